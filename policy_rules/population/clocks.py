"""Nodes that time makes true. The counterpart of ``conditions.clocks``.

A clock is a conjunction of its start (levels and dates) and of the work since; what matters to the one does not depend
on the other, so each is asked for by itself. Only a clock that waits for another one is a node of one piece.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import numpy as np

from policy_rules.conditions.clocks import Clock, HeldLevels, Service
from policy_rules.conditions.terms import SATISFIED, UNSATISFIABLE, Terms
from policy_rules.dates import NEVER, anniversary
from policy_rules.facts.declarations import FactDeclarations, WorkFact
from policy_rules.facts.situation import Situation
from policy_rules.population import arrays
from policy_rules.population.arrays import NEVER_TOLD, Bools, Dates, Days, Plane, Rows, Truth, plane
from policy_rules.population.crowd import Crowd
from policy_rules.population.nodes import Bound, Node, Onsets, latest, static_onset, truth_of, within
from policy_rules.population.people import Span, Told

Made = TypeVar("Made")


class StartNode:
    """The years since any of some levels was obtained, with the days of other work added."""

    def __init__(self, clock: Clock, declarations: FactDeclarations) -> None:
        self._clock = clock
        self._during = clock.during
        self._years = clock.years
        self._extra = clock.extra_days if clock.years else 0
        own = {held.fact for held in clock.since}
        self.facts = frozenset(own | {name for fact in own for name in declarations.denials(fact)})

    def truth(self, crowd: Crowd) -> Truth:
        """See :class:`Node`."""
        best, worst = self.starts(crowd)
        limit = self.limit(crowd)
        best_ever, worst_ever = crowd.once(("ever", self._clock.since), lambda: _twice(_told, best, worst))
        best_now, worst_now = _twice(lambda dates: plane(dates <= limit), best, worst)
        return Truth(best_now, best_ever, worst_now, worst_ever)

    def onset(self, crowd: Crowd, rows: Rows) -> Onsets:
        """See :class:`Node`."""
        best, worst = self.starts(crowd)
        gap = crowd.work(self._during).gap_days[rows] if self._during else np.int32(0)
        return Onsets(*_twice(lambda dates: self.later(arrays.reached(dates[rows], self._years), gap), best, worst))

    def bits(self, crowd: Crowd, bound: Bound) -> list[Bools]:
        """See :class:`Node`."""
        return within(truth_of(self, crowd), bound, crowd, self.level_bits(crowd, bound))

    def level_bits(self, crowd: Crowd, bound: Bound) -> list[Bools]:
        """Which levels may have been obtained early enough, and what one has to ask for them."""
        limit = self.limit(crowd) if bound == "now" else NEVER_TOLD - np.uint16(1)
        found: list[Bools] = []
        for held in self._clock.since:
            levels = crowd.levels(held.fact)
            found.append(levels.known)
            found += [levels.best[level] <= limit for level in held.levels]
            found += [levels.by_fact[level] for level in held.levels if level in levels.by_fact]
        return found

    def terms(self, situation: Situation, bound: int) -> Terms:
        """See :class:`Node`."""
        gap = situation.work(self._during).gap_days if self._during else 0
        days = 0 if gap in (None, NEVER) else gap
        own = replace(self._clock, during=None, after=None, extra_days=self._extra + (days or 0))
        return own.terms(situation, bound)

    def implies(self, other: StartNode) -> bool:
        """Whether whatever satisfies this clock satisfies the other one, which only asks for holding a level."""
        if other._years or other._during is not None:
            return False
        wider = {held.fact: set(held.levels) for held in other._clock.since}
        return all(set(held.levels) <= wider.get(held.fact, set()) for held in self._clock.since)

    def starts(self, crowd: Crowd) -> tuple[Dates, Dates]:
        """The first days on which one of the levels was held, in the best and in the worst case."""
        return crowd.once(("starts", self._clock.since), lambda: _starts(crowd, self._clock.since))

    def limit(self, crowd: Crowd) -> Dates | np.uint16:
        """The latest start with which the years are full on the day asked about."""
        key = ("limit", self._years, self._during, self._extra)
        return crowd.once(key, lambda: self._limit(crowd))

    def later(self, days: Days, gap: Days | np.int32) -> Days:
        """Anniversaries moved by the days that do not count; "long ago" and "never" stay what they are."""
        moved: Days = days + (gap + np.int32(self._extra)) * ((days > 0) & (days < NEVER))
        return moved.astype(np.int32)

    def _limit(self, crowd: Crowd) -> Dates | np.uint16:
        day = crowd.as_of - self._extra
        plain: np.uint16 = arrays.latest_starts(self._years, day, 0)[0]
        work = crowd.work(self._during) if self._during else None
        if work is None or not len(work.with_gap):
            return plain
        gaps = work.gap_days[work.with_gap]
        found = np.full(crowd.size, plain, np.uint16)
        found[work.with_gap] = arrays.latest_starts(self._years, day, int(gaps.max()))[gaps]
        return found


class WorkNode:
    """Work in the field since a certificate: yes, no, or not known."""

    def __init__(self, during: str, declarations: FactDeclarations) -> None:
        self._during = during
        names = [during]
        while isinstance(declaration := declarations.facts[names[-1]], WorkFact) and declaration.defaults_to:
            names.append(declaration.defaults_to)
        self.facts = frozenset(names)
        self._names = names

    def truth(self, crowd: Crowd) -> Truth:
        """See :class:`Node`."""
        work = crowd.work(self._during)
        return Truth.of_static(plane(work.possible), plane(work.possible & work.told))

    def onset(self, crowd: Crowd, rows: Rows) -> Onsets:
        """See :class:`Node`."""
        return static_onset(truth_of(self, crowd), crowd, rows)

    def bits(self, crowd: Crowd, bound: Bound) -> list[Bools]:
        """See :class:`Node`."""
        return within(truth_of(self, crowd), bound, crowd, [])

    def terms(self, situation: Situation, bound: int) -> Terms:
        """See :class:`Node`."""
        del bound
        work = situation.work(self._during)
        if work.gap_days is None:
            return [{(work.missing,): frozenset({"worked"})}]
        return UNSATISFIABLE if work.gap_days == NEVER else SATISFIED


class WaitingClockNode:
    """A clock that starts only after another one has run out."""

    def __init__(self, clock: Clock, after: tuple[Node, ...], declarations: FactDeclarations) -> None:
        self._clock = clock
        self._after = after
        self._start = StartNode(clock, declarations)
        self._work = WorkNode(clock.during, declarations) if clock.during else None
        parts: tuple[Node, ...] = (self._start, *((self._work,) if self._work else ()), *after)
        self.facts = frozenset().union(*(part.facts for part in parts))

    def truth(self, crowd: Crowd) -> Truth:
        """See :class:`Node`."""
        onset, day = self.onset(crowd, np.arange(crowd.size)), np.int32(crowd.as_of)
        return Truth(*(plane(days <= limit) for days in (onset.best, onset.worst) for limit in (day, NEVER - 1)))

    def onset(self, crowd: Crowd, rows: Rows) -> Onsets:
        """See :class:`Node`."""
        best, worst = self._start.starts(crowd)
        after = latest([node.onset(crowd, rows) for node in self._after])
        first = np.maximum(arrays.reached(best[rows], 0), after.best)
        last = np.maximum(arrays.reached(worst[rows], 0), after.worst)
        first, last = (arrays.reached_from(days, self._clock.years) for days in (first, last))
        gap = crowd.work(self._clock.during).gap_days[rows] if self._clock.during else np.int32(0)
        first, last = self._start.later(first, gap), self._start.later(last, gap)
        if self._work is None:
            return Onsets(first, last)
        work = self._work.onset(crowd, rows)
        return Onsets(np.maximum(first, work.best), np.maximum(last, work.worst))

    def bits(self, crowd: Crowd, bound: Bound) -> list[Bools]:
        """See :class:`Node`."""
        inner = self._start.bits(crowd, bound)
        for node in (*((self._work,) if self._work else ()), *self._after):
            inner += node.bits(crowd, bound)
        return within(truth_of(self, crowd), bound, crowd, inner)

    def terms(self, situation: Situation, bound: int) -> Terms:
        """See :class:`Node`."""
        return self._clock.terms(situation, bound)


class ServiceNode:
    """See :class:`Service`."""

    def __init__(self, condition: Service) -> None:
        self._service = condition
        self.facts = condition.facts()

    def truth(self, crowd: Crowd) -> Truth:
        """See :class:`Node`."""
        span, answer = self._told(crowd)
        untold = span.earliest == NEVER_TOLD
        limit = self._limit(crowd)
        return Truth(
            plane((span.earliest <= limit) | (untold & ~answer.no)),
            crowd.everybody,
            plane((span.latest <= limit) | (untold & answer.yes)),
            plane(~untold | answer.yes | answer.no),
        )

    def onset(self, crowd: Crowd, rows: Rows) -> Onsets:
        """See :class:`Node`."""
        service = self._service
        span, answer = self._told(crowd)
        days = np.int32(service.extra_days) + (self._gap(crowd)[rows])
        first, last = (
            _moved(arrays.reached(dates[rows], service.years), days) for dates in (span.earliest, span.latest)
        )
        untold, yes, no = span.earliest[rows] == NEVER_TOLD, answer.yes[rows], answer.no[rows]
        first[untold], last[untold & yes] = 0, 0
        first[untold & no] = crowd.as_of + 1
        last[untold & no] = anniversary(crowd.as_of, service.years) + service.extra_days
        return Onsets(first, last)

    def bits(self, crowd: Crowd, bound: Bound) -> list[Bools]:
        """See :class:`Node`."""
        return within(truth_of(self, crowd), bound, crowd, [])

    def terms(self, situation: Situation, bound: int) -> Terms:
        """See :class:`Node`."""
        return self._service.terms(situation, bound)

    def _told(self, crowd: Crowd) -> tuple[Span, Told]:
        """The first day, and the plain yes or no that stands for both where that day was not told."""
        return crowd.span(self._service.since), crowd.told(self._service.or_told)

    def _gap(self, crowd: Crowd) -> Days:
        gap = crowd.people.days.get(self._service.without) if self._service.without else None
        return np.zeros(crowd.size, np.int32) if gap is None else gap

    def _limit(self, crowd: Crowd) -> Dates:
        gap = self._gap(crowd)
        day = crowd.as_of - self._service.extra_days
        limits = arrays.latest_starts(self._service.years, day, int(gap.max(initial=0)))
        found = np.full(crowd.size, limits[0], np.uint16)
        rows = np.flatnonzero(gap)
        found[rows] = limits[gap[rows]]
        return found


def _moved(days: Days, more: Days) -> Days:
    return days + more * ((days > 0) & (days < NEVER))


def _twice(make: Callable[[Dates], Made], best: Dates, worst: Dates) -> tuple[Made, Made]:
    """The same of both; once if they are one array."""
    made = make(best)
    return made, made if best is worst else make(worst)


def _told(dates: Dates) -> Plane:
    return plane(dates != NEVER_TOLD)


def _starts(crowd: Crowd, since: tuple[HeldLevels, ...]) -> tuple[Dates, Dates]:
    first, *others = (_lowest(crowd, held.fact, held.levels) for held in since)
    for other in others:
        lowest = np.minimum(first[0], other[0])
        exact = first[0] is first[1] and other[0] is other[1]
        first = lowest, lowest if exact else np.minimum(first[1], other[1])
    return first


def _lowest(crowd: Crowd, fact: str, names: tuple[str, ...]) -> tuple[Dates, Dates]:
    """The first day on which one of the levels was held; what is found for the higher ones is used again."""
    levels = crowd.levels(fact)
    best, worst = levels.best[names[0]], levels.worst[names[0]]
    if len(names) == 1:
        return best, worst
    higher_best, higher_worst = crowd.once((fact, names[1:]), lambda: _lowest(crowd, fact, names[1:]))
    lowest = np.minimum(best, higher_best)
    return lowest, lowest if best is worst and higher_best is higher_worst else np.minimum(worst, higher_worst)


def without_implied(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """A conjunction without "holds a level" where "so long since holding it" stands beside it."""
    clocks = [node for node in nodes if isinstance(node, StartNode)]
    implied = {
        node
        for place, node in enumerate(clocks)
        if any(
            other.implies(node) and not (node.implies(other) and place < index)
            for index, other in enumerate(clocks)
            if other is not node
        )
    }
    return tuple(node for node in nodes if node not in implied)
