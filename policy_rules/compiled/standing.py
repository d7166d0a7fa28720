"""How a condition stands on a day, as four bits; how all of them stand, as one number.

Two bits say how it stands in the best case that the facts allow, two bits how in the worst.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from policy_rules.conditions.base import FAILED as NO_DAY
from policy_rules.conditions.base import MET as ANY_DAY
from policy_rules.conditions.base import Onset
from policy_rules.dates import NEVER
from policy_rules.decision import Status

BITS = 4
"""The bits that one condition takes."""

MASK = 0b1111
MET, WAITING, FAILED = 0, 1, 2
"""True on that day; true on a later day; true on no day."""

IN_BEST = 0b0001
IN_WORST = 0b0100
BOTH = IN_BEST | IN_WORST
ALL_MET, ALL_WAITING, ALL_FAILED = MET * BOTH, WAITING * BOTH, FAILED * BOTH
SETTLED = (ALL_MET, ALL_FAILED)
ALIKE = (ALL_MET, ALL_WAITING, ALL_FAILED)
"""Best and worst case agree."""

_STATUSES: dict[int, Status] = {ALL_MET: "open", ALL_WAITING: "not_yet", ALL_FAILED: "closed"}


def standing_of(onset: Onset, as_of: int) -> int:
    """How a condition with this onset stands on a day."""
    best, worst = onset
    in_best = MET if best <= as_of else FAILED if best == NEVER else WAITING
    if best == worst:
        return in_best * BOTH
    return in_best | (MET if worst <= as_of else FAILED if worst == NEVER else WAITING) * IN_WORST


def status_of(standing: int) -> Status:
    """The status that a standing means: ``unknown`` exactly if best and worst case disagree."""
    return _STATUSES.get(standing, "unknown")


def is_open(standing: int) -> bool:
    """Whether best and worst case disagree."""
    return standing not in _STATUSES


def standing_at(signature: int, place: int) -> int:
    """How one condition stands."""
    return signature >> place * BITS & MASK


class Conjunction:
    """Conditions all of which are asked for: how they stand together, as badly as the one that stands worst."""

    __slots__ = ("_failed_at_best", "_failed_at_worst", "_mask", "_waiting_at_best", "_waiting_at_worst", "places")

    def __init__(self, places: Iterable[int]) -> None:
        self.places = tuple(dict.fromkeys(places))
        self._mask = sum(MASK << place * BITS for place in self.places)
        ones = sum(1 << place * BITS for place in self.places)
        self._failed_at_best, self._waiting_at_best = ones * FAILED * IN_BEST, ones * WAITING * IN_BEST
        self._failed_at_worst, self._waiting_at_worst = ones * FAILED * IN_WORST, ones * WAITING * IN_WORST

    def standing(self, signature: int) -> int:
        """How they stand together."""
        if not signature & self._mask:
            return ALL_MET
        best = FAILED if signature & self._failed_at_best else WAITING if signature & self._waiting_at_best else MET
        worst = FAILED if signature & self._failed_at_worst else WAITING if signature & self._waiting_at_worst else MET
        return best * IN_BEST | worst * IN_WORST

    def onset(self, signature: int, onsets: Mapping[int, tuple[int, int]]) -> tuple[int, int]:
        """From when all of them are true, given from when those are that are neither met nor failed."""
        if not signature & self._mask:
            return ANY_DAY
        if signature & self._failed_at_best:
            return NO_DAY
        waiting = [onsets[place] for place in self.places if place in onsets]
        if not waiting:
            return ANY_DAY
        if len(waiting) == 1:
            return waiting[0]
        bests, worsts = zip(*waiting, strict=True)
        return max(bests), max(worsts)


def every(standings: Iterable[int]) -> int:
    """How a conjunction stands: as badly as the part that stands worst."""
    return _both(max, standings, MET)


def some(standings: Iterable[int]) -> int:
    """How a disjunction stands: as well as the part that stands best."""
    return _both(min, standings, FAILED)


def _both(choose: Callable[[int, int], int], standings: Iterable[int], of_none: int) -> int:
    best = worst = of_none
    for standing in standings:
        best, worst = choose(best, standing % IN_WORST), choose(worst, standing // IN_WORST)
    return best * IN_BEST | worst * IN_WORST


WORSE = {(one, other): every((one, other)) for one in range(MASK + 1) for other in range(MASK + 1)}
BETTER = {(one, other): some((one, other)) for one in range(MASK + 1) for other in range(MASK + 1)}
"""How two parts of a conjunction stand together, and two parts of a disjunction."""
