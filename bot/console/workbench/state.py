"""The state of the screen. It travels in the form itself, so nothing is lost with a session."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import policy_rules
from bot.console.workbench.dates import When
from bot.console.workbench.typed import ReadDate, facts_of
from policy_rules import Policy

Json = dict[str, Any]
Form = Mapping[str, str]
NOTE_LENGTH = 2000
LINE_LENGTH = 500
# No rule counts months or years out of the calendar from here.
YEARS = range(1900, 2200)
BAD_DATE = "请写成 2026-11-22 这样的日期。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One call.

    Attributes:
        call: a random key that counts the call once, however often it is decided.
        baseline: facts and day before a what-if.
        source: the worker's case code that the facts were taken from.
        read_as: dates typed in words, and how they were read.
    """

    call: str
    as_of: date
    facts: Json = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    read_as: dict[str, tuple[str, When]] = field(default_factory=dict)
    skipped: tuple[str, ...] = ()
    baseline: tuple[Json, date] | None = None
    line: str = ""
    asking: str | None = None
    number: str = ""
    source: str = ""
    note: str = ""
    follow_up: str = ""

    def knowing(self, facts: Json) -> "Work":
        """Hold these facts from now on. FactsError where the rules refuse them."""
        policy_rules.parse_facts(facts)
        return replace(self, facts=facts, problems={}, texts={}, read_as={})

    def baseline_json(self) -> str:
        """Write the baseline for its hidden field."""
        if self.baseline is None:
            return ""
        return json.dumps({"facts": self.baseline[0], "as_of": self.baseline[1].isoformat()}, ensure_ascii=False)


def work_from(policy: Policy, form: Form, *, today: date, call: str, read_date: ReadDate) -> Work:
    """Read the screen back from its form."""
    typed = facts_of(policy, form, read_date)
    as_of, wrong = _day(form.get("as_of", ""), today)
    problems = {**typed.problems, **({"as_of": wrong} if wrong else {})}
    return Work(
        call=form.get("call", "")[:64] or call,
        as_of=as_of,
        facts=typed.facts,
        problems=problems,
        texts=typed.texts,
        read_as=typed.read_as,
        skipped=tuple(name for name in form.get("skipped", "").split() if name),
        baseline=_baseline(form.get("baseline", "")),
        line=form.get("line", "")[:LINE_LENGTH],
        asking=form.get("asking") or None,
        number=form.get("number", "")[:16],
        source=form.get("source", "")[:16],
        note=form.get("note", "")[:NOTE_LENGTH],
        follow_up=form.get("follow_up", "").strip(),
    )


def _day(text: str, today: date) -> tuple[date, str]:
    if not text.strip():
        return today, ""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return today, BAD_DATE
    return (day, "") if day.year in YEARS else (today, BAD_DATE)


def _baseline(text: str) -> tuple[Json, date] | None:
    """Read the hidden field back. It comes from outside: whatever does not hold up is no baseline."""
    try:
        raw = json.loads(text)
        policy_rules.parse_facts(raw["facts"])
        as_of = date.fromisoformat(raw["as_of"])
        return (raw["facts"], as_of) if as_of.year in YEARS else None
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
