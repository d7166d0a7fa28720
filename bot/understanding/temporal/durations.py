"""Lengths of time ("快三年", "三年零两个月", "第四个年头") as intervals of the day they began."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.temporal import intervals, qualifiers, shortfalls, vague_lengths
from bot.understanding.temporal.intervals import Interval, add_months, ago, shift
from bot.understanding.temporal.lengths import LONGEST_YEARS, NUMBER, YEAR, Duration, window
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
            vague_lengths.half_year(match["half_year"], qualifier, today),
            {"年半": 547, "成年": 365}.get(match["half_year"], 182),
        )
    elif match["range_unit"] or match["digit_range_unit"]:
        return vague_lengths.between_two(match, qualifier, today)
    elif match["teens"]:
        tens = 1 if match["teens"][0] == "十" else 2
        span, nominal = ago(today, months_from=(tens + 1) * 120, months_to=tens * 120), tens * 3650
    elif match["tens"]:
        return vague_lengths.of_tens(match, today)
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
