"""What is decided of a batch for one pathway."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias, get_args

import numpy as np
from numpy.typing import NDArray

from policy_rules.decision import Status
from policy_rules.population.arrays import Bools, Bytes, Days, Masks, Plane, Rows, bools

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


@dataclass(frozen=True, slots=True)
class Screened:
    """One pathway; the fields, spread out by the properties, are those of :class:`policy_rules.PathwayDecision`.

    Attributes:
        size: how many people.
        status: an index of ``STATUSES`` a person; so is ``personal_status``.
        waiting: the people with ``not_yet``; ``personal_waiting`` those with a personal ``not_yet``.
        lacking: the people with ``unknown``.
        unmet: a mask a person of the reported conditions that are known to fail, the first one lowest.
        held: a bit a person: whether what the pathway grants is surely held already.
    """

    size: int
    status: Bytes
    waiting: Waiting
    lacking: Lacking
    personal_status: Bytes
    personal_waiting: Waiting
    unmet: Unmet
    held: Plane

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
