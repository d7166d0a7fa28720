"""The few array idioms that everything here is made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from policy_rules.dates import FIRST_YEAR, NEVER

Bools: TypeAlias = NDArray[np.bool_]
Bytes: TypeAlias = NDArray[np.uint8]
Days: TypeAlias = NDArray[np.int32]
Rows: TypeAlias = NDArray[np.intp]
Masks: TypeAlias = NDArray[np.uint64]

_FIRST = np.datetime64(f"{FIRST_YEAR}-01-01", "D")
_LAST = np.datetime64("2300-12-31", "D")
_ORDINAL_OF_EPOCH = 719_163
BASE = int(_FIRST.astype(np.int64)) + _ORDINAL_OF_EPOCH
"""The ordinal of the first day of the tables below."""


class Truth(NamedTuple):
    """From when something is true, seen on one day: by that day or ever, in the best and in the worst case.

    What no time changes has the same array twice; :func:`both` and :func:`either` then work once.
    """

    best_now: Bools
    best_ever: Bools
    worst_now: Bools
    worst_ever: Bools

    @property
    def static(self) -> bool:
        """Whether time makes no difference."""
        return self.best_now is self.best_ever and self.worst_now is self.worst_ever

    @classmethod
    def of_static(cls, possible: Bools, sure: Bools) -> Truth:
        """Of something that time does not change."""
        return cls(possible, possible, sure, sure)


def both(one: Truth, other: Truth) -> Truth:
    """A conjunction."""
    if one.static and other.static:
        return Truth.of_static(one.best_now & other.best_now, one.worst_now & other.worst_now)
    return Truth(*(left & right for left, right in zip(one, other, strict=True)))


def either(one: Truth, other: Truth) -> Truth:
    """A disjunction."""
    if one.static and other.static:
        return Truth.of_static(one.best_now | other.best_now, one.worst_now | other.worst_now)
    return Truth(*(left | right for left, right in zip(one, other, strict=True)))


def zero_where(mask: Bools) -> Days:
    """``LONG_AGO`` where the mask is true, ``NEVER`` elsewhere; several times faster than ``numpy.where``."""
    return (mask.view(np.int8).astype(np.int32) - np.int32(1)) & np.int32(NEVER)


def packed(bits: Sequence[Bools]) -> list[Bytes]:
    """The bits of each row as bytes, the first bit lowest."""
    found = []
    for start in range(0, len(bits), 8):
        part = bits[start : start + 8]
        byte = part[-1].view(np.uint8)
        for bit in reversed(part[:-1]):
            byte = byte + byte + bit.view(np.uint8)
        found.append(byte)
    return found


def any_of(masks: Iterable[Bools], size: int) -> Bools:
    """Where at least one mask is true."""
    found: Bools | None = None
    for mask in masks:
        found = mask if found is None else found | mask
    return np.zeros(size, np.bool_) if found is None else found


@lru_cache(maxsize=64)
def anniversaries(years: int) -> Days:
    """For every day from ``BASE`` on the ordinal of its anniversary; 29 February falls back to 28 February."""
    days = np.arange(_FIRST, _LAST + 1)
    months = days.astype("datetime64[M]")
    later = (months + 12 * years).astype("datetime64[D]")
    reached = later + (days - months.astype("datetime64[D]"))
    overflown = reached.astype("datetime64[M]") != months + 12 * years
    ordinals: Days = (reached.astype(np.int64) + _ORDINAL_OF_EPOCH - overflown).astype(np.int32)
    return ordinals


def latest_start(years: int, day: int) -> int:
    """The latest start whose anniversary is reached by ``day``; 0 if only "long ago" will do."""
    place = int(np.searchsorted(anniversaries(years), day, side="right"))
    return BASE + place - 1 if place else 0


def latest_starts(years: int, days: Days) -> Days:
    """:func:`latest_start` for every day of an array."""
    places = np.searchsorted(anniversaries(years), days, side="right")
    return np.where(places > 0, BASE + places - 1, 0).astype(np.int32)


def reached(starts: Days, years: int) -> Days:
    """The anniversary of every start; "long ago" and "never" stay what they are."""
    table = anniversaries(years)
    days = table[np.clip(starts - BASE, 0, len(table) - 1)]
    days = np.where(starts == 0, 0, days)
    result: Days = np.where(starts >= NEVER, NEVER, days).astype(np.int32)
    return result
