"""Sentences that are said with a status, where what they are about surely is so."""

from __future__ import annotations

from collections.abc import Iterable

from policy_rules.compiled.asking import Places, asked, read_by
from policy_rules.compiled.memory import Memory
from policy_rules.compiled.standing import ALL_MET, BITS, MASK
from policy_rules.decision import STATUSES, Status
from policy_rules.policy.model import CompiledNote


class Notes:
    """The notes of one pathway, or those of every answer.

    Attributes:
        mask: the bits of all conditions that they look at.
    """

    def __init__(self, notes: Iterable[CompiledNote], places: Places) -> None:
        self._notes = [(one, None if one.when is None else asked(one.when, places)) for one in notes]
        conditions = [one.when for one in notes if one.when is not None]
        read = {place for condition in conditions for place in read_by(condition, places)}
        self.mask = sum(MASK << place * BITS for place in read)
        self._texts: dict[Status, Memory[int, tuple[str, ...]]] = {status: Memory(1 << 10) for status in STATUSES}

    def texts(self, status: Status, signature: int) -> tuple[str, ...]:
        """Those that are said now."""
        own = signature & self.mask
        found = self._texts[status].get(own)
        return self._texts[status].keep(own, self._new(status, own)) if found is None else found

    def _new(self, status: Status, signature: int) -> tuple[str, ...]:
        return tuple(
            note.text
            for note, standing in self._notes
            if (not note.statuses or status in note.statuses) and (standing is None or standing(signature) == ALL_MET)
        )
