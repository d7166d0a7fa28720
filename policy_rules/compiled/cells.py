"""Conditions that read the same few values: one look-up tells how all of them stand and what is said of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from policy_rules.compiled.inputs import Key, key_of
from policy_rules.compiled.layout import Leaf, View
from policy_rules.compiled.memory import Memory
from policy_rules.compiled.standing import BITS, is_open_in_time, is_open_on_the_day, standing_of
from policy_rules.compiled.unknowns import Open, Unknowns
from policy_rules.decision import Reason
from policy_rules.facts.declarations import FactDeclarations
from policy_rules.facts.situation import Situation


class Row(NamedTuple):
    """How the conditions of a cell stand under one key, what is said of them, and what is open in which."""

    signature: int
    reasons: tuple[Reason, ...]
    open: dict[int, Open]


class Cell:
    """Conditions over the same values, with a row for every combination that was met so far."""

    def __init__(
        self, inputs: frozenset[str], leaves: Sequence[Leaf], declarations: FactDeclarations, unknowns: Unknowns
    ) -> None:
        self.leaves = tuple(leaves)
        self._key = key_of(inputs, declarations)
        self._unknowns = unknowns
        self._rows: Memory[Key, Row] = Memory(1 << 12)

    def signature(self, situation: Situation, so_far: int) -> int:
        """See :class:`Part`."""
        return so_far | self._row(situation).signature

    def tell(self, situation: Situation, so_far: int, view: View) -> int:
        """See :class:`Part`."""
        row = self._row(situation)
        view.reasons += row.reasons
        if row.open:
            view.open.update(row.open)
        return so_far | row.signature

    def _row(self, situation: Situation) -> Row:
        key = self._key(situation.facts, situation.as_of)
        return self._rows.get(key) or self._rows.keep(key, self._new(situation))

    def _new(self, situation: Situation) -> Row:
        signature = 0
        signature = 0
        reasons: list[Reason] = []
        opened: dict[int, Open] = {}
        for leaf in self.leaves:
            onset = leaf.condition.onset(situation)
            standing = standing_of(onset, situation.as_of)
            signature |= standing << leaf.index * BITS
            missing: tuple[str, ...] = ()
            if is_open_on_the_day(standing) or is_open_in_time(standing):
                opened[leaf.index] = self._unknowns.of(leaf.condition, situation)
                missing = opened[leaf.index].missing
            reasons += [one.told(situation.facts, onset, standing, missing) for one in leaf.tellings]
        return Row(signature, tuple(reasons), opened)
