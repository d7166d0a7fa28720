"""One date told twice, the second time more exactly: 去年年底,十二月; 6月18号，2021年."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.temporal import intervals
from bot.understanding.temporal.intervals import Interval, add_months

if TYPE_CHECKING:
    from datetime import date

    from bot.understanding.temporal.told_time import Time

_SAME_AGAIN = re.compile(
    r"^(?:(?:拿|考|评|发|批|领|办|认|定|出)(?:到|下来)?的)?(?:的|时候|那会儿?|那阵子?|那时候?|前后|左右|吧|嘛|呢)*,?(?:大概|大约|应该|好像|也就是|就是|是|具体|具体是|记得是|差不多|嗰阵)?(?:在|是)?$"
)
_SPECIFICALLY = re.compile(r"(?:具体|准确|确切|精确|详细)(?:点|地|来|说|讲|的|一点|时间|月份|日子|,)*(?:是|在|系)?$")
"""秋天才考的高级工,具体是9月."""
_ONE_BREATH = 20
_SOON_AFTER = 12
_SENTENCE_END = re.compile(r"[。;!?]|毕业|进|入职|来")
_YEAR_ALONE = re.compile(r",(?:都|就|也|全|是|在|那|应该|大概|反正|好像|记得)*$")
_NOTHING_MORE = re.compile(r"^(?:事情?|的|吧|那年|年)*[,。]?$")
_NOW = re.compile(r"[。;!?]|现在|目前|如今|最近|刚|今年")
_REVERSED = re.compile(r"^(?:[,的]|是|那是|在)*$")
_TAKEN_BACK = re.compile(
    r"^(?:拿的|考的|评的|发的)?[,。]?(?:哦|啊|噢|呃|额|诶)?(?:不对|不是|不不?|说错了?|讲错了?|错了|记错了?|打错了?|口误)[,。]?(?:应该)?是?$"
)


def join(times: list[Time], text: str, today: date) -> list[Time]:
    """去年年底,十二月 is one date said twice, the second time more exactly."""
    joined: list[Time] = []
    season: Time | None = None
    for time in times:
        last = joined[-1] if joined else None
        if season and not (last and last.start > season.start) and _season_before_year(season, time, text):
            within = _moved(_span(season), _span(time))
            time.span, time.start = within or time.span, season.start
        if last and _month_before_year(last, time, text):
            last.span, last.form, last.end = _in_year(_span(last), _span(time).earliest.year), "date", time.end
            continue
        if time.form == "season":
            right_after = bool(last and _REVERSED.match(text[last.end : time.start]))
            dated = last and (last.kind == "date" or (last.kind == "unclear" and right_after))
            within = _moved(_span(time), _span(last)) if last and dated else None
            if (
                last
                and within
                and len(text[last.end : time.start]) <= _SOON_AFTER
                and not _SENTENCE_END.search(text[last.end : time.start])
            ):
                last.span, last.kind = within, "date"
                last.end = time.end if right_after else last.end
            else:
                season = time
            continue
        if last and _said_vaguely_again(last, time, text):
            continue
        if last and _in_full(last, time, text):
            last.span, last.form, last.end = time.span, time.form, time.end
            continue
        if last and last.span and time.span and time.form == "lone" and last.form != "lone":
            moved = _moved(time.span, last.span)
            between = text[last.end : time.start]
            again = _SAME_AGAIN.match(between) or (_SPECIFICALLY.search(between) and len(between) <= _ONE_BREATH)
            if last.kind in {"date", "unclear"} and moved and again:
                last.kind, last.span = "date", moved
                last.end = time.end if _SAME_AGAIN.match(between) else last.end
                continue
            year = last.span.earliest.year
            if last.kind == "date" and year == last.span.latest.year and _goes_on(last, time, text):
                later = _in_year(time.span, year + (time.span.latest.month < last.span.earliest.month))
                if later.earliest <= today:
                    time.span, time.form = later, "date"
            if _TAKEN_BACK.match(text[last.end : time.start]) and year == last.span.latest.year:
                time.span, time.form = _in_year(time.span, year), "date"
        joined.append(time)
    return _year_at_the_end(joined, text)


def _year_at_the_end(times: list[Time], text: str) -> list[Time]:
    """6月考的，9月拿到证，都是去年: the year of all months told before it."""
    told = [time for time in times if time.form != "recent"]
    if len(told) <= 1:
        return times
    *months, year = told
    if (
        year.kind != "date"
        or _span(year) != intervals.year(_span(year).earliest.year)
        or any(month.form != "lone" for month in months)
        or not _YEAR_ALONE.search(text[months[-1].end : year.start])
        or not _NOTHING_MORE.match(text[year.end :])
    ):
        return times
    for month in months:
        month.span, month.form = _in_year(_span(month), _span(year).earliest.year), "date"
    return months


def _goes_on(last: Time, time: Time, text: str) -> bool:
    """2022年9月公示的，10月寄到: a story that goes on from month to month goes on in its year."""
    if time.start - last.end <= _SOON_AFTER:
        return True
    a_month = _span(last).earliest.month == _span(last).latest.month
    return a_month and not _NOW.search(text[last.end : time.start])


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


def _in_full(month: Time, date: Time, text: str) -> bool:
    """是十一月,二零二一年十一月: the month is told once more, with its year."""
    if month.form != "lone" or date.form == "lone" or month.kind != "date" or date.kind != "date":
        return False
    again = _in_year(_span(month), _span(date).earliest.year)
    inside = again.earliest <= _span(date).earliest and _span(date).latest <= again.latest
    return inside and bool(_REVERSED.match(text[month.end : date.start]))


def _season_before_year(season: Time, year: Time, text: str) -> bool:
    """暑假的时候，今年: the season is told before its year."""
    return (
        year.kind == "date"
        and _span(year) == intervals.year(_span(year).earliest.year)
        and bool(_SAME_AGAIN.match(text[season.end : year.start]))
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
