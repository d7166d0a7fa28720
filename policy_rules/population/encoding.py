"""From the different values of each column to the arrays of :class:`People`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from policy_rules.dates import NEVER, Interval
from policy_rules.facts.declarations import (
    AwardsFact,
    BoolFact,
    ChoiceFact,
    DaysFact,
    FactDeclarations,
    LevelsFact,
    SetFact,
    WhenFact,
    WorkFact,
)
from policy_rules.facts.model import Facts, FactValue, Work
from policy_rules.population.arrays import NEVER_TOLD, Bools, Rows, as_date
from policy_rules.population.people import Coded, Ladder, People, Span, Told, WorkDone, narrow

NO_DAY = Interval(NEVER, NEVER)


@dataclass(frozen=True, slots=True)
class Column:
    """The values of a column, each once, and which one each person has; ``None`` is "not known"."""

    values: Sequence[FactValue | None]
    places: Rows

    def where(self, true: Sequence[bool]) -> Bools:
        """For whom the entry of their value is true."""
        found: Bools = np.array(true, np.bool_)[self.places]
        return found


@dataclass(frozen=True, slots=True)
class Columns:
    """A batch as it was read.

    Attributes:
        size: how many people.
        facts: columns of whole facts.
        levels: columns of single levels of a levels fact, intervals.
    """

    size: int
    facts: dict[str, Column] = field(default_factory=dict)
    levels: dict[tuple[str, str], Column] = field(default_factory=dict)

    def facts_of(self, row: int) -> Facts:
        """The facts of one person."""
        values: dict[str, FactValue] = {}
        for fact, column in self.facts.items():
            value = column.values[column.places[row]]
            if value is not None:
                values[fact] = dict(value) if isinstance(value, dict) else value
        for (fact, level), column in self.levels.items():
            value = column.values[column.places[row]]
            if value is not None:
                held = values.setdefault(fact, {})
                assert isinstance(held, dict)
                assert isinstance(value, Interval)
                held[level] = value
        return Facts(values, values)


def columns_of(people: Sequence[Facts], declarations: FactDeclarations) -> Columns:
    """The columns of people whose facts are there already."""
    columns = Columns(len(people))
    for fact in declarations.facts:
        values = [facts.get(fact) for facts in people]
        different: dict[str, int] = {}
        distinct: list[FactValue | None] = []
        places = np.empty(len(values), np.intp)
        for row, value in enumerate(values):
            key = repr(sorted(value) if isinstance(value, frozenset) else value)
            if key not in different:
                different[key] = len(distinct)
                distinct.append(value)
            places[row] = different[key]
        if any(value is not None for value in distinct):
            columns.facts[fact] = Column(distinct, places)
    return columns


def encode(columns: Columns, declarations: FactDeclarations, as_of: int) -> People:
    """The arrays; what is already held ends on the day asked about, as in :meth:`Interval.seen_on`."""
    people = People(columns.size, columns.facts_of)
    for fact, column in columns.facts.items():
        declaration = declarations.facts[fact]
        if isinstance(declaration, ChoiceFact | SetFact | AwardsFact):
            people.coded[fact] = _coded(column)
        elif isinstance(declaration, BoolFact):
            yes = column.where([value is True for value in column.values])
            people.flags[fact] = Told(yes, column.where([value is False for value in column.values]))
        elif isinstance(declaration, WorkFact):
            people.works[fact] = _work(column)
        elif isinstance(declaration, DaysFact):
            people.days[fact] = _numbers(column, [value if isinstance(value, int) else 0 for value in column.values])
        elif isinstance(declaration, WhenFact):
            people.whens[fact] = _span(column, [_interval(value) for value in column.values], as_of)
    for fact, declaration in declarations.facts.items():
        if isinstance(declaration, LevelsFact):
            _add_ladder(people, columns, fact, declaration, as_of)
    return people


def _add_ladder(people: People, columns: Columns, fact: str, declaration: LevelsFact, as_of: int) -> None:
    whole = columns.facts.get(fact)
    told: dict[str, Span] = {}
    known = np.zeros(columns.size, np.bool_)
    if whole is not None:
        known = whole.where([value is not None for value in whole.values])
    for level in (*declaration.levels, *declaration.groups):
        spans = []
        if whole is not None and any(level in held for held in map(_held, whole.values)):
            spans.append(_span(whole, [_held(value).get(level) for value in whole.values], as_of))
        own = columns.levels.get((fact, level))
        if own is not None:
            spans.append(_span(own, [_interval(value) for value in own.values], as_of))
        if spans:
            told[level] = _joined(spans)
            known = known | (told[level].earliest != NEVER_TOLD)
    if told or whole is not None:
        people.ladders[fact] = Ladder(known, told)


def _joined(spans: list[Span]) -> Span:
    """A level may be told in its own column or in that of the fact; the reader refuses rows where both differ."""
    if len(spans) == 1:
        return spans[0]
    first, second = spans
    if first.exact and second.exact:
        earliest = np.minimum(first.earliest, second.earliest)
        return Span(earliest, earliest)
    return Span(np.minimum(first.earliest, second.earliest), np.minimum(first.latest, second.latest))


def _coded(column: Column) -> Coded:
    values: list[str | frozenset[str] | tuple[object, ...] | None] = []
    for value in column.values:
        assert value is None or isinstance(value, str | frozenset | tuple)
        values.append(value)
    return Coded(narrow(column.places, len(values)), tuple(values))  # type: ignore[arg-type]


def _span(column: Column, values: Sequence[Interval | None], as_of: int) -> Span:
    seen = [NO_DAY if value is None else value.seen_on(as_of) for value in values]
    earliest = np.array([as_date(value.earliest) for value in seen], np.uint16)[column.places]
    if all(value.earliest == value.latest for value in seen):
        return Span(earliest, earliest)
    return Span(earliest, np.array([as_date(value.latest) for value in seen], np.uint16)[column.places])


def _work(column: Column) -> WorkDone:
    gaps = [value.gap_days if isinstance(value, Work) else None for value in column.values]
    told = [value is not None for value in column.values]
    never = [one and gap is None for one, gap in zip(told, gaps, strict=True)]
    return WorkDone(
        column.where(told),
        ~column.where(never),
        _numbers(column, [gap or 0 for gap in gaps]),
        np.flatnonzero(column.where([bool(gap) for gap in gaps])),
    )


def _numbers(column: Column, values: Sequence[int]) -> NDArray[np.int32]:
    found: NDArray[np.int32] = np.array(values, np.int32)[column.places]
    return found


def _interval(value: FactValue | None) -> Interval | None:
    assert value is None or isinstance(value, Interval)
    return value


def _held(value: FactValue | None) -> Mapping[str, Interval]:
    return value if isinstance(value, dict) else {}
