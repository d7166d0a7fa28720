"""A batch of people seen on one day: defaults applied, every level with its best and worst case.

The counterpart of :class:`policy_rules.facts.situation.Situation`; the rules are the same, the person is a column.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TypeVar, cast

import numpy as np

from policy_rules.facts.declarations import BoolFact, FactDeclarations, LevelsFact, WorkFact
from policy_rules.population.arrays import NEVER_TOLD, Bools, Dates, Truth, any_of, long_ago_where, plane
from policy_rules.population.people import Coded, Ladder, People, Span, Told, WorkDone

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Levels:
    """Every level of a fact, from low to high.

    Attributes:
        known: whether anything is known of the fact; where not, every level may or may not be held.
        best: the earliest day on which a level can have been obtained, no day where it surely is not held.
        worst: the latest such day, no day where it may not be held at all.
        by_fact: of levels that may be meant by a group: where one has to ask for the fact, not for the level's date.
    """

    known: Bools
    best: dict[str, Dates]
    worst: dict[str, Dates]
    by_fact: dict[str, Bools]


class Crowd:
    """A batch on a day. Whatever is computed is kept for the other conditions of the batch.

    Args:
        people: the batch.
        declarations: the declarations of the facts.
        as_of: the day asked about.
    """

    def __init__(self, people: People, declarations: FactDeclarations, as_of: int) -> None:
        self.people = people
        self.size = people.size
        self.declarations = declarations
        self.as_of = as_of
        self.truths: dict[Hashable, Truth] = {}
        self._made: dict[Hashable, object] = {}
        self._none: Bools = np.zeros(self.size, np.bool_)
        self._all: Bools = np.ones(self.size, np.bool_)
        self.nobody = plane(self._none)
        self.everybody = plane(self._all)

    @property
    def layout(self) -> tuple[tuple[str, str], ...]:
        """The levels of which one may have to ask for the fact; it decides how many bits a clock has."""
        return self.once("layout", self._layout)

    def _layout(self) -> tuple[tuple[str, str], ...]:
        facts = [name for name, one in self.declarations.facts.items() if isinstance(one, LevelsFact)]
        return tuple((fact, level) for fact in facts for level in self.levels(fact).by_fact)

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What ``make`` gives, made once a batch."""
        if key not in self._made:
            self._made[key] = make()
        return cast("Made", self._made[key])

    def flag(self, fact: str) -> Told:
        """A bool fact, told or following from others."""
        return self.once(("flag", fact), lambda: self._flag(fact))

    def told(self, fact: str | None) -> Told:
        """A bool fact as it was told."""
        return self.people.flags.get(fact or "") or Told(self._none, self._none)

    def span(self, fact: str) -> Span:
        """A when fact."""
        never = np.full(self.size, NEVER_TOLD, np.uint16)
        return self.people.whens.get(fact) or Span(never, never)

    def coded(self, fact: str) -> Coded:
        """A fact with few different values."""
        return self.people.coded.get(fact) or Coded(np.zeros(self.size, np.uint8), (None,))

    def held(self, fact: str) -> Told:
        """Whether anything of a levels fact is held."""
        return self.once(("held", fact), lambda: self._held(fact))

    def levels(self, fact: str) -> Levels:
        """All levels of a levels fact."""
        return self.once(("levels", fact), lambda: self._levels(fact))

    def work(self, fact: str) -> WorkDone:
        """A work fact, or its default."""
        return self.once(("work", fact), lambda: self._work(fact))

    def _flag(self, fact: str) -> Told:
        told = self.told(fact)
        declaration = self.declarations.facts[fact]
        assert isinstance(declaration, BoolFact)
        if not declaration.true_if_any:
            return told
        sources = [self.source(name) for name in declaration.true_if_any]
        some = any_of((source.yes for source in sources), self.size)
        if not declaration.false_if_none:
            return Told(told.yes | (some & ~told.no), told.no)
        none = ~any_of((~source.no for source in sources), self.size)
        return Told(told.yes | some, (told.no & ~some) | (none & ~told.yes))

    def source(self, name: str) -> Told:
        """What a bool fact may follow from."""
        return self.flag(name) if isinstance(self.declarations.facts[name], BoolFact) else self.held(name)

    def _held(self, fact: str) -> Told:
        ladder = self._ladder(fact)
        some = any_of((span.earliest != NEVER_TOLD for span in ladder.told.values()), self.size)
        return Told(some, self._known(fact, ladder) & ~some)

    def _known(self, fact: str, ladder: Ladder) -> Bools:
        if self.declarations.levels(fact).empty_by_default:
            return self._all
        return any_of((ladder.known, *(self.told(name).no for name in self.declarations.denials(fact))), self.size)

    def _ladder(self, fact: str) -> Ladder:
        return self.people.ladders.get(fact) or Ladder(self._none, {})

    def _work(self, fact: str) -> WorkDone:
        told = self.people.works.get(fact)
        declaration = self.declarations.facts[fact]
        assert isinstance(declaration, WorkFact)
        if not declaration.defaults_to:
            return told or WorkDone(self._none, self._all, np.zeros(self.size, np.int32), np.zeros(0, np.intp))
        default = self.work(declaration.defaults_to)
        if told is None:
            return default
        gap_days = np.where(told.told, told.gap_days, default.gap_days)
        possible = np.where(told.told, told.possible, default.possible)
        return WorkDone(told.told | default.told, possible, gap_days, np.flatnonzero(gap_days))

    def _levels(self, fact: str) -> Levels:
        ladder = self._ladder(fact)
        declaration = self.declarations.levels(fact)
        known = self._known(fact, ladder)
        unknown = ~known
        gaps = self._may_have_gaps(declaration)
        vague = bool(gaps.any() or unknown.any())
        never = np.full(self.size, NEVER_TOLD, np.uint16)
        best: dict[str, Dates] = {}
        worst: dict[str, Dates] = {}
        above: Bools | None = None
        for level in reversed(declaration.levels):
            span = ladder.told.get(level)
            earliest = never if span is None else span.earliest
            best[level] = earliest
            if vague:
                open_ended = unknown.copy() if above is None else (above & gaps) | unknown
                open_ended &= earliest == NEVER_TOLD
                best[level] = np.minimum(earliest, long_ago_where(open_ended)) if open_ended.any() else earliest
            worst[level] = never if span is None else span.latest
            if vague and span is not None:
                held = earliest != NEVER_TOLD
                above = held if above is None else above | held
        by_fact: dict[str, Bools] = {}
        for group, members in declaration.groups.items():
            span = ladder.told.get(group)
            if span is not None:
                self._add_undetermined(declaration, span, members, gaps, best, worst, by_fact)
        return Levels(known, best, worst, by_fact)

    def _may_have_gaps(self, declaration: LevelsFact) -> Bools:
        """Whether a level that was not listed may have been held all the same."""
        return self._none if declaration.complete is None else ~self.told(declaration.complete).yes

    @staticmethod
    def _add_undetermined(  # noqa: PLR0917  # the three dicts are what it adds to
        declaration: LevelsFact,
        span: Span,
        members: tuple[str, ...],
        gaps: Bools,
        best: dict[str, Dates],
        worst: dict[str, Dates],
        by_fact: dict[str, Bools],
    ) -> None:
        """One of ``members`` is held, nobody said which: the lowest may be older, the others may not be held."""
        told = span.earliest != NEVER_TOLD
        for member in members:
            lowest = member == members[0]
            change = told & ((best[member] == NEVER_TOLD) | (best[member] == 0))
            first = np.where(gaps, 0, span.earliest) if lowest else span.earliest
            last = span.latest if lowest else NEVER_TOLD
            worst[member] = np.where(change, np.minimum(last, worst[member]), worst[member]).astype(np.uint16)
            best[member] = np.where(change, np.minimum(first, best[member]), best[member]).astype(np.uint16)
            by_fact[member] = by_fact[member] | change if member in by_fact else change
        order = list(declaration.levels)
        for level in order[: order.index(members[0])]:
            best[level] = np.where(told & gaps & (best[level] == NEVER_TOLD), 0, best[level]).astype(np.uint16)
