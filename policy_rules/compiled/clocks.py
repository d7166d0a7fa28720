"""Clocks that start with the same levels and count the same work: one look at the levels serves all of them."""

from __future__ import annotations

from collections.abc import Sequence

from policy_rules.compiled.layout import Leaf, View
from policy_rules.compiled.memory import Memory
from policy_rules.compiled.standing import ALL_FAILED, BITS, is_open_in_time, is_open_on_the_day, standing_of
from policy_rules.compiled.unknowns import Open, Unknowns
from policy_rules.conditions.base import Onset
from policy_rules.conditions.clocks import Clock, HeldLevels
from policy_rules.dates import LONG_AGO, NEVER
from policy_rules.facts.declarations import FactDeclarations
from policy_rules.facts.situation import Situation


class ClockGroup:
    """Clocks with the same ``since``, none of which waits for another condition."""

    def __init__(
        self, leaves: Sequence[Leaf], clocks: Sequence[Clock], declarations: FactDeclarations, unknowns: Unknowns
    ) -> None:
        self.leaves = tuple(leaves)
        self._clocks = tuple(zip(leaves, clocks, strict=True))
        self._since = tuple((held, _rank(held, declarations)) for held in clocks[0].since)
        self._unknowns = unknowns
        self._open: Memory[tuple[object, ...], Open] = Memory(1 << 12)
        self._never = sum(ALL_FAILED << leaf.index * BITS for leaf in leaves)
        self._never_reasons = tuple(telling.unmet for leaf in leaves for telling in leaf.tellings)

    def signature(self, situation: Situation, so_far: int) -> int:
        """See :class:`Part`."""
        start = self._start(situation)
        if start.best == NEVER:
            return so_far | self._never
        for leaf, clock in self._clocks:
            so_far |= standing_of(_reached(clock, start, situation), situation.as_of) << leaf.index * BITS
        return so_far

    def tell(self, situation: Situation, so_far: int, view: View) -> int:
        """See :class:`Part`."""
        start = self._start(situation)
        if start.best == NEVER:
            view.reasons += self._never_reasons
            return so_far | self._never
        for leaf, clock in self._clocks:
            onset = _reached(clock, start, situation)
            standing = standing_of(onset, situation.as_of)
            so_far |= standing << leaf.index * BITS
            if is_open_on_the_day(standing) or is_open_in_time(standing):
                view.open[leaf.index] = self._opened(leaf, clock, situation)
            view.reasons += [
                telling.settled(onset, standing)
                if leaf.index not in view.open
                else telling.unknown(view.open[leaf.index].missing, unclear=False, quote=telling.reported.quote)
                for telling in leaf.tellings
            ]
        return so_far

    def _start(self, situation: Situation) -> Onset:
        """When the first of the levels was obtained."""
        best = worst = NEVER
        for held, rank in self._since:
            starts = situation.starts(held.fact)
            if starts is None:
                best = LONG_AGO
            elif rank is None:
                for _level, state in held.states(situation) or ():
                    best, worst = min(best, state.best), min(worst, state.worst)
            else:
                first, last = starts[rank]
                best = min(best, first)
                worst = min(worst, last)
        return Onset(best, worst)

    def _opened(self, leaf: Leaf, clock: Clock, situation: Situation) -> Open:
        told = tuple(situation.told_levels(held.fact) for held in clock.since)
        key = (leaf.index, situation.as_of, told, situation.work(clock.during) if clock.during else None)
        return self._open.get(key) or self._open.keep(key, self._unknowns.of(clock, situation))


def _rank(held: HeldLevels, declarations: FactDeclarations) -> int | None:
    """The place of the lowest of the levels if all higher ones are among them."""
    levels = tuple(declarations.levels(held.fact).levels)
    first = len(levels) - len(held.levels)
    return first if levels[first:] == held.levels else None


def _reached(clock: Clock, start: Onset, situation: Situation) -> Onset:
    """When the years are full, from that start on."""
    if not clock.years:
        return start
    gap = situation.gap(clock.during) if clock.during else 0
    best = clock.reached(start.best, gap or 0)
    if gap is not None and start.best == start.worst:
        return Onset(best, best)
    return Onset(best, clock.reached(start.worst, NEVER if gap is None else gap))
