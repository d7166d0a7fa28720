"""Two digits and 年 are a year or a length of time: 19年拿的, 干了19年."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.lexicon import grammar
from bot.understanding.temporal import durations, intervals, moments
from bot.understanding.temporal.told_time import Time

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bot.understanding.temporal.lengths import Duration

_TWO_DIGITS = re.compile(r"(?<![\d.])(?P<year>\d{2}|[零〇一二七八九][零〇一二三四五六七八九])年(?!级|制)")
_DURATION_BEFORE = re.compile(
    r"(?:[干做待呆熬混学教开修搞]了?|工作了?|上班了?|从事了?|持证了?|拿了|满了?|够了?|快|将近|接近|整整|足足|已经有?|"
    r"有了?|超过|不到|至今|到现在|到今[天日]|到如今|到而家|一晃|转眼|在手|证龄|(?:持|揣)着?[^,。\d]{2,8}|当了|考了|评了|工龄|经验|累计|连续|过了|等了|差不多|大概|大约|了|至少|年限|这|近)$",
)
_FROM_TO = re.compile(
    r"(?<![\d.])(?P<first>\d{2}|[零〇一二][零〇一二三四五六七八九])年[初底末]?(?:到|至|-|~)(?P<second>\d{2}|[零〇一二][零〇一二三四五六七八九])年"
)
ABOUT = re.compile(r"(?:大概|大约|差不多|应该|好像|可能|估计|约莫|大致)(?:是|在)?$")
_DURATION_AFTER = re.compile(
    r"^(?:前|以前|之前|后|以后|之后|来(?!的|到|广|这|厂|了|穗|单位|公司|报到|当)|以来|多|半|了|零|以上|左右|间|内|之内|工龄|经验|几|有余|出头|不到|整(?!了|个)|的?(?:老|工龄|经验|时间|工作))"
)
_YEAR_AFTER = re.compile(
    r"^(?:[春夏秋冬]天?|[初底末]|年[初底]|那[年会时]|(?:就|便|早就)(?:已经)?有(?:了|的|证|这|那)|就?[就才又再]?(?:在|从)?(?:全国|省里|市里|厂里|单位)?"
    rf"(?:{grammar.OBTAIN}|下(?:的|了|发|文|来)|出(?:的|了)|印|签|毕业|校招|社招|招|进|入|来|开始|起|参加|上|报)(?!三|五)|的(?!老|工龄|经验|时间|工作))",
)
_TOLD_OF = re.compile(
    rf"^[^,。\d了多几零半]{{0,6}}?(?:{grammar.OBTAIN})(?:的|了|过|上|到|下|出|取|成)(?!三|五|[一两二]年)"
)
_HELD_BEFORE, _TOLD_AFTER = re.compile(r"有$|已经$"), re.compile(r"^(?:拿|考|评|发|领|批|取得)(?:到|下来)?的")


def two_digit_years(text: str, today: date) -> Iterable[Time]:
    """Yield two digits and 年: a year where the words beside it say so, unclear where nothing does."""
    paired = _from_to(text)
    for match in _TWO_DIGITS.finditer(text):
        before, after = text[max(0, match.start() - 6) : match.start()], text[match.end() : match.end() + 6]
        year = moments.full_year(match["year"], today)
        about = bool(ABOUT.search(before)) and (match["year"][0] in "0零〇" or bool(_YEAR_AFTER.match(after)))
        told = bool(_HELD_BEFORE.search(before) and _TOLD_AFTER.match(after))
        word = match["year"]
        told = told or _by_digits(word)
        if year is None or (_DURATION_BEFORE.search(before) and not about and not told):
            continue
        span = intervals.year(year)
        if not moments.plausible(span, today):
            continue
        sure = (
            word[0] in "0零〇"
            or bool(_YEAR_AFTER.match(after))
            or bool(_TOLD_OF.match(text[match.end() : match.end() + 12]))
            or (word.isascii() and int(word) > 40)
            or match.start() in paired
        )
        if _DURATION_AFTER.match(after) and word[0] not in "0零〇" and not _by_digits(word):
            continue
        if sure or not word.isascii():
            if not sure and _is_range(word):
                continue
            yield Time(match.start(), match.end(), "date", span, "two")
        else:
            found = next(durations.find(match[0], today), None)
            yield Time(
                match.start(),
                match.end(),
                "unclear",
                span,
                "two",
                found.days if found else 0,
                found.began if found else None,
            )


def _from_to(text: str) -> set[int]:
    """Return where the two years of 20年到21年 begin; lengths are not told with 年 twice, and go up to the other one."""
    return {match.start(name) for match in _FROM_TO.finditer(text) for name in ("first", "second")}


def _by_digits(word: str) -> bool:
    """一六年 and 零八年 are years: of a length people say 十六年; 一二年 and 二三年 may be a year or two, two years or three."""
    figures = "零一二三四五六七八九"
    if word[0] in "零〇":
        return True
    return word[0] in "一二" and word[1] in figures and figures.find(word[1]) != figures.find(word[0]) + 1


def _is_range(word: str) -> bool:
    ascending = "零一二三四五六七八九"
    return ascending.find(word[1]) == ascending.find(word[0]) + 1 and word[0] in "七八"


_ALONE_BEFORE, _ALONE_AFTER = re.compile(r"(?:^|[,。])$"), re.compile(r"^(?:吧|左右|的样子)?(?:$|[,。])")


def about_a_year(said: str, before: str, after: str) -> str | None:
    """Return the two digits of 大概20年 where nothing beside it tells whether 2020 or twenty years are meant."""
    digits = re.search(r"(?<!\d)\d{2}(?=年)", said)
    alone = _ALONE_BEFORE.search(before) and _ALONE_AFTER.match(after)
    return digits[0] if digits and alone else None


def unclear(found: Duration, digits: str, today: date) -> Time:
    """Return a time that is a year or a length."""
    year = moments.full_year(digits, today)
    span = intervals.year(year) if year is not None and year <= today.year else None
    if span is None:
        return Time(found.start, found.end, "duration", found.began, found.qualifier, found.days)
    return Time(found.start, found.end, "unclear", span, "two", found.days, found.began)


_IN_FULL = re.compile(r"(?:19|20)\d\d|[一二][九零〇]")
_SAME_YEAR = re.compile(r"同一?年|那一?年|哪一?年|年份|具体|几月|哪个?月|月份|哪一?天")


def settle(times: list[Time], text: str) -> None:
    """Take the unclear ones for years where another year is told beside them."""
    unclear = [time for time in times if time.kind == "unclear"]
    same_year = _SAME_YEAR.search(text)
    if (
        same_year
        or len(unclear) > 1
        or any(
            time.kind == "date" and (time.form in {"bare", "two"} or _IN_FULL.match(text, time.start)) for time in times
        )
    ):
        for time in unclear:
            time.kind = "date"
