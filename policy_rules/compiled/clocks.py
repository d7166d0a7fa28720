"""Clocks that start with levels of the same facts: one look at the levels serves all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from policy_rules.compiled.layout import Leaf, View
from policy_rules.compiled.memory import Memory
from policy_rules.compiled.standing import (
    ALL_FAILED,
    ALL_MET,
    ALL_WAITING,
    BITS,
    FAILED,
    IN_WORST,
    MET,
    WAITING,
    is_open,
)
from policy_rules.compiled.unknowns import Open, Unknowns
from policy_rules.conditions.base import Onset
from policy_rules.conditions.clocks import Clock, HeldLevels
from policy_rules.dates import LONG_AGO, NEVER, anniversary, latest_start
from policy_rules.decision import Reason
from policy_rules.facts.declarations import FactDeclarations
from policy_rules.facts.ladders import Starts
from policy_rules.facts.situation import Situation

Held: TypeAlias = "list[tuple[int, Starts | None]]"
Gaps: TypeAlias = "dict[str | None, int | None]"
"""Of each work fact the days that do not count, as in :meth:`Situation.gap`; 0 for a clock that names none."""


class Row(NamedTuple):
    """A clock: its bits in the number, its years and what counts of them."""

    place: int
    years: int
    during: str | None
    extra_days: int
    leaf: Leaf


class Group(NamedTuple):
    """Clocks with the same start.

    Attributes:
        since: of each fact the levels that start them.
        exact: of each clock what is needed when its start is known.
        ranks: of each fact the place of the lowest of these levels, if all higher ones are among them.
    """

    since: tuple[HeldLevels, ...]
    ranks: tuple[int | None, ...]
    clocks: tuple[tuple[Leaf, Clock, int], ...]
    exact: tuple[Row, ...]
    failed: int
    unmet: tuple[Reason, ...]


class Clocks:
    """Clocks over the same levels facts, none of which waits for another condition."""

    def __init__(
        self, groups: Sequence[Sequence[tuple[Leaf, Clock]]], declarations: FactDeclarations, unknowns: Unknowns
    ) -> None:
        self.leaves = tuple(leaf for group in groups for leaf, _clock in group)
        self._groups = tuple(_group(group, declarations) for group in groups)
        self._facts = tuple(held.fact for held in self._groups[0].since)
        self._during = sorted({clock.during for group in groups for _leaf, clock in group if clock.during})
        self._failed = sum(group.failed for group in self._groups)
        self._unmet = tuple(reason for group in self._groups for reason in group.unmet)
        self._unknowns = unknowns
        self._open: Memory[tuple[object, ...], Open] = Memory(1 << 12)

    def signature(self, situation: Situation, so_far: int) -> int:
        """See :class:`Part`."""
        held = self._held(situation)
        if not held:
            return so_far | self._failed
        gaps, as_of = self._gaps(situation), situation.as_of
        work_is_known = None not in gaps.values()
        for group in self._groups:
            start = _start(group, held, situation)
            best, worst = start
            if best == NEVER:
                so_far |= group.failed
            elif LONG_AGO < best == worst and work_is_known:
                so_far |= _stand_exactly(group, best, gaps, as_of)
            else:
                for _leaf, clock, place in group.clocks:
                    so_far |= _standing(clock, start, gaps[clock.during], as_of) << place
        return so_far

    def tell(self, situation: Situation, so_far: int, view: View) -> int:
        """See :class:`Part`."""
        held = self._held(situation)
        if not held:
            view.reasons += self._unmet
            return so_far | self._failed
        gaps, as_of = self._gaps(situation), situation.as_of
        work_is_known = None not in gaps.values()
        for group in self._groups:
            start = _start(group, held, situation)
            best, worst = start
            if best == NEVER:
                view.reasons += group.unmet
                so_far |= group.failed
            elif LONG_AGO < best == worst and work_is_known:
                so_far |= _tell_exactly(group, best, gaps, as_of, view)
            else:
                so_far |= self._tell(group, start, gaps, situation, view)
        return so_far

    def _held(self, situation: Situation) -> Held:
        """The facts of which anything is held or may be; the first start is that of the lowest level or higher."""
        every = [(place, situation.starts(fact)) for place, fact in enumerate(self._facts)]
        return [(place, starts) for place, starts in every if starts is None or starts[0][0] != NEVER]

    def _gaps(self, situation: Situation) -> Gaps:
        gaps: Gaps = {None: 0}
        for name in self._during:
            gaps[name] = situation.gap(name)
        return gaps

    def _tell(self, group: Group, start: tuple[int, int], gaps: Gaps, situation: Situation, view: View) -> int:
        """The clocks of one group when something about them is not known exactly."""
        signature = 0
        for leaf, clock, place in group.clocks:
            gap = gaps[clock.during]
            standing = _standing(clock, start, gap, situation.as_of)
            signature |= standing << place
            if not leaf.tellings:
                continue
            onset = _reached(clock, start, gap)
            if standing not in (ALL_MET, ALL_FAILED):
                view.onsets[leaf.index] = onset
            if is_open(standing):
                opened = view.open[leaf.index] = self._opened(leaf, clock, situation)
                view.reasons += [telling.unknown(opened.missing) for telling in leaf.tellings]
            else:
                view.reasons += [telling.settled(onset, standing) for telling in leaf.tellings]
        return signature

    def _opened(self, leaf: Leaf, clock: Clock, situation: Situation) -> Open:
        told = tuple(situation.told_levels(fact) for fact in self._facts)
        key = (leaf.index, situation.as_of, told, situation.work(clock.during) if clock.during else None)
        return self._open.get(key) or self._open.keep(key, self._unknowns.of(clock, situation))


def _group(clocks: Sequence[tuple[Leaf, Clock]], declarations: FactDeclarations) -> Group:
    since = clocks[0][1].since
    return Group(
        since,
        tuple(_rank(held, declarations) for held in since),
        tuple((leaf, clock, leaf.index * BITS) for leaf, clock in clocks),
        tuple(Row(leaf.index * BITS, clock.years, clock.during, clock.extra_days, leaf) for leaf, clock in clocks),
        sum(ALL_FAILED << leaf.index * BITS for leaf, _clock in clocks),
        tuple(telling.unmet for leaf, _clock in clocks for telling in leaf.tellings),
    )


def _rank(held: HeldLevels, declarations: FactDeclarations) -> int | None:
    levels = tuple(declarations.levels(held.fact).levels)
    first = len(levels) - len(held.levels)
    return first if levels[first:] == held.levels else None


def _start(group: Group, held: Held, situation: Situation) -> tuple[int, int]:
    """When the first of the levels was obtained, in the best and in the worst case."""
    best = worst = NEVER
    for place, starts in held:
        rank = group.ranks[place]
        if starts is None:
            best = LONG_AGO
        elif rank is None:
            for _level, state in group.since[place].states(situation) or ():
                best, worst = min(state.best, best), min(state.worst, worst)
        elif best == worst == NEVER:
            best, worst = starts[rank]
        else:
            best, worst = min(starts[rank][0], best), min(starts[rank][1], worst)
    return best, worst


def _stand_exactly(group: Group, start: int, gaps: Gaps, as_of: int) -> int:
    """How the clocks of one group stand when the day on which they start is known, and how much of the time counts."""
    signature = 0
    for place, years, during, extra_days, _leaf in group.exact:
        gap = gaps[during] or 0
        if gap == NEVER:
            signature |= ALL_FAILED << place
        elif start > (latest_start(as_of - gap - extra_days, years) if years else as_of):
            signature |= ALL_WAITING << place
    return signature


def _tell_exactly(group: Group, start: int, gaps: Gaps, as_of: int, view: View) -> int:
    """The same, and what is said of them."""
    signature = 0
    reasons = view.reasons
    for place, years, during, extra_days, leaf in group.exact:
        gap = gaps[during] or 0
        if gap == NEVER:
            signature |= ALL_FAILED << place
            reasons += leaf.unmet
            continue
        day = anniversary(start, years) + gap + extra_days if years else start
        if day > as_of:
            signature |= ALL_WAITING << place
            view.onsets[leaf.index] = Onset(day, day)
        elif not years:
            reasons += leaf.met
            continue
        for telling in leaf.tellings:
            reasons.append(telling.on(day, as_of))
    return signature


def _standing(clock: Clock, start: tuple[int, int], gap: int | None, as_of: int) -> int:
    """How a clock stands: whether it started early enough."""
    best, worst = start
    if NEVER in (best, gap):
        return ALL_FAILED
    limit = as_of
    if clock.years:
        if gap is None:
            gap, worst = 0, NEVER
        limit = latest_start(as_of - gap - clock.extra_days, clock.years)
    if best == worst:
        return ALL_MET if best <= limit else ALL_WAITING
    in_worst = MET if worst <= limit else FAILED if worst == NEVER else WAITING
    return (MET if best <= limit else WAITING) | in_worst * IN_WORST


def _reached(clock: Clock, start: tuple[int, int], gap: int | None) -> Onset:
    """When the years are full, from that start on."""
    best, worst = start
    if not clock.years:
        return Onset(best, worst)
    return Onset(clock.reached(best, gap or 0), clock.reached(worst, NEVER if gap is None else gap))
