"""Sets of possible days: what "2021-06", "快三年" and "去年" leave open."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

When = str | dict[str, str] | None
"""The JSON of one date in a fact (contract §1)."""

MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Interval:
    """Some day from `earliest` to `latest`, both included."""

    earliest: date
    latest: date

    def as_when(self) -> str | dict[str, str]:
        """Return the shortest JSON form: a day, a month, a year, or both ends."""
        first, last = self.earliest, self.latest
        if first == last:
            return first.isoformat()
        if first == date(first.year, 1, 1) and last == date(first.year, 12, 31):
            return f"{first.year:04d}"
        if (first.year, first.month) == (last.year, last.month) and self == month(first.year, first.month):
            return f"{first.year:04d}-{first.month:02d}"
        return {"earliest": first.isoformat(), "latest": last.isoformat()}


def day(when: date) -> Interval:
    """Return the interval of one day."""
    return Interval(when, when)


def month(year: int, number: int) -> Interval:
    """Return all days of a month."""
    return Interval(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]))


def months(year: int, first: int, last: int) -> Interval:
    """Return all days from one month of a year to another."""
    return Interval(month(year, first).earliest, month(year, last).latest)


def months_between(first: tuple[int, int], last: tuple[int, int]) -> Interval:
    """Return all days from the month of one year to that of another."""
    return Interval(month(*first).earliest, month(*last).latest)


def year(number: int) -> Interval:
    """Return all days of a year."""
    return months(number, 1, MONTHS_A_YEAR)


def add_months(start: date, count: int) -> date:
    """Move by whole months; a day that the month lacks falls back to its last day."""
    index = start.year * MONTHS_A_YEAR + start.month - 1 + count
    target_year, target_month = divmod(index, MONTHS_A_YEAR)
    if target_year < 1:
        return date(1, 1, 1)
    last = calendar.monthrange(target_year, target_month + 1)[1]
    return date(target_year, target_month + 1, min(start.day, last))


def ago(today: date, *, months_from: int, months_to: int) -> Interval:
    """Return the days between two counts of months ago, the longer first."""
    return Interval(add_months(today, -months_from), add_months(today, -months_to))


def shift(when: date, days: int) -> date:
    """Move by days."""
    return when + timedelta(days=days)
