"""Conditions that are neither cells nor plain clocks: conditions of conditions, and whatever is asked as it is."""

from __future__ import annotations

from collections.abc import Sequence

from policy_rules.compiled.asking import Places, asked, read_by
from policy_rules.compiled.layout import Leaf, View
from policy_rules.compiled.memory import Memory
from policy_rules.compiled.standing import ALL_MET, BITS, MASK, SETTLED, is_open, standing_of
from policy_rules.compiled.unknowns import Unknowns
from policy_rules.conditions.base import MET, Onset
from policy_rules.facts.situation import Situation


class Others:
    """Conditions that are asked one by one."""

    def __init__(self, leaves: Sequence[Leaf], unknowns: Unknowns) -> None:
        self.leaves = tuple(leaves)
        self._unknowns = unknowns

    def signature(self, situation: Situation, so_far: int) -> int:
        """See :class:`Part`."""
        for leaf in self.leaves:
            so_far |= standing_of(leaf.condition.onset(situation), situation.as_of) << leaf.index * BITS
        return so_far

    def tell(self, situation: Situation, so_far: int, view: View) -> int:
        """See :class:`Part`."""
        for leaf in self.leaves:
            so_far |= tell_one(leaf, situation, self._unknowns, view)
        return so_far


class Combination:
    """A condition of conditions that stand elsewhere."""

    def __init__(self, leaf: Leaf, places: Places, unknowns: Unknowns) -> None:
        self.leaves: tuple[Leaf, ...] = (leaf,)
        self._leaf = leaf
        self._asked = asked(leaf.condition, places)
        self._mask = sum(MASK << place * BITS for place in set(read_by(leaf.condition, places)))
        self._counts_years = any(telling.counts_years for telling in leaf.tellings)
        self._is_plain = not self._counts_years and not any(telling.has_quotes for telling in leaf.tellings)
        self._unknowns = unknowns
        self._standings: Memory[int, int] = Memory(1 << 10)

    def signature(self, situation: Situation, so_far: int) -> int:
        """See :class:`Part`."""
        del situation
        return so_far | self._standing(so_far) << self._leaf.index * BITS

    def tell(self, situation: Situation, so_far: int, view: View) -> int:
        """See :class:`Part`."""
        standing, leaf = self._standing(so_far), self._leaf
        if self._is_plain and standing in SETTLED:
            view.reasons += leaf.met if standing == ALL_MET else leaf.unmet
        elif leaf.tellings:
            needs_days = standing not in SETTLED or self._counts_years
            onset = leaf.condition.onset(situation) if needs_days else MET
            _tell(leaf, (onset, standing), situation, self._unknowns, view)
        return so_far | standing << leaf.index * BITS

    def _standing(self, so_far: int) -> int:
        own = so_far & self._mask
        found = self._standings.get(own)
        if found is None:
            found = self._standings.keep(own, self._asked(own))
        return found


def tell_one(leaf: Leaf, situation: Situation, unknowns: Unknowns, view: View) -> int:
    """How one condition stands, adding what is said of it."""
    onset = leaf.condition.onset(situation)
    standing = standing_of(onset, situation.as_of)
    if leaf.tellings:
        _tell(leaf, (onset, standing), situation, unknowns, view)
    return standing << leaf.index * BITS


def _tell(leaf: Leaf, stands: tuple[Onset, int], situation: Situation, unknowns: Unknowns, view: View) -> None:
    onset, standing = stands
    missing: tuple[str, ...] = ()
    if standing not in SETTLED:
        view.onsets[leaf.index] = onset
        if is_open(standing):
            view.open[leaf.index] = unknowns.of(leaf.condition, situation)
            missing = view.open[leaf.index].missing
    view.reasons += [one.told(situation.facts, onset, standing, missing) for one in leaf.tellings]
