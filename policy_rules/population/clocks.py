"""Nodes that time makes true. The counterpart of ``conditions.clocks``.

A clock is a conjunction of its start (levels and dates) and of the work since; what matters to the one does not depend
on the other, so each is asked for by itself. Only a clock that waits for another one is a node of one piece.
"""

from __future__ import annotations

from dataclasses import replace
from functools import reduce

import numpy as np

from policy_rules.conditions.clocks import Clock, HeldLevels, Service
from policy_rules.conditions.terms import SATISFIED, UNSATISFIABLE, Terms
from policy_rules.dates import NEVER
from policy_rules.facts.declarations import FactDeclarations, WorkFact
from policy_rules.facts.situation import Situation
from policy_rules.population import arrays
from policy_rules.population.arrays import Bools, Days, Plane, Rows, Truth, plane
from policy_rules.population.crowd import Crowd
from policy_rules.population.nodes import Bound, Node, Onsets, latest, static_onset, truth_of, within


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
        best_ever, worst_ever = crowd.once(("ever", self._clock.since), lambda: (_held(best), _held(worst)))
        return Truth(plane(best <= limit), best_ever, plane(worst <= limit), worst_ever)

    def onset(self, crowd: Crowd, rows: Rows) -> Onsets:
        """See :class:`Node`."""
        best, worst = self.starts(crowd)
        gap = crowd.work(self._during).gap_days[rows] if self._during else np.int32(0)
        return Onsets(self.reached(best[rows], gap), self.reached(worst[rows], gap))

    def bits(self, crowd: Crowd, bound: Bound) -> list[Bools]:
        """See :class:`Node`."""
        return within(truth_of(self, crowd), bound, crowd, self.level_bits(crowd, bound))

    def level_bits(self, crowd: Crowd, bound: Bound) -> list[Bools]:
        """Which levels may have been obtained early enough, and what one has to ask for them."""
        limit = self.limit(crowd) if bound == "now" else np.int32(NEVER - 1)
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

    def starts(self, crowd: Crowd) -> tuple[Days, Days]:
        """The first days on which one of the levels was held, in the best and in the worst case."""
        return crowd.once(("starts", self._clock.since), lambda: _starts(crowd, self._clock.since))

    def limit(self, crowd: Crowd) -> Days | np.int32:
        """The latest start with which the years are full on the day asked about."""
        key = ("limit", self._years, self._during, self._extra)
        return crowd.once(key, lambda: self._limit(crowd))

    def reached(self, starts: Days, gap: Days | np.int32) -> Days:
        """The days on which the years are full."""
        days = arrays.reached(starts, self._years)
        moved: Days = days + (gap + np.int32(self._extra)) * ((days > 0) & (days < NEVER))
        return moved.astype(np.int32)

    def _limit(self, crowd: Crowd) -> Days | np.int32:
        limits = arrays.latest_starts(self._years, crowd.as_of - self._extra)
        plain: np.int32 = limits[0]
        if self._during is None:
            return plain
        work = crowd.work(self._during)
        if not len(work.with_gap):
            return plain
        found = np.full(crowd.size, plain, np.int32)
        found[work.with_gap] = limits[work.gap_days[work.with_gap]]
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
        return _truth(self.onset(crowd, np.arange(crowd.size)), crowd.as_of)

    def onset(self, crowd: Crowd, rows: Rows) -> Onsets:
        """See :class:`Node`."""
        best, worst = self._start.starts(crowd)
        after = latest([node.onset(crowd, rows) for node in self._after])
        best, worst = np.maximum(best[rows], after.best), np.maximum(worst[rows], after.worst)
        gap = crowd.work(self._clock.during).gap_days[rows] if self._clock.during else np.int32(0)
        first, last = self._start.reached(best, gap), self._start.reached(worst, gap)
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
        return _truth(self.onset(crowd, np.arange(crowd.size)), crowd.as_of)

    def onset(self, crowd: Crowd, rows: Rows) -> Onsets:
        """See :class:`Node`."""
        service = self._service
        best, worst = self._untold(crowd, rows)
        span = crowd.people.whens.get(service.since)
        if span is None:
            return Onsets(best, worst)
        gap = crowd.people.days.get(service.without) if service.without else None
        days = np.int32(service.extra_days) + (np.int32(0) if gap is None else gap[rows])
        told = span.earliest[rows] < NEVER
        first, last = _served(span.earliest[rows], service, days), _served(span.latest[rows], service, days)
        return Onsets(np.where(told, first, best).astype(np.int32), np.where(told, last, worst).astype(np.int32))

    def bits(self, crowd: Crowd, bound: Bound) -> list[Bools]:
        """See :class:`Node`."""
        return within(truth_of(self, crowd), bound, crowd, [])

    def terms(self, situation: Situation, bound: int) -> Terms:
        """See :class:`Node`."""
        return self._service.terms(situation, bound)

    def _untold(self, crowd: Crowd, rows: Rows) -> tuple[Days, Days]:
        """Of those whose first day was not told: what the plain yes or no says."""
        service = self._service
        best, worst = np.zeros(len(rows), np.int32), np.full(len(rows), NEVER, np.int32)
        if service.or_told:
            told = crowd.told(service.or_told)
            full = arrays.reached(np.array([crowd.as_of], np.int32), service.years)[0] + service.extra_days
            yes, no = told.yes[rows], told.no[rows]
            best[no] = crowd.as_of + 1
            worst[no] = full
            worst[yes] = 0
        return best, worst


def _served(starts: Days, service: Service, days: Days | np.int32) -> Days:
    full = arrays.reached(starts, service.years)
    moved: Days = full + days * ((full > 0) & (full < NEVER))
    return moved


def _truth(onset: Onsets, as_of: int) -> Truth:
    day = np.int32(as_of)
    return Truth(plane(onset.best <= day), _held(onset.best), plane(onset.worst <= day), _held(onset.worst))


def _held(days: Days) -> Plane:
    return plane(days < NEVER)


def _starts(crowd: Crowd, since: tuple[HeldLevels, ...]) -> tuple[Days, Days]:
    starts = [_lowest(crowd, held.fact, held.levels) for held in since]
    best, worst = zip(*starts, strict=True)
    return reduce(np.minimum, best), reduce(np.minimum, worst)


def _lowest(crowd: Crowd, fact: str, names: tuple[str, ...]) -> tuple[Days, Days]:
    """The first day on which one of the levels was held; what is found for the higher ones is used again."""
    levels = crowd.levels(fact)
    best, worst = levels.best[names[0]], levels.worst[names[0]]
    if len(names) == 1:
        return best, worst
    higher_best, higher_worst = crowd.once((fact, names[1:]), lambda: _lowest(crowd, fact, names[1:]))
    return np.minimum(best, higher_best), np.minimum(worst, higher_worst)


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
