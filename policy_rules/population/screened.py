"""What is decided of a batch for one pathway."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias, get_args

import numpy as np
from numpy.typing import NDArray

from policy_rules.decision import Status
from policy_rules.population.arrays import Bools, Bytes, Days, Masks, Plane, Rows, bools, packed

Unmet: TypeAlias = NDArray[np.unsignedinteger[Any]]
"""Masks of conditions, as wide as a pathway has conditions."""

STATUSES: tuple[Status, ...] = get_args(Status)
OPEN, NOT_YET, CLOSED, UNKNOWN = (STATUSES.index(name) for name in ("open", "not_yet", "closed", "unknown"))


class Waiting(NamedTuple):
    """The people to whom nothing but time is missing, and from which day on it is not, best and worst case."""

    rows: Rows
    earliest: Days
    earliest_sure: Days

    def only(self, chosen: Bools) -> Waiting:
        """Some of them."""
        return Waiting(self.rows[chosen], self.earliest[chosen], self.earliest_sure[chosen])


class Lacking(NamedTuple):
    """The people who have to tell more, and what: masks of names, see ``Screen.missing_names``."""

    rows: Rows
    masks: Masks


NO_ONE_WAITS = Waiting(np.zeros(0, np.intp), np.zeros(0, np.int32), np.zeros(0, np.int32))
NOTHING_LACKS = Lacking(np.zeros(0, np.intp), np.zeros(0, np.uint64))


@dataclass(frozen=True)
class Screened:
    """One pathway; the fields, spread out by the properties, are those of :class:`policy_rules.PathwayDecision`.

    Attributes:
        size: how many people.
        status: an index of ``STATUSES`` a person.
        lacking: the people with ``unknown``.
        personal_waiting: the people to whom nothing personal but time is missing.
        scope_waiting: those to whom time is missing, where the scope depends on time too.
        personal: two bits a person, see ``status_of``.
        failed: for each reported condition a bit a person: whether it is known to fail.
        held: a bit a person: whether what the pathway grants is surely held already.
    """

    size: int
    status: Bytes
    lacking: Lacking
    personal_waiting: Waiting
    scope_waiting: Waiting | None
    personal: tuple[Plane, Plane]
    failed: tuple[Plane, ...]
    held: Plane

    @cached_property
    def personal_status(self) -> Bytes:
        """An index of ``STATUSES`` a person, with the scope of employer and post left out."""
        return status_of(self.personal, self.size)

    @cached_property
    def waiting(self) -> Waiting:
        """The people with ``not_yet``: of those who wait personally, the ones to whom the scope is open."""
        if self.scope_waiting is not None:
            return self.scope_waiting
        return self.personal_waiting.only(self.status[self.personal_waiting.rows] == NOT_YET)

    @cached_property
    def unmet(self) -> Unmet:
        """A mask a person of the reported conditions that are known to fail, the first one lowest."""
        masks = packed([bools(one, self.size) for one in self.failed])
        if len(masks) == 1:
            return masks[0]
        width = 1 << (len(masks) - 1).bit_length()
        found = np.zeros((self.size, width), np.uint8)
        for place, byte in enumerate(masks):
            found[:, place] = byte
        joined: Unmet = found.view(f"<u{width}")[:, 0]
        return joined

    @property
    def earliest(self) -> Days:
        """An ordinal a person, 0 where the status is not ``not_yet``; so are the other days."""
        return self._spread(self.waiting.rows, self.waiting.earliest)

    @property
    def earliest_sure(self) -> Days:
        """The day in the worst case."""
        return self._spread(self.waiting.rows, self.waiting.earliest_sure)

    @property
    def personal_earliest(self) -> Days:
        """The day without scope, best case."""
        return self._spread(self.personal_waiting.rows, self.personal_waiting.earliest)

    @property
    def personal_earliest_sure(self) -> Days:
        """The day without scope, worst case."""
        return self._spread(self.personal_waiting.rows, self.personal_waiting.earliest_sure)

    @property
    def missing(self) -> Masks:
        """A mask of names a person, 0 where the status is not ``unknown``."""
        found = np.zeros(self.size, np.uint64)
        found[self.lacking.rows] = self.lacking.masks
        return found

    @property
    def already_held(self) -> Bools:
        """Whether what the pathway grants is surely held already."""
        return bools(self.held, self.size)

    def _spread(self, rows: Rows, days: Days) -> Days:
        found = np.zeros(self.size, np.int32)
        found[rows] = days
        return found


def status_of(planes: tuple[Plane, Plane], size: int) -> Bytes:
    """Indices of ``STATUSES`` from two planes: unknown or not yet, and unknown or closed."""
    waiting, closed = (bools(one, size).view(np.uint8) for one in planes)
    return waiting + closed + closed
