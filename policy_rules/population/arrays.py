"""The few array idioms that everything here is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from operator import and_, or_
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from policy_rules.dates import FIRST_YEAR, LONG_AGO, NEVER

Bools: TypeAlias = NDArray[np.bool_]
Bytes: TypeAlias = NDArray[np.uint8]
Plane: TypeAlias = NDArray[np.uint8]
Days: TypeAlias = NDArray[np.int32]
Dates: TypeAlias = NDArray[np.uint16]
"""Days that were told: 0 is "long ago", 1 the first day of ``FIRST_YEAR``, ``NEVER_TOLD`` no day at all."""
Rows: TypeAlias = NDArray[np.intp]
Masks: TypeAlias = NDArray[np.uint64]

_FIRST = np.datetime64(f"{FIRST_YEAR}-01-01", "D")
_LAST = np.datetime64("2300-12-31", "D")
_ORDINAL_OF_EPOCH = 719_163
BASE = int(_FIRST.astype(np.int64)) + _ORDINAL_OF_EPOCH
"""The ordinal of the first day of the tables below."""


class Truth(NamedTuple):
    """From when something is true, seen on one day: by that day or ever, in the best and in the worst case.

    The four are planes: a bit a person. What no time changes, and what was told exactly, has the same plane twice;
    :func:`both` and :func:`either` then work once.
    """

    best_now: Plane
    best_ever: Plane
    worst_now: Plane
    worst_ever: Plane

    @property
    def static(self) -> bool:
        """Whether time makes no difference."""
        return self.best_now is self.best_ever and self.worst_now is self.worst_ever

    @classmethod
    def of_static(cls, possible: Plane, sure: Plane) -> Truth:
        """Of something that time does not change."""
        return cls(possible, possible, sure, sure)


def plane(mask: Bools) -> Plane:
    """A bit a person; what stands behind the last person has no meaning."""
    return np.packbits(mask, bitorder="little")


def bools(bits: Plane, size: int) -> Bools:
    """A byte a person."""
    return np.unpackbits(bits, count=size, bitorder="little").view(np.bool_)


def inverted(bits: Plane) -> Plane:
    """The contrary."""
    return bits ^ np.uint8(255)


def both(one: Truth, other: Truth) -> Truth:
    """A conjunction."""
    return _combined(and_, one, other)


def either(one: Truth, other: Truth) -> Truth:
    """A disjunction."""
    return _combined(or_, one, other)


def _combined(operation: Callable[[Plane, Plane], Plane], one: Truth, other: Truth) -> Truth:
    """Plane by plane; the same two planes are combined once."""
    made: dict[tuple[int, int], Plane] = {}
    for left, right in zip(one, other, strict=True):
        key = id(left), id(right)
        if key not in made:
            made[key] = operation(left, right)
    return Truth(*(made[id(left), id(right)] for left, right in zip(one, other, strict=True)))


NEVER_TOLD = np.uint16(65_535)


def as_date(day: int) -> int:
    """An ordinal as one of :data:`Dates`."""
    if day >= NEVER:
        return int(NEVER_TOLD)
    return day - BASE + 1 if day else LONG_AGO


def long_ago_where(mask: Bools) -> Dates:
    """The day long ago where the mask is true, no day elsewhere; several times faster than ``numpy.where``."""
    dates: Dates = mask.view(np.uint8).astype(np.uint16) - np.uint16(1)
    return dates


def always_where(mask: Bools) -> Days:
    """``LONG_AGO`` where the mask is true, ``NEVER`` elsewhere."""
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


@lru_cache(maxsize=1)
def _calendar() -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Of every day from ``BASE`` on, its month (counted from 1970) and which day of the month it is, from 0."""
    days = np.arange(_FIRST, _LAST + np.timedelta64(1, "D"))
    months = days.astype("datetime64[M]")
    return months.astype(np.int64), (days - months.astype("datetime64[D]")).astype(np.int64)


@lru_cache(maxsize=64)
def _anniversaries(years: int) -> Days:
    """The anniversary of every day from ``BASE`` on; 29 February falls back to 28 February."""
    months, days = _calendar()
    every_month = np.arange(months[0], months[-1] + 2) + 12 * years
    firsts = every_month.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    place = months - months[0]
    lengths = np.diff(firsts)
    table: Days = (firsts[place] + np.minimum(days, lengths[place] - 1) + _ORDINAL_OF_EPOCH).astype(np.int32)
    return table


@lru_cache(maxsize=64)
def _by_date(years: int) -> Days:
    """The anniversary of each of :data:`Dates`."""
    table: Days = np.concatenate([[LONG_AGO], _anniversaries(years)[: int(NEVER_TOLD) - 1], [NEVER]]).astype(np.int32)
    return table


def reached(dates: Dates, years: int) -> Days:
    """The anniversaries of dates, as ordinals."""
    found: Days = _by_date(years)[dates]
    return found


def reached_from(days: Days, years: int) -> Days:
    """The anniversaries of days that are ordinals already."""
    table = _anniversaries(years)
    found: Days = table.take(days - np.int32(BASE), mode="clip")
    timeless = (days == LONG_AGO) | (days == NEVER)
    found[timeless] = days[timeless]
    return found


def latest_starts(years: int, day: int, most: int) -> Dates:
    """For every number of days lost, at least up to ``most``: the latest start whose years are full by ``day``."""
    return _latest_starts(years, day, 1 << most.bit_length())


@lru_cache(maxsize=256)
def _latest_starts(years: int, day: int, numbers: int) -> Dates:
    places = np.searchsorted(_anniversaries(years), day - np.arange(numbers), side="right")
    return np.minimum(places, NEVER_TOLD - 1).astype(np.uint16)
