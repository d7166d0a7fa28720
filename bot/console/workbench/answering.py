"""The right-hand side: decision, next question, script, summary, difference."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import policy_rules
from bot.console.workbench.difference import Difference, difference
from bot.console.workbench.nearness import by_nearness
from bot.console.workbench.questions import next_question, takes_date
from bot.console.workbench.state import Work
from bot.console.workbench.wording import script, summary, verdict
from policy_rules import AskedQuestion, Policy

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What follows from the facts; `refused` where the day cannot be asked about."""

    decision: Json | None = None
    ways: tuple[Json, ...] = ()
    verdicts: dict[str, str] | None = None
    question: AskedQuestion | None = None
    dated: bool = False
    script: tuple[str, ...] = ()
    summary: str = ""
    earliest: date | None = None
    difference: Difference | None = None
    refused: str = ""


def answer(policy: Policy, work: Work) -> Answer:
    """Decide on what is known."""
    if work.as_of < policy.in_force_from:
        return Answer(refused=f"这份文件自 {policy.in_force_from} 起施行，请选这一天或以后的日期。")
    facts = policy_rules.parse_facts(work.facts)
    decided = policy_rules.decide(policy, facts, work.as_of)
    decision = decided.as_dict()
    question = next_question(policy, facts, decided, work.skipped)
    ways, supposed = by_nearness(_pathways(decision)), work.baseline is not None
    return Answer(
        decision=decision,
        ways=tuple(ways),
        verdicts={way["id"]: verdict(policy, way) for way in ways},
        question=question,
        dated=question is not None and takes_date(policy, question.fact),
        script=tuple(script(policy, decision, supposed=supposed)) if work.facts else (),
        summary=summary(policy, work.facts, decision, work.number or None, supposed=supposed) if work.facts else "",
        earliest=_earliest(ways),
        difference=_difference(policy, work, decision),
    )


def _pathways(decision: Json) -> list[Json]:
    found: list[Json] = decision["pathways"]
    return found


def _earliest(ways: list[Json]) -> date | None:
    """The first day on which something new opens."""
    days = [way["earliest_sure"] for way in ways if way["status"] == "not_yet" and not way["already_held"]]
    return date.fromisoformat(min(days)) if days else None


def _difference(policy: Policy, work: Work, decision: Json) -> Difference | None:
    if work.baseline is None or work.baseline[1] < policy.in_force_from:
        return None
    facts, as_of = work.baseline
    before = policy_rules.decide(policy, policy_rules.parse_facts(facts), as_of).as_dict()
    return difference(policy, (facts, before), (work.facts, decision))
