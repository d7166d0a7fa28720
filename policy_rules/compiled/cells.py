"""Conditions that read the same few values: one look-up tells how all of them stand and what is said of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from policy_rules.compiled.inputs import Key, Reader
from policy_rules.compiled.layout import Leaf, View
from policy_rules.compiled.memory import Memory
from policy_rules.compiled.standing import BITS, SETTLED, is_open, standing_of
from policy_rules.compiled.unknowns import Open, Unknowns
from policy_rules.conditions.base import Onset
from policy_rules.decision import Reason
from policy_rules.facts.declarations import FactDeclarations
from policy_rules.facts.situation import Situation


class Row(NamedTuple):
    """How the conditions of a cell stand under one key, and what :class:`View` holds of them."""

    signature: int
    reasons: tuple[Reason, ...]
    onsets: dict[int, Onset]
    open: dict[int, Open]


class Cell:
    """Conditions over the same values, with a row for every combination that was met so far."""

    def __init__(self, inputs: frozenset[str], leaves: Sequence[Leaf], unknowns: Unknowns) -> None:
        self.leaves = tuple(leaves)
        self.inputs = inputs
        self.rows: Memory[Key, Row] = Memory(1 << 12)
        self._unknowns = unknowns

    def new_row(self, key: Key, situation: Situation) -> Row:
        """How its conditions stand, worked out one by one."""
        signature = 0
        reasons: list[Reason] = []
        onsets: dict[int, Onset] = {}
        opened: dict[int, Open] = {}
        for leaf in self.leaves:
            onset = leaf.condition.onset(situation)
            standing = standing_of(onset, situation.as_of)
            signature |= standing << leaf.index * BITS
            missing: tuple[str, ...] = ()
            if leaf.tellings and standing not in SETTLED:
                onsets[leaf.index] = onset
            if leaf.tellings and is_open(standing):
                opened[leaf.index] = self._unknowns.of(leaf.condition, situation)
                missing = opened[leaf.index].missing
            reasons += [one.told(situation.facts, onset, standing, missing) for one in leaf.tellings]
        return self.rows.keep(key, Row(signature, tuple(reasons), onsets, opened))


class Cells:
    """All cells of a policy."""

    def __init__(self, cells: Sequence[Cell], declarations: FactDeclarations) -> None:
        self.leaves = tuple(leaf for cell in cells for leaf in cell.leaves)
        self._reader = Reader([cell.inputs for cell in cells], declarations)
        self._cells = tuple((key, cell.rows, cell) for key, cell in zip(self._reader.keys, cells, strict=True))

    def signature(self, situation: Situation, so_far: int) -> int:
        """See :class:`Part`."""
        inputs = self._reader.read(situation.facts, situation.as_of)
        for key_of, rows, cell in self._cells:
            key = key_of(inputs)
            so_far |= (rows.get(key) or cell.new_row(key, situation)).signature
        return so_far

    def tell(self, situation: Situation, so_far: int, view: View) -> int:
        """See :class:`Part`."""
        inputs, reasons = self._reader.read(situation.facts, situation.as_of), view.reasons
        for key_of, rows, cell in self._cells:
            key = key_of(inputs)
            signature, told, onsets, opened = rows.get(key) or cell.new_row(key, situation)
            so_far |= signature
            reasons += told
            if onsets:
                view.onsets.update(onsets)
                view.open.update(opened)
        return so_far
