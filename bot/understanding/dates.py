"""Days, months and years that are said ("去年9月", "19年", "八几年", "2022.3.15") as intervals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bot.understanding import intervals, numerals
from bot.understanding.intervals import MONTHS_A_YEAR, Interval, add_months, months, shift

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CN = numerals.CHINESE
_DAY_WORD = rf"(?P<day>\d{{1,2}}|[{_CN}]{{1,3}})(?:日|号|曰|呺|hao|ri)"
_FEAST = "春节|国庆|五一|暑假|中秋|元旦|清明|端午"
_PART = rf"(?P<part>(?:{_FEAST})节?(?:之|以)?(?:前后|[前后])|{_FEAST}|上半年|下半年|年初(?!级)|年底|年末|年头|年尾|年中(?![级职])|初(?!级)|底|末|尾|中(?![级职间途专])|春天|夏天|秋天|冬天|春季|夏季|秋季|冬季|第?[一二三四1-4]季度|春节|国庆|五一|暑假|中秋|元旦|清明|端午|[春夏秋冬])"
_MONTH_WORD = rf"(?P<month>\d{{1,2}}|[{_CN}]{{1,3}}|元)月(?:份)?(?:(?P<month_part>初|底|末|中旬|上旬|下旬|中)(?!级))?"
_LONG_YEAR = (
    rf"\d{{4,9}}|[12一二][\d{_CN}]{{3}}|[一二两][{_CN}]{{3}}|两千零?[一二三四五六七八九十]{{1,3}}|二零[一二三]?[{_CN}]"
)
_YEAR_WORD = rf"(?P<year>{_LONG_YEAR}|\d{{2}}|[零〇一二七八九][零〇一二三四五六七八九])"

_PARTS = {
    "上半年": (1, 6), "下半年": (7, 12), "年初": (1, 3), "初": (1, 3), "年头": (1, 3), "年底": (10, 12), "底": (10, 12), "尾": (10, 12),
    "末": (10, 12), "年末": (10, 12), "年尾": (10, 12), "年中": (5, 8), "春天": (2, 5), "夏天": (5, 8), "秋天": (8, 11),
    "春季": (2, 5), "夏季": (5, 8), "秋季": (8, 11), "春节": (1, 2), "国庆": (10, 10), "五一": (4, 5), "暑假": (7, 8),
    "中秋": (9, 10), "元旦": (1, 1), "清明": (4, 4), "端午": (5, 6), "冬天": (11, 12), "冬季": (11, 12),
    "中": (5, 8), "春": (2, 5), "夏": (5, 8), "秋": (8, 11), "冬": (11, 12),
}  # fmt: skip
_RELATIVE_YEAR = {
    "今年": 0, "去年": -1, "旧年": -1, "上年": -1, "上一年": -1, "前年": -2, "大前年": -3, "明年": 1, "后年": 2, "大后年": 3, "来年": 1,
}  # fmt: skip
_RELATIVE_MONTH = {
    "上上个月": -2, "上上月": -2, "上个月": -1, "上月": -1, "这个月": 0, "本月": 0, "当月": 0, "下个月": 1, "下月": 1,
}  # fmt: skip
_RELATIVE_DAYS = {
    "今天": (0, 0), "今日": (0, 0), "昨天": (1, 1), "昨日": (1, 1), "前天": (2, 2), "前几天": (9, 2), "前两天": (4, 1),
    "这几天": (6, 0), "这两天": (4, 0), "上周": (13, 3), "上星期": (13, 3), "上个星期": (13, 3), "上礼拜": (13, 3),
    "上个礼拜": (13, 3), "这周": (6, 0), "这个星期": (6, 0), "大前天": (3, 3), "最近": (120, 0), "近期": (120, 0),
    "前阵子": (180, 7), "前段时间": (180, 7), "前不久": (180, 7), "不久前": (180, 7), "前些天": (30, 2), "前几个月": (300, 60),
    "刚刚": (92, 0), "刚": (92, 0),
}  # fmt: skip
_JUST_GOT = re.compile(
    r"(?:才|就|把|给|也|又|新|从[^,。]{0,6})*[^,。?!翻看查问说讲打想写填输听]{0,3}?(?:拿|考|评|取得|获|得(?!知)|领|发(?!现)|批|下来|下证|下的|到手|通过|过|办|出|升|晋|聘|认定|入职|进|来|转正|当上|成|持|有|报)"
)
"""What 刚 must be said of to be a date; 刚翻了下证 and 刚才说错 are none."""
_OLDEST_YEAR = 1950


@dataclass(frozen=True, slots=True)
class Moment:
    """A date said: where it stands, the days it may be (None: impossible), how it was written."""

    start: int
    end: int
    span: Interval | None
    form: str = "date"


def _rule(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


_FULL = _rule(rf"(?<!\d){_YEAR_WORD}年的?{_MONTH_WORD}(?:{_DAY_WORD})?")
_YEAR_PART = _rule(rf"(?<!\d){_YEAR_WORD}年?的?{_PART}")
_LONG = _rule(rf"(?<!\d)(?P<year>{_LONG_YEAR})(?:年度?|届(?!全国|世界))")
_NUMERIC = _rule(
    r"(?<![\d.\-/])(?P<year>(?:19|20)\d{2})(?P<sep>[-/.])(?P<month>\d{1,2})(?:(?P=sep)(?P<day>\d{1,2}))?(?!\d)"
)
_SPACED = _rule(r"(?<!\d)(?P<year>(?:19|20)\d{2}) (?P<month>\d{1,2})(?: (?P<day>\d{1,2}))?(?!\d)")
_COMPACT = _rule(r"(?<![\d.])(?P<year>(?:19|20)\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])?(?![\d.])")
_BARE = _rule(
    r"(?<![\d.:/\-])(?P<year>19[5-9]\d|20[0-4]\d)(?![\d.:/]|[-]\d|元|块|人|个|名|号|分|米|字|次|届|家|条|多|万|号文)"
)
_BARE_IN_WORDS = _rule(
    rf"(?<![\d{_CN}])(?P<year>二[零〇][零〇一二][零〇一二三四五六七八九]|[二两]千零?(?:二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九]))(?=$|[吧啊呢的,。!?])"
)
_SHORT_MONTH = _rule(r"(?<![\d.\-/])(?P<year>\d{2})[./](?P<month>0[1-9]|1[0-2])(?![\d./])")
_SHORT_DAY = _rule(
    r"(?<![\d./\-])(?P<year>\d{2})(?P<sep>[/.\-])(?P<month>1[0-2]|0?[1-9])(?P=sep)(?P<day>3[01]|[12]\d|0?[1-9])(?![\d./\-])"
)
_NOW = "(?:差不多)?(?:(?P<now_day>今天|今日|这一?天)|(?P<now_month>这个月|本月|同月)|(?P<now_about>这个?时候|这会儿?|这阵子?|同期))"
_RELATIVE = _rule(
    rf"(?P<relative>{'|'.join(sorted(_RELATIVE_YEAR, key=len, reverse=True))})的?(?:{_MONTH_WORD}(?:{_DAY_WORD})?|{_PART}|{_NOW})?",
)
_YEARS_BACK = _rule(
    rf"(?<![第\d{_CN}])(?P<back>\d{{1,2}}|[{_CN}]{{1,3}})年(?:以|之)?前的?(?:{_MONTH_WORD}(?:{_DAY_WORD})?|{_PART}|{_NOW})"
)
_MONTHS = _rule(rf"(?P<relative>{'|'.join(sorted(_RELATIVE_MONTH, key=len, reverse=True))})(?:{_DAY_WORD})?")
_WEEKDAY = _rule(r"(?P<week>上上|上|这|本)个?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])")
_DAYS = _rule(r"(?<![到至])(?:" + "|".join(sorted(_RELATIVE_DAYS, key=len, reverse=True)) + ")")
_LONE_MONTH = _rule(
    rf"(?:(?<=半年)|(?<![\d{_CN}年个]))(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?:份)?(?!\d?个)(?:{_DAY_WORD})?"
)
_LONE_PART = _rule(r"(?<![考评])(?P<part>年初(?!级)|年底|年尾|上半年|下半年)")
_LONE_SEASON = _rule(
    rf"(?P<part>(?:(?:{_FEAST})(?!劳动|奖|先进|假期)节?|春节)(?:之|以)?(?:前后|[前后])?|[春夏秋冬](?:天|季)|年中(?![级职])|年末)"
)
"""Said without a year it is no date; beside a year it says more exactly when."""
_DECADE = _rule(
    r"(?<!\d)(?P<decade>[5-9０-９0-9]0|[五六七八九]十)年代(?P<half>初|末|中期)?"
    r"|(?P<some>[五六七八九零〇一]|二零一|二零零|201|200|199|198)(?:几|幾|X|x)年(?!前)",
)
_ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH = _rule(
    rf"(?:(?P<before>\d{{1,2}})(?:st|nd|rd|th)? ?(?:of )?)?(?P<name>{'|'.join(_ENGLISH_MONTHS)})[a-z]{{0,6}}\.? ?(?P<day>\d{{1,2}}(?=,| |st|nd|rd|th)(?:st|nd|rd|th)?)?,? ?(?P<year>(?:19|20)\d{{2}})",
)

_ENGLISH_AFTER_YEAR = _rule(
    rf"(?<!\d)(?P<year>(?:19|20)\d{{2}})[ ,年-]{{0,2}}(?P<before>)(?P<name>{'|'.join(_ENGLISH_MONTHS)})(?:[a-z]{{0,6}})(?![a-z])\.?(?: (?P<day>\d{{1,2}})(?!\d))?",
)


def find(text: str, today: date) -> Iterator[Moment]:
    """Yield the dates said in *text*; rules may overlap, the caller keeps the longest."""
    for pattern, read in _RULES:
        for match in pattern.finditer(text):
            found = read(match, today)
            if found is not None:
                yield found


def full_year(text: str, today: date) -> int | None:
    """Return the year that *text* writes, two digits standing for the nearest past one."""
    number = numerals.parse(text)
    if number is None:
        return None
    if len(text) == 2 and number < 100:
        century = today.year // 100 * 100
        number += century if number <= today.year % 100 + 3 else century - 100
    return number


def relative_year(word: str | None, today: date) -> int | None:
    """Return the year that 去年, 前年 and the like stand for."""
    return today.year + _RELATIVE_YEAR[word] if word in _RELATIVE_YEAR else None


def plausible(span: Interval, today: date) -> bool:
    """Tell whether somebody who works now can have got a certificate then."""
    return span.earliest.year >= today.year - 62 and span.latest.year <= today.year + 30


def _checked(match: re.Match[str], span: Interval | None, today: date, form: str = "date") -> Moment:
    good = span is not None and plausible(span, today)
    return Moment(match.start(), match.end(), span if good else None, form)


def _year_month_day(match: re.Match[str], year: int, today: date, form: str = "date") -> Moment | None:
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
    return _checked(match, span, today, form)


def _full(match: re.Match[str], today: date) -> Moment | None:
    year = full_year(match["year"], today)
    return None if year is None else _year_month_day(match, year, today)


def _english(match: re.Match[str], today: date) -> Moment | None:
    number = _ENGLISH_MONTHS.index(match["name"]) + 1
    written = match["before"] or match["day"]
    if not written:
        return _checked(match, intervals.month(int(match["year"]), number), today)
    try:
        span = intervals.day(date(int(match["year"]), number, int(re.sub(r"\D", "", written))))
    except ValueError:
        return Moment(match.start(), match.end(), None)
    return _checked(match, span, today)


def _part(name: str, year: int) -> Interval:
    if "季度" in name:
        quarter = numerals.parse(name.removeprefix("第")[0]) or 1
        return months(year, quarter * 3 - 2, quarter * 3)
    first, last = _PARTS.get(name[:2], (0, 0))
    if name.endswith("前后"):
        return months(year, max(first - 1, 1), min(last + 1, 12))
    if name[-1] in "前后":
        return months(year, 1, last) if name[-1] == "前" else months(year, first, 12)
    if re.match(_FEAST, name):
        return months(year, first, last)
    first, last = _PARTS[name]
    span = months(year, first, last)
    if name in {"冬天", "冬季", "冬"}:
        return Interval(span.earliest, shift(add_months(span.latest, 2), 0))
    return span


def _year_part(match: re.Match[str], today: date) -> Moment | None:
    year = full_year(match["year"], today)
    if year is None:
        return None
    if not _OLDEST_YEAR <= year <= today.year + 30:
        return Moment(match.start(), match.end(), None)
    return _checked(match, _part(match["part"], year), today)


def _year_only(match: re.Match[str], today: date) -> Moment | None:
    year = full_year(match["year"], today)
    if year is None or year < 100:
        return None
    span = intervals.year(year) if 1 <= year <= 9999 else None
    return _checked(match, span, today)


def _bare(match: re.Match[str], today: date) -> Moment | None:
    year = int(match["year"])
    return Moment(match.start(), match.end(), intervals.year(year), "bare") if year <= today.year + 10 else None


def _relative(match: re.Match[str], today: date) -> Moment | None:
    if match["relative"] == "上年" and match.string[: match.start()].endswith(("以", "早", "晚", "考", "评", "班")):
        return None
    return _in_that_year(match, today.year + _RELATIVE_YEAR[match["relative"]], today)


def _years_back(match: re.Match[str], today: date) -> Moment | None:
    count = numerals.parse(match["back"])
    return None if count is None else _in_that_year(match, today.year - count, today)


def _in_that_year(match: re.Match[str], year: int, today: date) -> Moment | None:
    """Return the month, the season or the present day in another year."""
    if match["month"]:
        return _year_month_day(match, year, today)
    span = intervals.year(year) if not match["part"] else _part(match["part"], year)
    same_day = add_months(today, MONTHS_A_YEAR * (year - today.year))
    if match["now_day"]:
        span = intervals.day(same_day)
    elif match["now_month"]:
        span = intervals.month(year, today.month)
    elif match["now_about"]:
        span = Interval(add_months(same_day, -1), add_months(same_day, 1))
    return _checked(match, span, today, "this year" if match[0] == "今年" else "date")


def _relative_month(match: re.Match[str], today: date) -> Moment | None:
    first = add_months(date(today.year, today.month, 1), _RELATIVE_MONTH[match["relative"]])
    span = intervals.month(first.year, first.month)
    if match["day"]:
        number = numerals.parse(match["day"])
        try:
            span = intervals.day(date(first.year, first.month, number or 0))
        except ValueError:
            return Moment(match.start(), match.end(), None)
    return _checked(match, span, today)


def _days(match: re.Match[str], today: date) -> Moment | None:
    back, until = _RELATIVE_DAYS[match[0]]
    form = "recent" if match[0].startswith("刚") else "date"
    if form == "recent" and not _JUST_GOT.match(match.string, match.end()):
        return None
    return Moment(match.start(), match.end(), Interval(shift(today, -back), shift(today, -until)), form)


def _weekday(match: re.Match[str], today: date) -> Moment:
    weeks = {"上上": 2, "上": 1}.get(match["week"], 0)
    number = "一二三四五六日".find(match["weekday"].replace("天", "日"))
    found = shift(today, number - today.weekday() - 7 * weeks)
    return Moment(match.start(), match.end(), intervals.day(found))


def _lone_month(match: re.Match[str], today: date) -> Moment | None:
    number = numerals.parse(match["month"]) or 0
    year = today.year if number <= today.month else today.year - 1
    return _year_month_day(match, year, today, "lone")


def _lone_part(match: re.Match[str], today: date) -> Moment:
    span = _part(match["part"], today.year)
    if span.earliest > today:
        span = _part(match["part"], today.year - 1)
    return Moment(match.start(), match.end(), span, "lone")


def _lone_season(match: re.Match[str], today: date) -> Moment:
    return Moment(match.start(), match.end(), _part(match["part"], today.year), "season")


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
    return _checked(match, span, today)


_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], Moment | None]], ...] = (
    (_FULL, _full),
    (_YEAR_PART, _year_part),
    (_LONG, _year_only),
    (_NUMERIC, _full),
    (_SPACED, _full),
    (_COMPACT, _full),
    (_SHORT_MONTH, _full),
    (_SHORT_DAY, _full),
    (_BARE, _bare),
    (_BARE_IN_WORDS, _year_only),
    (_RELATIVE, _relative),
    (_YEARS_BACK, _years_back),
    (_MONTHS, _relative_month),
    (_DAYS, _days),
    (_WEEKDAY, _weekday),
    (_LONE_MONTH, _lone_month),
    (_LONE_PART, _lone_part),
    (_LONE_SEASON, _lone_season),
    (_DECADE, _decade),
    (_ENGLISH, _english),
    (_ENGLISH_AFTER_YEAR, _english),
)
