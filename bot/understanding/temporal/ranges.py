"""Dates of which two are said: 17还是18年, 2021年七八月份, 2021年到2022年之间."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.understanding.temporal import intervals, moments, relative_dates
from bot.understanding.temporal.intervals import Interval
from bot.understanding.writing import numerals

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.understanding.temporal.told_time import Time

_EITHER = "或者?|或是|还是|要么|定系|定是|定(?=[\\d一二三四五六七八九十])"
_TO = "到|至|-|~|、"
_YEAR = r"(?:\d{4}|\d{2}|[零〇一二][零〇一二三四五六七八九])"
_TWO_YEARS = re.compile(
    rf"(?<![\d.第])(?P<first>{_YEAR})年?(?:(?P<either>{_EITHER})|{_TO})(?:是)?(?P<second>{_YEAR})(?:年|(?<=\d{{4}})(?![\d年]))"
    rf"(?P<told>(?:之?间|中间|那会儿?|那阵|[^,。]{{0,4}}(?:拿|考|评|取|发|批|领|那|去|回|借|调|停|休|歇|病)))?"
)
_MONTH = "[一二三四五六七八九十]"
_SIDE_BY_SIDE = re.compile(
    r"(?<![\d零〇一二三四五六七八九十])(?P<first>[零〇一二][零〇一二三四五六七八九])[、,]?(?P<second>[零〇一二][零〇一二三四五六七八九])年度?"
)
_TWO_MONTHS = re.compile(
    rf"(?:(?:(?P<year>\d{{4}}|\d{{2}}|二[零〇][零〇一二三]?{_MONTH}|[零〇一二]{_MONTH})年|(?P<relative>大前年|前年|去年|今年))[的,]?|(?<![\d一二三四五六七八九十年个第./-]))"
    rf"(?P<ten>十)?(?:(?P<first>{_MONTH})(?P<second>{_MONTH})|(?P<low>\d{{1,2}}|{_MONTH})月?(?:{_TO}|{_EITHER})(?:是)?(?P<high>\d{{1,2}}|十[一二]|{_MONTH}))月份?(?![\d一二三四五六七八九十]*[日号])"
)
_LONGEST = 3


def find(text: str, today: date) -> Iterator[moments.Moment]:
    """Yield the pairs of years and of months said in *text*."""
    for match in _TWO_YEARS.finditer(text):
        first, second = moments.full_year(match["first"], today), moments.full_year(match["second"], today)
        sure = match["either"] or match["told"] or len(match["second"]) == len("2021")
        if first is None or second is None or not sure or not first < second <= min(first + _LONGEST, today.year):
            continue
        end = match.end("second") + (match.string[match.end("second") :][:1] == "年")
        yield moments.Moment(match.start(), end, intervals.months_between((first, 1), (second, 12)))
    for match in _SIDE_BY_SIDE.finditer(text):
        first, second = moments.full_year(match["first"], today), moments.full_year(match["second"], today)
        if first and second and second == first + 1:
            yield moments.Moment(match.start(), match.end(), intervals.months_between((first, 1), (second, 12)))
    for match in _TWO_MONTHS.finditer(text):
        moment = _months(match, today)
        if moment:
            yield moment


def _months(match: re.Match[str], today: date) -> moments.Moment | None:
    year = relative_dates.relative_year(match["relative"], today) or moments.full_year(match["year"] or "", today)
    if match["low"]:
        first, second = numerals.parse(match["low"]) or 0, numerals.parse(match["high"]) or 0
    else:
        first, second = ("一二三四五六七八九十".index(match[name]) + 1 for name in ("first", "second"))
        if match["ten"]:
            first, second = first + 10, second + 10
    if not 1 <= first < second <= first + _LONGEST or second > intervals.MONTHS_A_YEAR:
        return None
    if year is None:
        last = today.year if second <= today.month else today.year - 1
        return moments.Moment(match.start(), match.end(), intervals.months(last, first, second), "lone")
    return moments.Moment(match.start(), match.end(), intervals.months(year, first, second))


_BETWEEN = re.compile(rf"^(?:{_EITHER}|{_TO}|和|与|跟|同)(?:是)?$")
_THE_TWO = re.compile(r"^(?:年)?(?:之间|中间|之交)")
_ALTERNATIVE = re.compile(
    rf"^(?:年|的时候|那会儿?|那阵|那年|拿的|考的|发的|评的|吧|呢|啊|嘛|左右|的样子)*[,哎诶嗯呃啊]*(?:{_EITHER}|(?:也|又|还)?(?:可能|许|有可能|说不定|没准|兴许|大概)(?:是|在)?(?=$)|要不|再不然?|不然|不是的话|如果不是)(?:就|是|也就|在|可能|了)*$"
)
_NEITHER = re.compile(r"不是$")
_ADJOINING = timedelta(days=62)
_RANGE_END = re.compile(r"^(?:年)?(?:之间|期间|中间|这段|间|左右|那会)")


def join(times: list[Time], text: str) -> list[Time]:
    """2021年到2022年之间 is one set of days; 2015年到2020年在广汽 is not."""
    joined: list[Time] = []
    for time in times:
        last = joined[-1] if joined else None
        if (
            last
            and last.span
            and time.span
            and last.kind == time.kind == "date"
            and "recent" not in {last.form, time.form}
        ):
            between = text[last.end : time.start].removeprefix("年")
            adjoining = not between and timedelta(0) < time.span.earliest - last.span.latest <= _ADJOINING
            from_to = _BETWEEN.match(between) and _RANGE_END.match(text[time.end : time.end + 4])
            if _NEITHER.search(text[: last.start]) and re.match(r"^年?,?(?:就是|便是|就)$", between):
                last.start -= len("不是")
                adjoining = True
            either = from_to and bool(_THE_TWO.match(text[time.end : time.end + 4]))
            if (
                adjoining
                or either
                or _ALTERNATIVE.match(between)
                or (from_to and time.span.latest > last.span.earliest)
            ):
                first, second = sorted((last.span, time.span), key=lambda span: span.earliest)
                last.span, last.end = Interval(first.earliest, max(first.latest, second.latest)), time.end
                continue
        joined.append(time)
    return joined
