"""Keeping a caller as a case, and opening cases again: an agent's own, or a worker's by the code they read out."""

from dataclasses import replace
from datetime import date
from typing import Any

import policy_rules
from bot.console import reader, worker_codes
from bot.console.desk import Desk
from bot.console.recording import pseudonym, write
from bot.console.signing_in import Agent
from bot.console.workbench.acting import Step
from bot.console.workbench.answering import Answer, answer
from bot.console.workbench.state import NOTE_LENGTH, Work
from bot.storage.console_cases import CaseRecord
from bot.storage.records import ConversationRecord

Json = dict[str, Any]
NOTHING_TO_KEEP = "还没有记下任何情况，没有保存。"
WHAT_IF = "正在试算假设。请先点“采用假设”或“回到原来”，再保存。"
# Stands for the case code of a case that was kept earlier; no code contains such characters.
FROM_WORKER = "(kept)"
BAD_DATE = "跟进日期请写成 2026-11-22 这样，没有保存。"
NO_CASE = "没有这个案件，或者不是您的案件。"
NO_WORKER = "没有这个办事码，请核对后再输一次。"


def kept(desk: Desk, agent: Agent, work: Work) -> Step:
    """Save the call as a case, or save it again."""
    answered = answer(desk.policy, work)
    if not work.facts or answered.decision is None:
        return Step(work=work, message=NOTHING_TO_KEEP)
    if work.baseline is not None:
        return Step(work=work, message=WHAT_IF)
    try:
        follow_up = date.fromisoformat(work.follow_up) if work.follow_up else answered.earliest
    except ValueError:
        return Step(work=work, message=BAD_DATE)
    saved = _save(desk, agent, work, answered, follow_up)
    if saved is None:
        return Step(work=work, message=NO_CASE)
    write(desk, agent, "save_case", saved.number)
    day = saved.follow_up.isoformat() if saved.follow_up else ""
    now = replace(work, number=saved.number, note=saved.note, follow_up=day)
    return Step(work=now, rewritten=True, message=f"已保存，案件号 {saved.number}。")


def _save(desk: Desk, agent: Agent, work: Work, answered: Answer, follow_up: date | None) -> CaseRecord | None:
    decision = answered.decision or {}
    now, source = desk.now(), _source(desk, agent, work)
    case = CaseRecord(
        number=work.number,
        account_id=agent.id,
        conversation_id=source.id if source else None,
        policy=desk.policy.id,
        policy_version=decision["policy_version"],
        as_of=work.as_of,
        facts=work.facts,
        decision=decision,
        note=reader.redacted_note(work.note)[:NOTE_LENGTH],
        follow_up=follow_up,
        done=False,
        created_at=now,
        updated_at=now,
    )
    if not work.number:
        return desk.cases.add(case, desk.today())
    return case if desk.cases.update(case) else None


def _source(desk: Desk, agent: Agent, work: Work) -> ConversationRecord | None:
    return worker_codes.find(desk, agent, work.source) if work.source not in ("", FROM_WORKER) else None


def reopened(desk: Desk, agent: Agent, work: Work, number: str) -> Step:
    """Return the screen with the facts of an own case; decided anew, under today's policy."""
    case = desk.cases.find(agent.id, number)
    if case is None:
        return Step(work=work, message=NO_CASE, focus="line")
    write(desk, agent, "open_case", number)
    day = case.follow_up.isoformat() if case.follow_up else ""
    source = FROM_WORKER if case.conversation_id else ""
    opened = replace(_with(work, case.facts), number=case.number, note=case.note, follow_up=day, source=source)
    return Step(work=opened, focus="line")


def taken_over(desk: Desk, agent: Agent, work: Work, code: str) -> Step:
    """Return the screen with the facts of a worker's case; decided anew, under today's policy."""
    conversation = worker_codes.find(desk, agent, code)
    if conversation is None:
        return Step(work=work, message=NO_WORKER, focus="line")
    write(desk, agent, "take_over_case", pseudonym(desk, conversation.id))
    return Step(work=replace(_with(work, conversation.facts), source=code), focus="line")


def _with(work: Work, facts: Json) -> Work:
    """The facts as they were kept; what the rules of today no longer know is left out."""
    known: Json = {}
    for name, value in facts.items():
        try:
            policy_rules.parse_facts({name: value})
        except policy_rules.FactsError:
            continue
        known[name] = value
    return work.knowing(known)
