"""All times of a text: dates and durations in one list without overlaps, two-digit years told from durations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.temporal import (
    ages,
    anniversaries,
    dates,
    durations,
    misheard_dates,
    ranges,
    refinements,
    sequels,
    years_or_lengths,
)
from bot.understanding.temporal.told_time import Time

if TYPE_CHECKING:
    from datetime import date

    from bot.understanding.temporal.lengths import Duration

_AGO = re.compile(r"^(?:之前|以前|前|年前)(?!后|面|的?条件)")
_AHEAD_AFTER = re.compile(
    r"^(?:之后|以后|后(?!勤|厨|台|来)|内(?!勤)|之内|以内|级|制|一次(?![半\d一两二三四五六七八九十])|一评|计划|期|才能|才可以|才行|就能|就可以|就行|就够)"
)
_BACK_AFTER = re.compile(r"^(?:之后|以后|后)(?:才|又|再|就)*(?:调|转)?(?:回|返)")
_AHEAD_BEFORE = re.compile(
    r"(?:再过|再等|再干|再做|再熬|再有|还有|还差|还要|还得|差|等|等到|每|每隔|未来|今后|(?<![\u4e00-\u9fff])过|要等|至少要|需要|要满|要干满?|要做满?|必须|得干|规定|要求|要|需)(?:个)?$",
)
_NOT_A_PAST = re.compile(r"(?:[哪某每任同整早晚]|任何|头)(?:了)?$")
_A_RATE = re.compile(
    r"^(?:(?:下来|到晚|到黑)(?!的|了|就|才)|多少|大概多少|挣|赚|能拿|工资|收入|一次(?![半\d一两二三四五六七八九十])|评一次|一评|一考|一届|的工资|几千|有多少)"
)
_NOT_THERE = re.compile(r"^(?:都|也|我|就)*(?:没|不在|去|在(?!岗))")
"""头两年没做这个 is how long somebody was away."""
_WITHIN_IT = re.compile(r"^(?:里面?|之?内|之?间|当中|中间|头)")
"""一三年还是一四年，反正这两年里面."""
_FROM_CERTIFICATE = re.compile(r"(?:拿|考|评|取得|获得|发|得)[^,。]{0,8}$")
_IN_CASE = re.compile(r"(?<![\d一二两三四五六七八九十百千几])万一$")
"""万一年后进了地铁 names no year."""
_IN_FULL = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十")


def find(text: str, today: date) -> list[Time]:
    """Return the times said in *text*, in order and without overlaps."""
    text = misheard_dates.repaired(text.translate(_IN_FULL))
    candidates = [
        Time(moment.start, moment.end, "date" if moment.span else "refused", moment.span, moment.form)
        for moment in (*dates.find(text, today), *ranges.find(text, today), *ages.find(text, today))
    ]
    candidates += years_or_lengths.two_digit_years(text, today)
    dated = list(candidates)
    starts = {time.start: time.end for time in sorted(dated, key=lambda time: time.end) if time.kind == "date"}
    candidates += [
        _duration(found, text, today)
        for found in durations.find(text, today)
        if not (_about_a_date(found, starts, text) or _IN_CASE.search(text[: found.start + 1]))
    ]
    follow = sequels.find(text, dated, today)
    places = {place for start, end, _ in follow for place in range(start, end)}
    told = [time for time in candidates if places.isdisjoint(range(time.start, time.end))]
    chosen = _longest([*told, *(Time(start, end, "date", span, "sequel") for start, end, span in follow)])
    years_or_lengths.settle(chosen, text)
    refined = ranges.join(refinements.join(chosen, text, today), text)
    return anniversaries.anchor(refined, text, today)


def _about_a_date(found: Duration, starts: dict[int, int], text: str) -> bool:
    """大概2021年 is a date said vaguely, and no length."""
    near = range(found.start, found.start + len("差不多是") + 1)
    return any(
        starts.get(place, 0) >= found.end and years_or_lengths.ABOUT.search(text[found.start : place]) for place in near
    )


def _duration(found: Duration, text: str, today: date) -> Time:
    after, before = text[found.end : found.end + 5], text[max(0, found.start - 6) : found.start]
    if found.began is None:
        return Time(found.start, found.end, "refused", None, found.qualifier)
    absent = before.endswith("头") and _NOT_THERE.match(after)
    within = before.endswith(("这", "那")) and _WITHIN_IT.match(after)
    if within or (_NOT_A_PAST.search(before) and not absent) or _A_RATE.match(after):
        return Time(found.start, found.end, "ahead", None, found.qualifier, found.days)
    if found.qualifier == "around" and (
        year := years_or_lengths.about_a_year(text[found.start : found.end], before, after)
    ):
        return years_or_lengths.unclear(found, year, today)
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
