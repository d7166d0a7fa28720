"""How a condition stands on a day, as four bits; how all of them stand, as one number.

Two bits say how it stands in the best case that the facts allow, two bits how in the worst.
"""

from __future__ import annotations

from collections.abc import Iterable

from policy_rules.conditions.base import Onset
from policy_rules.dates import NEVER
from policy_rules.decision import Status

BITS = 4
"""The bits that one condition takes."""

MASK = 0b1111
MET, WAITING, FAILED = 0, 1, 2
"""True on that day; true on a later day; true on no day."""

_WORST = 2
ALL_MET = MET | MET << _WORST
ALL_WAITING = WAITING | WAITING << _WORST
ALL_FAILED = FAILED | FAILED << _WORST
_STATUSES: dict[int, Status] = {ALL_MET: "open", ALL_WAITING: "not_yet", ALL_FAILED: "closed"}


def standing_of(onset: Onset, as_of: int) -> int:
    """How a condition with this onset stands on a day."""
    best, worst = onset
    in_best = MET if best <= as_of else FAILED if best == NEVER else WAITING
    if best == worst:
        return in_best | in_best << _WORST
    return in_best | (MET if worst <= as_of else FAILED if worst == NEVER else WAITING) << _WORST


def status_of(standing: int) -> Status:
    """The status that a standing means: ``unknown`` exactly if best and worst case disagree."""
    return _STATUSES.get(standing, "unknown")


def every(standings: Iterable[int]) -> int:
    """How a conjunction stands: as badly as the part that stands worst."""
    best = worst = MET
    for standing in standings:
        best, worst = max(best, standing & 0b11), max(worst, standing >> _WORST)
    return best | worst << _WORST


def some(standings: Iterable[int]) -> int:
    """How a disjunction stands: as well as the part that stands best."""
    best = worst = FAILED
    for standing in standings:
        best, worst = min(best, standing & 0b11), min(worst, standing >> _WORST)
    return best | worst << _WORST


def is_open_on_the_day(standing: int) -> bool:
    """Whether it is not settled if the condition is true on the day."""
    return standing & 0b11 == MET and standing >> _WORST != MET


def is_open_in_time(standing: int) -> bool:
    """Whether it is not settled if time alone makes the condition true."""
    return standing & 0b11 != FAILED and standing >> _WORST == FAILED
