"""A date that was said, and what its parts are written with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bot.understanding.temporal import intervals
from bot.understanding.writing import numerals

if TYPE_CHECKING:
    import re

    from bot.understanding.temporal.intervals import Interval

CN = numerals.CHINESE
DAY_WORD = rf"(?P<day>\d{{1,2}}|[{CN}]{{1,3}})(?:日|号|曰|呺|hao|ri)"
MONTH_WORD = rf"(?P<month>\d{{1,2}}|[{CN}]{{1,3}}|元)月(?:份)?(?:(?P<month_part>初|头(?![一两二三四五六七八九十个回次])|底|末|中旬|上旬|下旬|中)(?!级))?"


@dataclass(frozen=True, slots=True)
class Moment:
    """A date said: where it stands, the days it may be (None: impossible), how it was written."""

    start: int
    end: int
    span: Interval | None
    form: str = "date"


def full_year(text: str, today: date) -> int | None:
    """Return the year that *text* writes, two digits standing for the nearest past one."""
    number = numerals.parse(text)
    if number is None:
        return None
    if len(text) == 2 and number < 100:
        century = today.year // 100 * 100
        number += century if number <= today.year % 100 + 3 else century - 100
    return number


def plausible(span: Interval, today: date) -> bool:
    """Tell whether somebody who works now can have got a certificate then."""
    return span.earliest.year >= today.year - 62 and span.latest.year <= today.year + 30


def checked(match: re.Match[str], span: Interval | None, today: date, form: str = "date") -> Moment:
    """Return the moment of a match, impossible if nobody who works now can have seen it."""
    good = span is not None and plausible(span, today)
    return Moment(match.start(), match.end(), span if good else None, form)


def year_month_day(match: re.Match[str], year: int, today: date, form: str = "date") -> Moment | None:
    """Return the month of a year, or its day, that the groups `month` and `day` of a match write."""
    groups = match.groupdict()
    number = 1 if groups.get("month") == "元" else numerals.parse(groups.get("month") or "")
    if number is None:
        return None
    if not 1 <= number <= 12 or not 1 <= year <= 9999:
        return Moment(match.start(), match.end(), None, form)
    span = intervals.month(year, number)
    if groups.get("day"):
        day_number = numerals.parse(groups["day"])
        try:
            span = intervals.day(date(year, number, day_number or 0))
        except ValueError:
            return Moment(match.start(), match.end(), None, form)
    return checked(match, span, today, form)
