"""Dates that name their year: 2021年6月, 2022.3.15, 一九年底, 八几年, March 2021."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from bot.understanding.temporal import intervals
from bot.understanding.temporal.intervals import Interval
from bot.understanding.temporal.moments import CN, DAY_WORD, MONTH_WORD, Moment, checked, full_year, year_month_day
from bot.understanding.temporal.seasons import PART, part_of_year
from bot.understanding.writing import numerals

if TYPE_CHECKING:
    from collections.abc import Callable

_LONG_YEAR = (
    rf"\d{{4,9}}|[12一二][\d{CN}]{{3}}|[一二两][{CN}]{{3}}|两千零?[一二三四五六七八九十]{{1,3}}|二零[一二三]?[{CN}]"
)
_YEAR_WORD = rf"(?P<year>{_LONG_YEAR}|\d{{2}}|[零〇一二七八九][零〇一二三四五六七八九])"
_OLDEST_YEAR = 1950
_FULL = re.compile(rf"(?<!\d){_YEAR_WORD}年的?{MONTH_WORD}(?:{DAY_WORD})?")
_YEAR_PART = re.compile(rf"(?<!\d){_YEAR_WORD}年?的?{PART}")
_LONG = re.compile(rf"(?<!\d)(?P<year>{_LONG_YEAR})(?:年度?|届(?!全国|世界))")
_NUMERIC = re.compile(
    r"(?<![\d.\-/])(?P<year>(?:19|20)\d{2})(?P<sep>[-/.])(?P<month>\d{1,2})(?:(?P=sep)(?P<day>\d{1,2}))?(?!\d)"
)
_SPACED = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2}) (?P<month>\d{1,2})(?: (?P<day>\d{1,2}))?(?!\d)")
_COMPACT = re.compile(
    r"(?<![\d.])(?P<year>(?:19|20)\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])?(?![\d.])"
)
_BARE = re.compile(
    r"(?<![\d./\-])(?<!\d:)(?P<year>19[5-9]\d|20[0-4]\d)(?![\d.:/]|[-]\d|元|块|人|个|名|号|分|米|字|次|届|家|条|多|万|号文)"
)
_BARE_IN_WORDS = re.compile(
    rf"(?<![\d{CN}])(?P<year>二[零〇][零〇一二][零〇一二三四五六七八九]|[二两]千零?(?:二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九]))(?=$|[吧啊呢的,。!?是我拿考评发领批还或])"
)
_SHORT_MONTH = re.compile(r"(?<![\d.\-/])(?P<year>\d{2})[./](?P<month>0[1-9]|1[0-2])(?![\d./])")
_SHORT_DAY = re.compile(
    r"(?<![\d./\-])(?P<year>\d{2})(?P<sep>[/.\-])(?P<month>1[0-2]|0?[1-9])(?P=sep)(?P<day>3[01]|[12]\d|0?[1-9])(?![\d./\-])"
)
_NAMED_YEAR = re.compile(
    r"(?P<named>北京奥运会?|广州亚运会?|香港回归|澳门回归|汶川(?:大?地震)?|非典|上海世博会?|世博会?|(?:北京)?冬奥会?|建党(?:百|一百|100)(?:周)?年|建国(?:七十|70)周?年)(?:那|的)?(?:一?年|会儿?|阵|时候?)|(?P<millennium>千禧年|世纪之交)"
    r"|(?P<pandemic>(?:疫情|新冠|口罩)(?:刚刚?)?(?:开始|爆发|来|起来?|出来)(?:的|那)*(?:一?年|时候?|会儿?|阵)?|(?:疫情|新冠|口罩)(?:的)?(?:头一年|第一年|那一?年))"
    r"|(?P<opened>(?:疫情|封控|口罩)?(?:全面)?(?:放开|解封)(?:的|那)*一?年)"
)
_NAMED_YEARS = {
    "北京": 2008, "广州": 2010, "香港": 1997, "澳门": 1999, "汶川": 2008, "非典": 2003, "上海": 2010, "世博": 2010, "冬奥": 2022,
    "建党": 2021, "建国": 2019,
}  # fmt: skip
_CLASS = re.compile(
    r"(?<![\d第.])(?P<year>\d{2}|[零〇一二][零〇一二三四五六七八九])届(?=的?(?:毕业|应届|校招|大?学生|生|技校|中专|大专|本科)|[的吧]?(?:$|[,。]))"
)
_DECADE = re.compile(
    r"(?<!\d)(?P<decade>[5-9０-９0-9]0|[五六七八九]十)年代(?P<half>初|末|中期)?"
    r"|(?P<some>[五六七八九零〇一]|二零一|二零零|201|200|199|198)(?:几|幾|X|x)年(?!前)",
)
_ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH = re.compile(
    rf"(?:(?P<before>\d{{1,2}})(?:st|nd|rd|th)? ?(?:of )?)?(?P<name>{'|'.join(_ENGLISH_MONTHS)})[a-z]{{0,6}}\.? ?(?P<day>\d{{1,2}}(?=,| |st|nd|rd|th)(?:st|nd|rd|th)?)?,? ?(?P<year>(?:19|20)\d{{2}})",
)
_ENGLISH_AFTER_YEAR = re.compile(
    rf"(?<!\d)(?P<year>(?:19|20)\d{{2}})[ ,年-]{{0,2}}(?P<before>)(?P<name>{'|'.join(_ENGLISH_MONTHS)})(?:[a-z]{{0,6}})(?![a-z])\.?(?: (?P<day>\d{{1,2}})(?!\d))?",
)


def _full(match: re.Match[str], today: date) -> Moment | None:
    year = full_year(match["year"], today)
    return None if year is None else year_month_day(match, year, today)


def _english(match: re.Match[str], today: date) -> Moment | None:
    number = _ENGLISH_MONTHS.index(match["name"]) + 1
    written = match["before"] or match["day"]
    if not written:
        return checked(match, intervals.month(int(match["year"]), number), today)
    try:
        span = intervals.day(date(int(match["year"]), number, int(re.sub(r"\D", "", written))))
    except ValueError:
        return Moment(match.start(), match.end(), None)
    return checked(match, span, today)


def _year_part(match: re.Match[str], today: date) -> Moment | None:
    year = full_year(match["year"], today)
    if year is None:
        return None
    if not _OLDEST_YEAR <= year <= today.year + 30:
        return Moment(match.start(), match.end(), None)
    return checked(match, part_of_year(match["part"], year), today)


def _year_only(match: re.Match[str], today: date) -> Moment | None:
    year = full_year(match["year"], today)
    if year is None or year < 100:
        return None
    span = intervals.year(year) if 1 <= year <= 9999 else None
    return checked(match, span, today)


def _class(match: re.Match[str], today: date) -> Moment | None:
    """Read the year in which a class of pupils left school: 21届."""
    year = full_year(match["year"], today)
    return None if year is None or year > today.year else checked(match, intervals.year(year), today, "class")


def _bare(match: re.Match[str], today: date) -> Moment | None:
    year = int(match["year"])
    return Moment(match.start(), match.end(), intervals.year(year), "bare") if year <= today.year + 10 else None


def _named_year(match: re.Match[str], today: date) -> Moment | None:
    if match["opened"]:
        return checked(match, Interval(date(2022, 12, 1), date(2023, 12, 31)), today)
    if match["pandemic"]:
        return checked(match, intervals.year(2020), today)
    year = _NAMED_YEARS[match["named"].replace("北京冬", "冬")[:2]] if match["named"] else 2000
    return checked(match, intervals.year(year), today)


def _decade(match: re.Match[str], today: date) -> Moment | None:
    if match["decade"]:
        start = full_year(str(numerals.parse(match["decade"])), today)
    else:
        start = {"零": 2000, "〇": 2000, "一": 2010, "二零一": 2010, "二零零": 2000}.get(match["some"])
        if start is None:
            number = numerals.parse(match["some"]) or 0
            start = number * 10 if number > 100 else 1900 + number * 10
    if start is None:
        return None
    span = Interval(date(start, 1, 1), date(start + 9, 12, 31))
    half = match["half"]
    if half == "初":
        span = Interval(span.earliest, date(start + 3, 12, 31))
    elif half == "末":
        span = Interval(date(start + 6, 1, 1), span.latest)
    return checked(match, span, today)


RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], Moment | None]], ...] = (
    (_FULL, _full),
    (_YEAR_PART, _year_part),
    (_LONG, _year_only),
    (_CLASS, _class),
    (_NUMERIC, _full),
    (_SPACED, _full),
    (_COMPACT, _full),
    (_SHORT_MONTH, _full),
    (_SHORT_DAY, _full),
    (_BARE, _bare),
    (_BARE_IN_WORDS, _year_only),
    (_NAMED_YEAR, _named_year),
    (_DECADE, _decade),
    (_ENGLISH, _english),
    (_ENGLISH_AFTER_YEAR, _english),
)
