"""Lengths told by no one number: 大半年, 两三年, 十几年."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.temporal.intervals import Interval, add_months, ago, shift
from bot.understanding.temporal.lengths import AT_LEAST, LONGEST_YEARS, YEAR, Duration
from bot.understanding.writing import numerals

if TYPE_CHECKING:
    from datetime import date


def half_year(word: str, qualifier: str, today: date) -> Interval:
    """Return when half a year, more or less, began."""
    ends = {
        "成年": (14, 10),
        "大半年": (12, 6),
        "小半年": (6, 3),
        "一年半载": (18, 6),
        "半年": (8, 4),
        "年半": (21, 15),
    }
    if word == "半年" and qualifier == "more":
        return ago(today, months_from=10, months_to=6)
    if word == "半年" and qualifier in {"near", "under", "unmet"}:
        return Interval(shift(add_months(today, -6), 1), add_months(today, -3))
    start, stop = ends[word]
    return ago(today, months_from=start, months_to=stop)


def between_two(match: re.Match[str], qualifier: str, today: date) -> Duration | None:
    """Return a length of which two numbers are told: 两三年."""
    if match["range_unit"]:
        tens, low_word = match["low"][:-1], match["low"][-1]
        base = (numerals.parse(tens) or 0) if tens else 0
        low, high = numerals.digit(low_word), numerals.digit(match["high"])
        unit = match["range_unit"]
    else:
        base, unit = 0, match["digit_range_unit"]
        low, high = int(match["low_digit"]), int(match["high_digit"])
    if low is None or high is None or not low < high <= low + 5:
        return None
    if match["range_unit"] and high != low + 1:
        return None
    months = YEAR if "年" in unit else 1
    low, high = (base + low) * months, (base + high) * months
    if high > LONGEST_YEARS * YEAR:
        return Duration(match.start(), match.end(), None, 0)
    half = months // 2
    span = ago(today, months_from=high + max(half, 1), months_to=max(low - half, 0))
    if qualifier == "above":
        span = Interval(add_months(today, -high - AT_LEAST * YEAR), add_months(today, -low))
    elif qualifier in {"under", "unmet"}:
        span = Interval(shift(add_months(today, -high), 1), today if qualifier == "unmet" else span.latest)
    return Duration(match.start(), match.end(), span, round((low + high) / 2 * 30.4), "range")


def of_tens(match: re.Match[str], today: date) -> Duration | None:
    """Return a length told in tens: 十几年."""
    count = numerals.parse(match["tens"])
    if count is None or count > LONGEST_YEARS:
        return None
    if match["tens_unit"] == "月":
        span = ago(today, months_from=count + 9, months_to=count)
    elif match["tens_more"] == "来":
        span = ago(today, months_from=(count + 3) * YEAR, months_to=(count - 2) * YEAR)
    else:
        span = Interval(shift(add_months(today, -(count + 10) * YEAR), 1), add_months(today, -count * YEAR))
    return Duration(match.start(), match.end(), span, count * 365, "more")
