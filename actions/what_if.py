"""What would be different; nothing of it is kept."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from actions import rules
from actions.later import later
from actions.merging import merge
from actions.reply import ReplyAction
from actions.session import Session
from actions.wording import names
from actions.wording.dates import day
from actions.wording.difference import difference
from actions.wording.earliest import earliest
from actions.wording.facts import read_back
from actions.wording.pathways import waiting

_NO_BREAK = re.compile("(?:没有?|冇|不)(?:停|断|中断|间断|转岗|离开)")
_BY_THEN = re.compile("今年|明年|后年|下个?月|年底|到时候")
_EMPLOYER = re.compile("企业|单位|公司|跳槽|转正|换工作|辞职|出来做|国企|厂")


class ActionWhatIf(ReplyAction):
    """如果我明年考到技师呢; 如果我再干一年."""

    action_name = "action_what_if"
    lists_prizes = False

    def say(self, session: Session) -> list[str]:
        """Show the difference."""
        supposed = dict(session.reading.get("hypothetical") or {}) or _without_the_break(session)
        as_of = later(session.today, session.text)
        if not supposed and as_of == session.today:
            return _unclear(session)
        supposed = _dated(supposed, as_of)
        facts = merge(session.facts, supposed, replace=True).facts
        if rules.problem_of(facts):
            return ["utter_what_if_unclear"]
        said = [read_back(supposed)] if supposed else []
        if as_of != session.today:
            said.append(f"到{day(as_of.isoformat())}")
        return [difference(session.decision, rules.decide(facts, as_of), "，".join(said), rules.label)]


def _unclear(session: Session) -> list[str]:
    """明年就行了？ asks for the day; a move to nobody knows where is asked about."""
    if _EMPLOYER.search(session.text):
        return ["utter_what_if_which_employer"]
    if waiting(session.decision) and _BY_THEN.search(session.text):
        return [earliest(session.decision, None)]
    return ["utter_what_if_unclear"]


def _without_the_break(session: Session) -> dict[str, Any]:
    """如果没停呢: the work that was interrupted, as if it had not been."""
    if not _NO_BREAK.search(session.text):
        return {}
    return {fact: True for fact, value in session.facts.items() if names.is_work(fact) and value is not True}


def _dated(supposed: dict[str, Any], day: date) -> dict[str, Any]:
    """A certificate that is only supposed is obtained on the day of the supposition, if no other was said."""
    dated = dict(supposed)
    for fact in names.level_facts():
        if supposed.get(fact):
            levels = {level: when or day.isoformat() for level, when in supposed[fact].items()}
            dated[fact] = levels
    return dated
