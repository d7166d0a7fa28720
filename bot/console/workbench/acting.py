"""What the buttons of the screen do: each turns the state that was sent into the next one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import policy_rules
from bot.console import reader
from bot.console.workbench import dates
from bot.console.workbench.merging import joined
from bot.console.workbench.proposal import Proposal, accepted, chosen, propose
from bot.console.workbench.state import Work
from policy_rules import Policy

Json = dict[str, Any]
Form = Mapping[str, str]
NOTHING_TYPED = "请先在上面写一句来电人说的话。"
NO_DATE = "没看懂这个日期，请再写一次；记不清就点“来电人不清楚”。"
GONE = "题目已经变了，请看新的问题。"
REFUSED = "这些情况合不到一起，请在表格里核对。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What came of a button.

    Attributes:
        rewritten: whether the form has to be written anew; else it stays as the agent left it.
        focus: where the keyboard goes on: line, confirm, question; empty: where it is.
    """

    work: Work
    proposal: Proposal | None = None
    rewritten: bool = False
    focus: str = ""
    message: str = ""
    unread: tuple[tuple[str, str], ...] = ()


Action = Callable[[Policy, Work, Form, str], Step]


def act(policy: Policy, work: Work, form: Form) -> Step:
    """Do what the pressed button says; without one, only decide."""
    word, _, argument = form.get("do", "").partition(":")
    step = ACTIONS[word](policy, work, form, argument) if word in ACTIONS else Step(work=work)
    if step.proposal is None and word in ("", "decide"):
        return replace(step, proposal=_pending(policy, work, form))
    return step


def _pending(policy: Policy, work: Work, form: Form) -> Proposal | None:
    """The proposal that is still on the screen."""
    text = form.get("heard", "")
    return _proposal(policy, work, text, form.get("heard_asking") or None) if text else None


def _proposal(policy: Policy, work: Work, text: str, asked: str | None, *, redacted: bool = False) -> Proposal:
    reading = reader.reading_of(text, work.as_of, asked)
    return propose(policy, work.facts, reading, text=text, asked=asked, redacted=redacted)


def _read(policy: Policy, work: Work, form: Form, _: str) -> Step:
    line = work.line.strip()
    if not line:
        return Step(
            work=work, message="" if form.get("heard") else NOTHING_TYPED, proposal=_pending(policy, work, form)
        )
    text = reader.redacted(line)
    proposal = _proposal(policy, work, text, work.asking, redacted=text != line)
    reading = reader.reading_of(text, work.as_of, work.asking)
    unread = [("ambiguous", word) for word in reading["ambiguous"]]
    unread += [] if proposal.understood else [("unread", text)]
    # A line that was not understood stays, to be put in other words.
    left = "" if proposal.understood else line
    return Step(
        work=replace(work, line=left),
        proposal=proposal,
        rewritten=True,
        focus="confirm" if proposal.understood else "line",
        unread=tuple(unread),
    )


def _take(policy: Policy, work: Work, form: Form, _: str) -> Step:
    text, asked = form.get("heard", ""), form.get("heard_asking") or None
    reading = reader.reading_of(text, work.as_of, asked)
    taken = set(form.get("take", "").split(","))
    facts = accepted(policy, work.facts, reading, asked, taken)
    facts = chosen(policy, facts, reading, [form.get(f"clarify.{at}") for at in range(len(reading["clarify"]))])
    return _known(work, facts, focus="line")


def _drop(policy: Policy, work: Work, form: Form, _: str) -> Step:
    del policy, form
    return Step(work=work, rewritten=True, focus="line")


def _resume(policy: Policy, work: Work, form: Form, _: str) -> Step:
    """Show a call again that the page had been left in the middle of."""
    return Step(work=work, proposal=_pending(policy, work, form), rewritten=True)


def _answer(policy: Policy, work: Work, form: Form, value: str) -> Step:
    del form
    try:
        facts = policy_rules.apply_choice(policy, work.facts, work.asking or "", value)
    except KeyError:
        return Step(work=work, message=GONE)
    return _known(work, facts, focus="question")


def _answer_date(policy: Policy, work: Work, form: Form, _: str) -> Step:
    asked = work.asking or ""
    fact, _, level = asked.partition(".")
    when = dates.typed(form.get("answered_when", ""), lambda text: reader.date_in_words(text, asked, work.as_of))
    if when is None or fact not in policy.declarations.facts:
        return Step(work=work, message=NO_DATE, focus="question")
    told = {fact: {level: when}} if level else {fact: when}
    return _known(work, joined(policy, work.facts, told), focus="question")


def _skip(policy: Policy, work: Work, form: Form, _: str) -> Step:
    del policy, form
    return Step(work=replace(work, skipped=(*work.skipped, work.asking or "")), focus="question")


def _suppose(policy: Policy, work: Work, form: Form, _: str) -> Step:
    """Begin a what-if: with what the caller supposed, or with changes still to be made in the form."""
    facts, text, asked = work.facts, form.get("heard", ""), form.get("heard_asking") or None
    baseline = work.baseline or (facts, work.as_of)
    if text:
        facts = joined(policy, facts, reader.reading_of(text, work.as_of, asked)["hypothetical"], asking=asked)
    step = _known(work, facts, focus="")
    return replace(step, work=replace(step.work, baseline=baseline))


def _keep(policy: Policy, work: Work, form: Form, _: str) -> Step:
    del policy, form
    return Step(work=replace(work, baseline=None), rewritten=True, focus="question")


def _revert(policy: Policy, work: Work, form: Form, _: str) -> Step:
    del policy, form
    facts, as_of = work.baseline or (work.facts, work.as_of)
    return Step(work=replace(work.knowing(facts), as_of=as_of, baseline=None), rewritten=True, focus="question")


def _known(work: Work, facts: Json, *, focus: str) -> Step:
    try:
        known = work.knowing(facts)
    except policy_rules.FactsError:
        return Step(work=work, message=REFUSED)
    return Step(work=replace(known, skipped=work.skipped), rewritten=True, focus=focus)


ACTIONS: Mapping[str, Action] = {
    "read": _read,
    "take": _take,
    "drop": _drop,
    "resume": _resume,
    "answer": _answer,
    "answer_date": _answer_date,
    "skip": _skip,
    "suppose": _suppose,
    "keep": _keep,
    "revert": _revert,
}
