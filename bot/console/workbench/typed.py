"""From the fields of the form to facts. A field that cannot be read stands as typed, with a sentence beside it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import policy_rules
from bot.console.workbench import dates
from policy_rules import Policy
from policy_rules.dates import parse_when
from policy_rules.facts.declarations import FactDeclaration, LevelsFact

Json = dict[str, Any]
Form = Mapping[str, str]
NONE_HELD = "none"
UNTOLD = "?"
GAP = "gap"
YES_NO = {"true": True, "false": False}
# From words and the fact (or level) they are about to a date.
ReadDate = Callable[[str, str], dates.When | None]
CANNOT_READ = "没看懂这个日期。可以写 2021、2021-06、2021-06-15、2021-03~2021-09，或“去年9月”。"
IMPOSSIBLE = "这个值不可能成立，请核对。"
MOST_DIGITS = 6
NO_NUMBER = "请填天数，比如 180。"


@dataclass
class Typed:
    """What the form says: facts, what is wrong with fields that cannot be read, and how words became dates."""

    facts: Json = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    read_as: dict[str, tuple[str, dates.When]] = field(default_factory=dict)


def facts_of(policy: Policy, form: Form, read_date: ReadDate) -> Typed:
    """Read every field."""
    result = Typed()
    for name, declaration in policy.declarations.facts.items():
        value = _Reader(name, form, read_date, result).value(declaration)
        if value is not None and _holds(policy, name, value, result):
            result.facts[name] = value
    return result


def _holds(policy: Policy, name: str, value: object, result: Typed) -> bool:
    try:
        policy_rules.parse_facts({name: value})
    except policy_rules.FactsError as error:
        result.problems.setdefault(error.key if _has_label(policy, error.key) else name, IMPOSSIBLE)
        return False
    return True


def _has_label(policy: Policy, place: str) -> bool:
    """Tell whether the page can name a place; one that was made up has no name."""
    try:
        policy.declarations.label(place)
    except KeyError:
        return False
    return True


class _Reader:
    """The fields of one fact."""

    def __init__(self, name: str, form: Form, read_date: ReadDate, result: Typed) -> None:
        self._name = name
        self._form = form
        self._read_date = read_date
        self._result = result

    def value(self, declaration: FactDeclaration) -> object:
        """Return the fact in the shape of the contract, or None where nothing was asked yet."""
        readers: dict[str, Callable[[FactDeclaration], object]] = {
            "choice": lambda _: self._text() or None,
            "bool": lambda _: YES_NO.get(self._text()),
            "levels": self._levels,
            "work": lambda _: self._work(),
            "awards": lambda _: self._awards(),
            "set": lambda _: self._set(),
            "when": lambda _: self._date("", self._name),
            "days": lambda _: self._number(self._text(), self._name),
        }
        return readers[declaration.type](declaration)

    def _text(self, part: str = "") -> str:
        return self._form.get(f"{self._name}{part}", "").strip()

    def _rows(self, part: str) -> list[tuple[int, str]]:
        """The rows that say something, or nothing at all from a first row that says none."""
        rows, index = [], 0
        while f"{self._name}.{part}.{index}" in self._form:
            text = self._text(f".{part}.{index}")
            if text:
                rows.append((index, text))
            index += 1
        return rows

    def _levels(self, declaration: FactDeclaration) -> Json | None:
        assert isinstance(declaration, LevelsFact)  # noqa: S101 - by its type
        rows = self._rows("level")
        if not rows:
            return None
        if rows[0] == (0, NONE_HELD):
            return {}
        return {
            level: self._date(f".when.{index}", f"{self._name}.{level}") for index, level in rows if level != NONE_HELD
        }

    def _set(self) -> list[str] | None:
        rows = self._rows("value")
        if not rows:
            return None
        return (
            [] if rows[0] == (0, NONE_HELD) else list(dict.fromkeys(value for _, value in rows if value != NONE_HELD))
        )

    def _awards(self) -> list[Json] | None:
        rows = self._rows("contest")
        if not rows:
            return None
        if rows[0] == (0, NONE_HELD):
            return []
        return [
            {"contest": None if contest == UNTOLD else contest, "prize": self._text(f".prize.{index}") or None}
            for index, contest in rows
            if contest != NONE_HELD
        ]

    def _work(self) -> bool | Json | None:
        text = self._text()
        if text != GAP:
            return YES_NO.get(text)
        days = self._number(self._text(".gap"), f"{self._name}.gap")
        return None if days is None else {"gap_days": days}

    def _number(self, text: str, place: str) -> int | None:
        if not text:
            if place.endswith(".gap"):
                self._complain(place, text, NO_NUMBER)
            return None
        if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS:
            return int(text)
        self._complain(place, text, NO_NUMBER)
        return None

    def _date(self, part: str, about: str) -> dates.When | None:
        text = self._text(part)
        if not text:
            return None
        when = dates.typed(text, lambda words: self._read_date(words, about))
        if when is None or not self._is_possible(when):
            self._complain(about, text, CANNOT_READ)
            return None
        if dates.written(when) != text:
            self._result.read_as[about] = (text, when)
        return when

    def _is_possible(self, when: dates.When) -> bool:
        try:
            parse_when(self._name, when)
        except policy_rules.FactsError:
            return False
        return True

    def _complain(self, place: str, text: str, sentence: str) -> None:
        self._result.problems[place] = sentence
        self._result.texts[place] = text
