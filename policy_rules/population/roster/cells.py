"""From the text of a cell to the value of a fact: into the JSON of contract §1, and through the one parser of facts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from policy_rules.errors import FactsError
from policy_rules.facts.declarations import (
    AwardsFact,
    BoolFact,
    ChoiceFact,
    FactDeclaration,
    FactDeclarations,
    LevelsFact,
    SetFact,
    WhenFact,
    WorkFact,
)
from policy_rules.facts.model import FactValue
from policy_rules.facts.parsing import parse
from policy_rules.population.roster import words

REMEMBERED = 100_000


@dataclass(frozen=True, slots=True)
class Bad:
    """Why a cell cannot be used, in Chinese."""

    reason: str


class CellReader:
    """Reads the cells of one column; the same text is read once.

    Args:
        declarations: the declarations of the facts.
        fact: the column's fact.
        level: the level, for a column that holds the dates of one level.
    """

    def __init__(self, declarations: FactDeclarations, fact: str, level: str | None = None) -> None:
        self._declarations = declarations
        self._fact = fact
        self._level = level
        self._declaration = declarations.facts[fact]
        self._seen: dict[str, FactValue | Bad | None] = {}

    def value(self, text: str) -> FactValue | Bad | None:
        """What a cell says; ``None`` when it says nothing."""
        if text not in self._seen:
            if len(self._seen) >= REMEMBERED:
                self._seen.clear()
            self._seen[text] = self._read(text)
        return self._seen[text]

    def raw(self, text: str) -> object:
        """The cell as JSON of contract §1; ``None`` when it says nothing."""
        cell = words.plain(text)
        if self._level is not None:
            return _level(cell, self._level)
        if cell.lower() in words.UNKNOWN:
            return None
        if cell.startswith(("{", "[")):
            return _json(cell)
        return _raw(self._declaration, cell)

    def _read(self, text: str) -> FactValue | Bad | None:
        try:
            raw = self.raw(text)
            if raw is None:
                return None
            value = parse({self._fact: raw}, self._declarations).get(self._fact)
        except FactsError as error:
            return Bad(f"{error.chinese}{HINTS[self._declaration.type]}")
        if self._level is None:
            return value
        assert isinstance(value, dict)
        return value[self._level]


HINTS = {
    "choice": "应为模板里列出的选项之一。",
    "bool": "应为“是”或“否”，不知道就留空。",
    "work": "应为“是”“否”，或中断的天数。",
    "when": "日期应写成 2021-06-15、2021-06 或 2021。",
    "days": "应为天数（整数）。",
    "levels": "日期应写成 2021-06-15、2021-06 或 2021；等级应为模板里列出的名称。",
    "set": "应为模板里列出的选项，用分号隔开；没有就写“无”。",
    "awards": "应写成“大赛:奖项”，用分号隔开；没有就写“无”。",
}


def _level(cell: str, level: str) -> object:
    """A cell of a level's column: its date; 有 held, the date not told; 无 or nothing: not listed."""
    if cell.lower() in words.UNKNOWN | words.NO:
        return None
    if cell.startswith("{"):
        return {level: _json(cell)}
    return {level: None if cell.lower() in words.HELD | words.UNTOLD else words.when(cell)}


def _raw(declaration: FactDeclaration, cell: str) -> object:
    if isinstance(declaration, ChoiceFact):
        return _named(declaration.values, cell)
    if isinstance(declaration, BoolFact):
        return _yes_or_no(cell)
    if isinstance(declaration, WorkFact):
        return _work(cell)
    if isinstance(declaration, WhenFact):
        return words.when(cell)
    if isinstance(declaration, LevelsFact | SetFact | AwardsFact):
        return _several(declaration, cell)
    return words.number(cell)


def _several(declaration: LevelsFact | SetFact | AwardsFact, cell: str) -> object:
    items = [] if cell.lower() in words.NONE else words.parts(cell)
    if isinstance(declaration, SetFact):
        return [_named(declaration.values, item) for item in items]
    if isinstance(declaration, AwardsFact):
        return [_award(declaration, *words.pair(item)) for item in items]
    names = {**declaration.levels, **declaration.group_labels}
    held: dict[str, object] = {}
    for item in items:
        level, day = words.pair(item)
        held[_named(names, level)] = None if day in words.UNTOLD else words.when(day)
    return held


def _award(declaration: AwardsFact, contest: str, prize: str) -> object:
    return {
        "contest": None if contest in words.UNTOLD else _named(declaration.contests, contest),
        "prize": None if prize in words.UNTOLD else _named(declaration.prizes, prize),
    }


def _yes_or_no(cell: str) -> object:
    word = cell.lower()
    return True if word in words.YES else False if word in words.NO else cell


def _work(cell: str) -> object:
    told = _yes_or_no(cell) if not cell.isdecimal() else cell
    if isinstance(told, bool):
        return told
    days = words.number(cell)
    return {"gap_days": days} if isinstance(days, int) else cell


def _named(labels: Mapping[str, str], word: str) -> str:
    """The id for a Chinese label; an id stays what it is."""
    return next((value for value, label in labels.items() if words.plain(label) == word), word)


def _json(cell: str) -> object:
    try:
        raw: object = json.loads(cell)
    except json.JSONDecodeError:
        return cell
    return raw
