"""Dates told from today: 去年9月, 前年底, 上个月, 三年前的春天, 上周三, 刚."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from bot.understanding.temporal import intervals
from bot.understanding.temporal.intervals import MONTHS_A_YEAR, Interval, add_months, shift
from bot.understanding.temporal.moments import CN, DAY_WORD, MONTH_WORD, Moment, checked, year_month_day
from bot.understanding.temporal.seasons import FEAST, PART, part_of_year
from bot.understanding.writing import numerals

if TYPE_CHECKING:
    from collections.abc import Callable

_RELATIVE_YEAR = {
    "今年": 0, "去年": -1, "旧年": -1, "上年": -1, "上一年": -1, "前年": -2, "大前年": -3, "明年": 1, "后年": 2, "大后年": 3, "来年": 1,
}  # fmt: skip
_RELATIVE_MONTH = {
    "上上个月": -2, "上上月": -2, "上个月": -1, "上月": -1, "这个月": 0, "本月": 0, "今个月": 0, "今月": 0, "下个月": 1, "下月": 1,
}  # fmt: skip
_RELATIVE_DAYS = {
    "今天": (0, 0), "今日": (0, 0), "今儿": (0, 0), "昨天": (1, 1), "昨日": (1, 1), "昨儿": (1, 1), "前天": (2, 2), "前儿": (2, 2), "前几天": (9, 2), "前两天": (4, 1),
    "这几天": (6, 0), "这两天": (4, 0), "上周": (13, 3), "上星期": (13, 3), "上个星期": (13, 3), "上礼拜": (13, 3),
    "上个礼拜": (13, 3), "这周": (6, 0), "这个星期": (6, 0), "大前天": (3, 3), "最近": (120, 0), "近期": (120, 0),
    "前阵子": (180, 7), "前段时间": (180, 7), "前不久": (180, 7), "不久前": (180, 7), "前些天": (30, 2), "前几个月": (300, 60),
    "刚刚": (92, 0), "刚": (92, 0),
}  # fmt: skip
_JUST_GOT = re.compile(
    r"(?:才|就|把|给|也|又|新|从[^,。]{0,6})*[^,。?!翻看查问说讲打想写填输听]{0,3}?(?:拿|考|评|取得|获|得(?!知)|领|发(?!现)|批|下来|下证|下的|到手|通过|过|办|出|升|晋|聘|认定|入职|进|来|转正|当上|成|持|有|报)"
)
"""What 刚 must be said of to be a date; 刚翻了下证 and 刚才说错 are none."""
_NOW = "(?:差不多)?(?:(?P<now_day>今天|今日|这一?天)|(?P<now_month>这个月|本月|同月)|(?P<now_about>这个?时候|这会儿?|这阵子?|同期))"
_RELATIVE = re.compile(
    rf"(?P<relative>{'|'.join(sorted(_RELATIVE_YEAR, key=len, reverse=True))})的?(?:{MONTH_WORD}(?:{DAY_WORD})?|{PART}|{_NOW})?",
)
_YEARS_BACK = re.compile(
    rf"(?<![第\d{CN}])(?P<back>\d{{1,2}}|[{CN}]{{1,3}})年(?:以|之)?前的?(?:{MONTH_WORD}(?:{DAY_WORD})?|{PART}|{_NOW})"
)
_MONTHS = re.compile(rf"(?P<relative>{'|'.join(sorted(_RELATIVE_MONTH, key=len, reverse=True))})(?:{DAY_WORD})?")
_WEEKDAY = re.compile(r"(?P<week>上上|上|这|本)个?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])")
_DAYS = re.compile(r"(?<![到至])(?:" + "|".join(sorted(_RELATIVE_DAYS, key=len, reverse=True)) + ")(?:(?<=儿)个)?")
_LONE_MONTH = re.compile(
    rf"(?:(?<=半年)|(?<![\d{CN}年个]))(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?:份)?(?!\d?个)(?:{DAY_WORD})?"
)
_LONE_PART = re.compile(r"(?<![考评])(?P<part>年初(?!级)|年底|年尾|上半年|下半年)")
_LONE_SEASON = re.compile(
    rf"(?P<part>(?:(?:{FEAST})(?!劳动|奖|先进|假期)节?|春节)(?:之|以|过)?(?:前后|[前后])?|[春夏秋冬](?:天|季)|年中(?![级职])|年末)"
)
"""Said without a year it is no date; beside a year it says more exactly when."""


def relative_year(word: str | None, today: date) -> int | None:
    """Return the year that 去年, 前年 and the like stand for."""
    return today.year + _RELATIVE_YEAR[word] if word in _RELATIVE_YEAR else None


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
        return year_month_day(match, year, today)
    span = intervals.year(year) if not match["part"] else part_of_year(match["part"], year)
    same_day = add_months(today, MONTHS_A_YEAR * (year - today.year))
    if match["now_day"]:
        span = intervals.day(same_day)
    elif match["now_month"]:
        span = intervals.month(year, today.month)
    elif match["now_about"]:
        span = Interval(add_months(same_day, -1), add_months(same_day, 1))
    return checked(match, span, today, "this year" if match[0] == "今年" else "date")


def _relative_month(match: re.Match[str], today: date) -> Moment | None:
    first = add_months(date(today.year, today.month, 1), _RELATIVE_MONTH[match["relative"]])
    span = intervals.month(first.year, first.month)
    if match["day"]:
        number = numerals.parse(match["day"])
        try:
            span = intervals.day(date(first.year, first.month, number or 0))
        except ValueError:
            return Moment(match.start(), match.end(), None)
    return checked(match, span, today)


def _days(match: re.Match[str], today: date) -> Moment | None:
    back, until = _RELATIVE_DAYS[match[0].removesuffix("个")]
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
    return year_month_day(match, year, today, "lone")


def _lone_part(match: re.Match[str], today: date) -> Moment:
    span = part_of_year(match["part"], today.year)
    if span.earliest > today:
        span = part_of_year(match["part"], today.year - 1)
    return Moment(match.start(), match.end(), span, "lone")


def _lone_season(match: re.Match[str], today: date) -> Moment:
    return Moment(match.start(), match.end(), part_of_year(match["part"], today.year), "season")


RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], Moment | None]], ...] = (
    (_RELATIVE, _relative),
    (_YEARS_BACK, _years_back),
    (_MONTHS, _relative_month),
    (_DAYS, _days),
    (_WEEKDAY, _weekday),
    (_LONE_MONTH, _lone_month),
    (_LONE_PART, _lone_part),
    (_LONE_SEASON, _lone_season),
)
