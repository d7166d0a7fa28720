"""Clocks that start with levels of the same facts: one look at the levels serves all of them."""

from __future__ import annotations

from collections.abc import Sequence

from policy_rules.compiled.clock_groups import (
    Gaps,
    Group,
    Held,
    group_of,
    reached,
    stand_exactly,
    standing_of_clock,
    start_of,
    tell_exactly,
)
from policy_rules.compiled.layout import Leaf, View
from policy_rules.compiled.memory import Memory
from policy_rules.compiled.standing import SETTLED, is_open
from policy_rules.compiled.unknowns import Open, Unknowns
from policy_rules.conditions.clocks import Clock
from policy_rules.dates import LONG_AGO, NEVER
from policy_rules.facts.declarations import FactDeclarations
from policy_rules.facts.situation import Situation


class Clocks:
    """Clocks over the same levels facts, none of which waits for another condition."""

    def __init__(
        self, groups: Sequence[Sequence[tuple[Leaf, Clock]]], declarations: FactDeclarations, unknowns: Unknowns
    ) -> None:
        self.leaves = tuple(leaf for group in groups for leaf, _clock in group)
        self._groups = tuple(group_of(group, declarations) for group in groups)
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
            start = start_of(group, held, situation)
            best, worst = start
            if best == NEVER:
                so_far |= group.failed
            elif LONG_AGO < best == worst and work_is_known:
                so_far |= stand_exactly(group, best, gaps, as_of)
            else:
                for _leaf, clock, place in group.clocks:
                    so_far |= standing_of_clock(clock, start, gaps[clock.during], as_of) << place
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
            start = start_of(group, held, situation)
            best, worst = start
            if best == NEVER:
                view.reasons += group.unmet
                so_far |= group.failed
            elif LONG_AGO < best == worst and work_is_known:
                so_far |= tell_exactly(group, best, gaps, as_of, view)
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
            standing = standing_of_clock(clock, start, gap, situation.as_of)
            signature |= standing << place
            if not leaf.tellings:
                continue
            onset = reached(clock, start, gap)
            if standing not in SETTLED:
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
