"""Days and intervals of days.

A day is its proleptic Gregorian ordinal, an ``int``; ``LONG_AGO`` and ``NEVER`` stand before and after every real day.
A date that was told only in part ("2021-06") is the interval of all days it can mean.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from policy_rules.errors import FactsError, FactsProblem

LONG_AGO = 0
NEVER = 10_000_000
FIRST_YEAR = 1940
LAST_YEAR = 2100
_LAST_DAY = date(LAST_YEAR, 12, 31).toordinal()
_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", re.ASCII)


class Interval(NamedTuple):
    """Every day from ``earliest`` to ``latest``, both included."""

    earliest: int
    latest: int

    def seen_on(self, day: int) -> Interval:
        """The interval as far as it is possible for something already held on ``day`` (contract §1)."""
        if self.earliest <= day < self.latest:
            return Interval(self.earliest, day)
        return self


UNTOLD = Interval(LONG_AGO, _LAST_DAY)
"""Held, but the date was not told: any day up to the day asked about."""


def parse_when(key: str, raw: object) -> Interval:
    """Read a ``when`` of contract §1: a full or partial ISO date, a pair of them, or ``None`` (date not told)."""
    if raw is None:
        return UNTOLD
    if isinstance(raw, str):
        return _parse_partial_date(key, raw)
    if isinstance(raw, dict):
        return _parse_pair(key, raw)
    raise FactsError(key, "wrong_type", f"a date, an interval or null was expected, not {raw!r}")


def _parse_partial_date(key: str, text: str) -> Interval:
    try:
        return _interval(text)
    except _NoDayError as error:
        raise FactsError(key, error.problem, str(error)) from None


class _NoDayError(Exception):
    """A text that is no day, in whole or in part."""

    def __init__(self, problem: FactsProblem, detail: str) -> None:
        super().__init__(detail)
        self.problem: FactsProblem = problem


@lru_cache(maxsize=1 << 15)
def _interval(text: str) -> Interval:
    """Every day that a text can mean; the same texts come again and again."""
    match = _PARTIAL_DATE.fullmatch(text)
    if match is None:
        raise _NoDayError("wrong_type", f'"YYYY-MM-DD", "YYYY-MM" or "YYYY" was expected, not {text!r}')
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _NoDayError("impossible_value", f"the year {year} is not between {FIRST_YEAR} and {LAST_YEAR}")
    try:
        first = date(year, month or 1, day or 1)
        last_month = month or 12
        last = date(year, last_month, day or monthrange(year, last_month)[1])
    except ValueError:
        raise _NoDayError("impossible_value", f"{text!r} is not a day of the calendar") from None
    return Interval(first.toordinal(), last.toordinal())


def _parse_pair(key: str, raw: dict[object, object]) -> Interval:
    for name in raw:
        if name not in ("earliest", "latest"):
            raise FactsError(f"{key}.{name}", "unknown_key", "an interval has only `earliest` and `latest`")
    if not raw:
        raise FactsError(key, "wrong_type", "an interval needs `earliest` or `latest`")
    earliest, latest = raw.get("earliest"), raw.get("latest")
    first = parse_when(f"{key}.earliest", _text_or_none(f"{key}.earliest", earliest)).earliest
    last = parse_when(f"{key}.latest", _text_or_none(f"{key}.latest", latest)).latest
    if first > last:
        raise FactsError(key, "impossible_value", f"`earliest` ({earliest}) is after `latest` ({latest})")
    return Interval(first, last)


def _text_or_none(key: str, raw: object) -> str | None:
    if raw is None or isinstance(raw, str):
        return raw
    raise FactsError(key, "wrong_type", f"a date was expected, not {raw!r}")


CYCLE = 1461
"""The days of four years: after them the calendar repeats itself, as long as no leap year is left out."""

REGULAR_FROM = date(1900, 3, 1).toordinal()
REGULAR_UNTIL = date(2040, 1, 1).toordinal()
MOST_YEARS = 60
"""No leap year is left out between the first of these days and so many years after the last (1900, 2100 are none)."""


def anniversary(day: int, years: int) -> int:
    """The day on which ``years`` full years since ``day`` are reached; 29 February falls back to 28 February."""
    if REGULAR_FROM <= day < REGULAR_UNTIL and years <= MOST_YEARS:
        return day + steps(years)[day % CYCLE]
    return _by_the_calendar(day, years)


@lru_cache(maxsize=MOST_YEARS + 1)
def steps(years: int) -> tuple[int, ...]:
    """For a regular ``day``: how far its anniversary is, at ``day % CYCLE``."""
    first = REGULAR_FROM + CYCLE - REGULAR_FROM % CYCLE
    return tuple(_by_the_calendar(day, years) - day for day in range(first, first + CYCLE))


def _by_the_calendar(day: int, years: int) -> int:
    if day in (LONG_AGO, NEVER):
        return day
    start = date.fromordinal(day)
    try:
        return date(start.year + years, start.month, start.day).toordinal()
    except ValueError:
        return date(start.year + years, 2, 28).toordinal()


@lru_cache(maxsize=1 << 12)
def latest_start(day: int, years: int) -> int:
    """The last day from which ``years`` full years are reached on ``day`` or before."""
    end = date.fromordinal(day)
    try:
        start = end.replace(year=end.year - years).toordinal()
    except ValueError:
        start = date(end.year - years, 2, 28).toordinal()
    return start + 1 if anniversary(start + 1, years) <= day else start


@lru_cache(maxsize=1 << 12)
def iso(day: int) -> str:
    """``day`` as ``YYYY-MM-DD``."""
    return date.fromordinal(day).isoformat()


@lru_cache(maxsize=1 << 15)
def chinese(day: int) -> str:
    """``day`` as people write it: 2025年3月15日."""
    value = date.fromordinal(day)
    return f"{value.year}年{value.month}月{value.day}日"
