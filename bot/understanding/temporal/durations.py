"""Lengths of time ("快三年", "三年零两个月", "第四个年头") as intervals of the day they began."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.temporal import intervals, qualifiers, shortfalls
from bot.understanding.temporal.intervals import Interval, add_months, ago, shift
from bot.understanding.temporal.lengths import AT_LEAST, LONGEST_YEARS, NUMBER, YEAR, Duration, window
from bot.understanding.writing import numerals

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_OLDEST_YEAR, _LAST_YEAR = 1900, 2100
"""2018年左右 is a year and no length."""
_CORE = rf"""
    (?P<ordinal>第)?
    (?:
      (?P<half_year>(?<=[了有多足快够满过])成年(?![人后级半])|大半年|小半年|半年|一年半载|年半(?!载))
    | (?P<teens>十[多几来]|二十[多几来])(?:二十|三十)年
    | (?P<low>[一二两三四五六七八]|二?十[一二三四五六七八])(?P<high>[两二三四五六七八九])(?P<range_unit>个?年|个月)
    | (?P<low_digit>\d{{1,2}})[-~到至](?P<high_digit>\d{{1,2}})(?:个)?(?P<digit_range_unit>年|月)
    | (?P<tens>[一二三四五]?十|\d0)(?P<tens_more>多|几|来)个?(?P<tens_unit>年|月)
    | (?P<years>{NUMBER})(?P<plus>\+)?个?(?P<year_word>年头|周年|年|载)(?P<half>半)?
        (?P<and_some>[又零加带外多挂,]{{0,2}}(?:几|好几|若干|[两二]三)(?:个月|天)|[又零加带外]{{0,2}}个把月|带点|[挂有]零|零点)?
        (?:[又零加带外]{{0,2}}(?P<months>{NUMBER})个(?P<half_month>半)?月(?!份))?
        (?:[又零加带外]{{1,2}}(?P<more_days>{NUMBER})[天日])?
    | (?P<only_months>{NUMBER})个(?P<only_half_month>半)?(?P<month_more>[多来几把])?月(?!份)
    | (?P<half_a_month>半个月)
    | (?P<rough>百[来十把]来?|几十|[二三四五六七八九]?十[来几多]|[一两二三四五]百[来几多])天
    | (?P<about_a_month>个把月|大半个月)
    | (?P<weeks>{NUMBER})个?(?P<more_weeks>[多几来])?(?:星期|礼拜|周)(?!年)
    | (?P<days>{NUMBER})天
    )
"""
_PATTERN = re.compile(rf"{qualifiers.BEFORE}{_CORE}{qualifiers.AFTER}(?P<done>了)?", re.VERBOSE)
_READ_OUT = re.compile(r"[一二][零〇]")
"""二零年 is a year: of a length people say 二十年."""
_ROUGH_DAYS = {"百来": 100, "百十": 110, "百把": 100, "几十": 50}


def find(text: str, today: date) -> Iterator[Duration]:
    """Yield the durations said in *text*, in order; `began` is None for an impossible one."""
    yield from shortfalls.find(text, today)
    for match in _PATTERN.finditer(text):
        found = _read(match, today)
        if found:
            yield found


def _read(match: re.Match[str], today: date) -> Duration | None:
    qualifier = qualifiers.of(match)
    span: Interval | None
    years: int | None = None
    if (match["ordinal"] and not match["years"]) or (match.start() and match.string[match.start() - 1] == "几"):
        return None
    if qualifier == "minus":
        return Duration(match.start(), match.end(), None, 0, "minus")
    if match["half_year"]:
        span, nominal = (
            _half_year(match["half_year"], qualifier, today),
            {"年半": 547, "成年": 365}.get(match["half_year"], 182),
        )
    elif match["range_unit"] or match["digit_range_unit"]:
        return _range(match, qualifier, today)
    elif match["teens"]:
        tens = 1 if match["teens"][0] == "十" else 2
        span, nominal = ago(today, months_from=(tens + 1) * 120, months_to=tens * 120), tens * 3650
    elif match["tens"]:
        return _tens(match, today)
    elif match["years"]:
        return _years(match, qualifier, today)
    elif match["only_months"]:
        count = numerals.parse(match["only_months"])
        if count is None or count > LONGEST_YEARS * YEAR:
            return None
        if match["month_more"]:
            qualifier = "more"
        span = window(count, 1, qualifier, today)
        if match["only_half_month"]:
            span = Interval(shift(span.earliest, -15), shift(span.latest, -15))
        nominal = round(count * 365 / 12) + (15 if match["only_half_month"] else 0)
    else:
        exact = _exact_days(match)
        if exact is None:
            return None
        nominal = exact
        slack = 3 if match["weeks"] else 0
        exact += 3 if match["more_weeks"] else 0
        slack = (
            max(exact // 6, slack)
            if match["rough"] or match["more_weeks"] or match["about_a_month"] or qualifier == "around"
            else slack
        )
        span = Interval(shift(today, -exact - slack), shift(today, slack - exact))
    return Duration(match.start(), match.end(), span, nominal, qualifier, years)


def _exact_days(match: re.Match[str]) -> int | None:
    if match["half_a_month"]:
        return 15
    if match["about_a_month"]:
        return 30
    if match["rough"]:
        return _ROUGH_DAYS.get(match["rough"][:2]) or numerals.parse(match["rough"].rstrip("来几多"))
    count = numerals.parse(match["weeks"] or match["days"])
    if count is None:
        return None
    count *= 7 if match["weeks"] else 1
    return count if count <= LONGEST_YEARS * 366 else None


def _half_year(word: str, qualifier: str, today: date) -> Interval:
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


def _range(match: re.Match[str], qualifier: str, today: date) -> Duration | None:
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


def _tens(match: re.Match[str], today: date) -> Duration | None:
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


def _years(match: re.Match[str], qualifier: str, today: date) -> Duration | None:
    text = match["years"]
    if "." in text:
        whole, _, fraction = text.partition(".")
        months, grain = int(whole) * YEAR + round(int(fraction) * 1.2), 6
        count: int | None = int(whole)
    else:
        count = numerals.parse(text)
        months, grain = (count or 0) * YEAR, YEAR
    if count is None:
        return None
    if (
        (_OLDEST_YEAR <= count <= _LAST_YEAR and len(text) == len("2021"))
        or text[0] in "0零〇"
        or _READ_OUT.fullmatch(text)
    ):
        return None
    if count > LONGEST_YEARS or (count == 0 and not months):
        return Duration(match.start(), match.end(), None, 0, qualifier, count)
    if match["ordinal"]:
        span = Interval(shift(add_months(today, -count * YEAR), 1), add_months(today, -(count - 1) * YEAR))
        return Duration(match.start(), match.end(), span, (count - 1) * 365, "ordinal", count)
    if qualifier == "spanning":
        span = intervals.year(today.year - count + 1)
        return Duration(match.start(), match.end(), span, (count - 1) * 365, qualifier, count)
    if match["half"]:
        months, grain = months + 6, 6
    if match["months"]:
        extra = numerals.parse(match["months"])
        if extra is None or extra >= 24:
            return None
        months, grain = months + extra, 1
    if match["more_days"]:
        span = intervals.day(shift(add_months(today, -months), -min(numerals.parse(match["more_days"]) or 0, 400)))
        return Duration(match.start(), match.end(), span, (today - span.latest).days, "exact", count)
    span, some = window(months, grain, qualifier, today), grain / 4 if qualifier == "more" else 0
    return Duration(match.start(), match.end(), span, round((months + some) * 365 / 12), qualifier, count)
