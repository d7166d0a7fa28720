"""All times of a text: dates and durations in one list without overlaps, two-digit years told from durations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.understanding import anniversaries, dates, durations, grammar, intervals, ranges, sequels
from bot.understanding.intervals import Interval, add_months

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_TWO_DIGITS = re.compile(r"(?<![\d.])(?P<year>\d{2}|[零〇一二七八九][零〇一二三四五六七八九])年(?!级|制)")
_DURATION_BEFORE = re.compile(
    r"(?:[干做待呆熬混学教开修搞]了?|工作了?|上班了?|从事了?|持证了?|拿了|满了?|够了?|快|将近|接近|整整|足足|已经有?|"
    r"有了?|超过|不到|至今|到现在|到今[天日]|到如今|到而家|一晃|转眼|在手|证龄|(?:持|揣)着?[^,。\d]{2,8}|当了|考了|评了|工龄|经验|累计|连续|过了|等了|差不多|大概|大约|了|至少|年限|这|近)$",
)
_ABOUT = re.compile(r"(?:大概|大约|差不多)(?:是|在)?$")
_DURATION_AFTER = re.compile(
    r"^(?:前|以前|之前|后|以后|之后|来|以来|多|半|了|零|以上|左右|间|内|之内|工龄|经验|几|有余|出头|不到|整(?!了|个)|的?(?:老|工龄|经验|时间|工作))"
)
_YEAR_AFTER = re.compile(
    r"^(?:[春夏秋冬]天?|[初底末]|年[初底]|那[年会时]|就?[就才又再]?(?:在|从)?(?:全国|省里|市里|厂里|单位)?"
    rf"(?:{grammar.OBTAIN}|毕业|进|入|来|开始|起|参加|上|报)(?!三|五)|的(?!老|工龄|经验|时间|工作))",
)
_HELD_BEFORE, _TOLD_AFTER = re.compile(r"有$|已经$"), re.compile(r"^(?:拿|考|评|发|领|批|取得)(?:到|下来)?的")
_AGO = re.compile(r"^(?:之前|以前|前|年前)(?!后|面|的?条件)")
_AHEAD_AFTER = re.compile(
    r"^(?:之后|以后|后|内|之内|以内|级|制|一次|一评|计划|期|才能|才可以|才行|就能|就可以|就行|就够)"
)
_BACK_AFTER = re.compile(r"^(?:之后|以后|后)(?:才|又|再|就)*(?:调|转)?(?:回|返)")
_AHEAD_BEFORE = re.compile(
    r"(?:再过|再等|再干|再做|再熬|再有|还有|还差|还要|还得|差|等|等到|每|每隔|未来|今后|(?<![\u4e00-\u9fff])过|要等|至少要|需要|要满|要干满?|要做满?|必须|得干|规定|要求|要|需)(?:个)?$",
)
_NOT_A_PAST = re.compile(r"(?:[哪某每任同整早晚]|任何|头)(?:了)?$")
_A_RATE = re.compile(r"^(?:多少|大概多少|挣|赚|能拿|工资|收入|一次|评一次|一评|一考|一届|的工资|几千|有多少)")
_FROM_CERTIFICATE = re.compile(r"(?:拿|考|评|取得|获得|发|得)[^,。]{0,8}$")


_IN_FULL = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十")


@dataclass(slots=True)
class Time:
    """One time: `kind` is date, duration, unclear (a year or a length), ahead (no past), refused (impossible)."""

    start: int
    end: int
    kind: str
    span: Interval | None
    form: str = ""
    days: int = 0
    other: Interval | None = None


def find(text: str, today: date) -> list[Time]:
    """Return the times said in *text*, in order and without overlaps."""
    text = text.translate(_IN_FULL)
    candidates = [
        Time(moment.start, moment.end, "date" if moment.span else "refused", moment.span, moment.form)
        for moment in (*dates.find(text, today), *ranges.find(text, today))
    ]
    candidates += _two_digit_years(text, today)
    dated = list(candidates)
    starts = {time.start: time.end for time in sorted(dated, key=lambda time: time.end) if time.kind == "date"}
    candidates += [
        _duration(found, text, today) for found in durations.find(text, today) if not _about_a_date(found, starts, text)
    ]
    follow = sequels.find(text, dated, today)
    places = {place for start, end, _ in follow for place in range(start, end)}
    told = [time for time in candidates if places.isdisjoint(range(time.start, time.end))]
    chosen = _longest([*told, *(Time(start, end, "date", span, "sequel") for start, end, span in follow)])
    _settle_unclear(chosen, text)
    refined = ranges.join(_join_refined(chosen, text, today), text)
    return anniversaries.anchor(refined, text, today)


def _about_a_date(found: durations.Duration, starts: dict[int, int], text: str) -> bool:
    """大概2021年 is a date said vaguely, and no length."""
    near = range(found.start, found.start + len("差不多是") + 1)
    return any(starts.get(place, 0) >= found.end and _ABOUT.search(text[found.start : place]) for place in near)


def _two_digit_years(text: str, today: date) -> Iterable[Time]:
    for match in _TWO_DIGITS.finditer(text):
        before, after = text[max(0, match.start() - 6) : match.start()], text[match.end() : match.end() + 6]
        year = dates.full_year(match["year"], today)
        about = bool(_ABOUT.search(before)) and (match["year"][0] in "0零〇" or bool(_YEAR_AFTER.match(after)))
        told = bool(_HELD_BEFORE.search(before) and _TOLD_AFTER.match(after))
        if year is None or (_DURATION_BEFORE.search(before) and not about and not told):
            continue
        word = match["year"]
        span = intervals.year(year)
        if not dates.plausible(span, today):
            continue
        sure = word[0] in "0零〇" or bool(_YEAR_AFTER.match(after)) or (word.isascii() and int(word) > 40)
        if _DURATION_AFTER.match(after) and word[0] not in "0零〇":
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


def _is_range(word: str) -> bool:
    ascending = "零一二三四五六七八九"
    return ascending.find(word[1]) == ascending.find(word[0]) + 1 and word[0] in "七八"


_ALONE_BEFORE, _ALONE_AFTER = re.compile(r"(?:^|[,。])$"), re.compile(r"^(?:吧|左右|的样子)?(?:$|[,。])")


def _about_a_year(said: str, before: str, after: str) -> str | None:
    """Return the two digits of 大概20年 where nothing beside it tells whether 2020 or twenty years are meant."""
    digits = re.search(r"(?<!\d)\d{2}(?=年)", said)
    alone = _ALONE_BEFORE.search(before) and _ALONE_AFTER.match(after)
    return digits[0] if digits and alone else None


def _unclear(found: durations.Duration, digits: str, today: date) -> Time:
    year = dates.full_year(digits, today)
    span = intervals.year(year) if year is not None and year <= today.year else None
    if span is None:
        return Time(found.start, found.end, "duration", found.began, found.qualifier, found.days)
    return Time(found.start, found.end, "unclear", span, "two", found.days, found.began)


def _duration(found: durations.Duration, text: str, today: date) -> Time:
    after, before = text[found.end : found.end + 5], text[max(0, found.start - 6) : found.start]
    if found.began is None:
        return Time(found.start, found.end, "refused", None, found.qualifier)
    if _NOT_A_PAST.search(before) or _A_RATE.match(after):
        return Time(found.start, found.end, "ahead", None, found.qualifier, found.days)
    if found.qualifier == "around" and (year := _about_a_year(text[found.start : found.end], before, after)):
        return _unclear(found, year, today)
    if _AGO.match(after):
        return Time(found.start, found.end, "date", found.began, "ago", found.days)
    if (_AHEAD_AFTER.match(after) and not _BACK_AFTER.match(text[found.end : found.end + 8])) or (
        _AHEAD_BEFORE.search(before) and not _FROM_CERTIFICATE.search(before)
    ):
        return Time(found.start, found.end, "ahead", None, found.qualifier, found.days)
    return Time(found.start, found.end, "duration", found.began, found.qualifier, found.days)


def _longest(candidates: list[Time]) -> list[Time]:
    order = {"date": 0, "unclear": 1, "duration": 2, "ahead": 2, "refused": 3}
    ranked = sorted(candidates, key=lambda time: (time.start - time.end, order[time.kind], time.start))
    taken: set[int] = set()
    chosen: list[Time] = []
    for time in ranked:
        places = range(time.start, time.end)
        if taken.isdisjoint(places):
            taken.update(places)
            chosen.append(time)
    return sorted(chosen, key=lambda time: time.start)


_SAME_YEAR = re.compile(r"同一?年|那一?年|哪一?年|年份")


def _settle_unclear(times: list[Time], text: str) -> None:
    unclear = [time for time in times if time.kind == "unclear"]
    same_year = _SAME_YEAR.search(text)
    if same_year or len(unclear) > 1 or any(time.kind == "date" and time.form in {"bare", "two"} for time in times):
        for time in unclear:
            time.kind = "date"


_SAME_AGAIN = re.compile(
    r"^(?:的|的?时候|那会儿?|吧|嘛|呢)?,?(?:大概|大约|应该|好像|也就是|就是|是|具体|具体是|记得是|差不多|嗰阵)?(?:在|是)?$"
)


_SOON_AFTER = 12
_SENTENCE_END = re.compile(r"[。;!?]|毕业|进|入职|来")


def _join_refined(times: list[Time], text: str, today: date) -> list[Time]:
    """去年年底,十二月 is one date said twice, the second time more exactly."""
    joined: list[Time] = []
    for time in times:
        last = joined[-1] if joined else None
        if last and _month_before_year(last, time, text):
            last.span, last.form, last.end = _in_year(_span(last), _span(time).earliest.year), "date", time.end
            continue
        if time.form == "season":
            within = _moved(_span(time), _span(last)) if last and last.kind == "date" else None
            if (
                last
                and within
                and len(text[last.end : time.start]) <= _SOON_AFTER
                and not _SENTENCE_END.search(text[last.end : time.start])
            ):
                last.span = within
            continue
        if last and _said_vaguely_again(last, time, text):
            continue
        if last and last.span and time.span and time.form == "lone" and last.form != "lone":
            moved = _moved(time.span, last.span)
            if last.kind in {"date", "unclear"} and moved and _SAME_AGAIN.match(text[last.end : time.start]):
                last.kind, last.span, last.end = "date", moved, time.end
                continue
            year = last.span.earliest.year
            if last.kind == "date" and year == last.span.latest.year and time.start - last.end <= _SOON_AFTER:
                later = _in_year(time.span, year + (time.span.latest.month < last.span.earliest.month))
                if later.earliest <= today:
                    time.span, time.form = later, "date"
            if _TAKEN_BACK.match(text[last.end : time.start]) and year == last.span.latest.year:
                time.span, time.form = _in_year(time.span, year), "date"
        joined.append(time)
    return joined


_REVERSED = re.compile(r"^(?:[,的]|是|那是|在)*$")
_TAKEN_BACK = re.compile(
    r"^(?:拿的|考的|评的|发的)?[,。]?(?:哦|啊|噢|呃|额|诶)?(?:不对|不是|不不?|说错了?|讲错了?|错了|记错了?|打错了?|口误)[,。]?(?:应该)?是?$"
)


def _said_vaguely_again(exact: Time, vague: Time, text: str) -> bool:
    """十二月三十一号压着年底发的: the second says no more than the first."""
    if vague.form != "lone" or exact.kind != "date" or not exact.span or not vague.span or vague.start - exact.end > 4:
        return False
    again = _in_year(vague.span, exact.span.earliest.year)
    inside = again.earliest <= exact.span.earliest and exact.span.latest <= again.latest
    return inside and again != exact.span and "年" in text[vague.start : vague.end]


def _month_before_year(month: Time, year: Time, text: str) -> bool:
    """6月18号，2021年: the day is told before its year."""
    return (
        month.form == "lone"
        and month.kind == year.kind == "date"
        and bool(_REVERSED.match(text[month.end : year.start]))
        and _span(year) == intervals.year(_span(year).earliest.year)
    )


def _span(time: Time) -> Interval:
    return time.span or intervals.year(1)


def _in_year(span: Interval, year: int) -> Interval:
    years = 12 * (year - span.earliest.year)
    return Interval(add_months(span.earliest, years), add_months(span.latest, years))


def _moved(span: Interval, into: Interval) -> Interval | None:
    """Return *span* in the year of *into*, if it lies within it and is shorter."""
    years = into.earliest.year - span.earliest.year
    if into.earliest.year != into.latest.year or span.earliest.year != span.latest.year:
        return None
    moved = Interval(add_months(span.earliest, 12 * years), add_months(span.latest, 12 * years))
    inside = into.earliest <= moved.earliest and moved.latest <= into.latest
    return moved if inside and moved != into else None
