"""What would be different; nothing of it is kept."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from actions import rules
from actions.merging import merge
from actions.reply import ReplyAction
from actions.session import Session
from actions.wording.dates import day
from actions.wording.difference import difference
from actions.wording.facts import read_back


class ActionWhatIf(ReplyAction):
    """如果我明年考到技师呢; 如果我再干一年."""

    action_name = "action_what_if"

    def say(self, session: Session) -> list[str]:
        """Show the difference."""
        supposed = dict(session.reading.get("hypothetical") or {})
        later = _later(session.today, supposed.pop("later", None))
        if not supposed and later == session.today:
            return ["utter_what_if_unclear"]
        facts = merge(session.facts, supposed, replace=True).facts
        if rules.problem_of(facts):
            return ["utter_what_if_unclear"]
        return [difference(session.decision, rules.decide(facts, later), _said(supposed, session.today, later))]


def _later(today: date, later: dict[str, Any] | None) -> date:
    """The day that "another year of work" leads to."""
    if not later:
        return today
    return today + timedelta(days=int(later.get("days") or 0))


def _said(supposed: dict[str, Any], today: date, later: date) -> str:
    parts = [read_back(supposed)] if supposed else []
    if later != today:
        parts.append(f"到{day(later.isoformat())}")
    return "，".join(parts)
