"""The day on which so many years are full tells when they began: 明年三月满三年, 满三年了，上礼拜刚满."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.temporal.intervals import Interval, add_months

if TYPE_CHECKING:
    from datetime import date

    from bot.understanding.temporal.told_time import Time

_DAYS_A_MONTH = 30.4375
_FULL = {"full", "just"}
_ON_THAT_DAY = re.compile(r"^[^,。?!拿考评发批领取得过停断休歇住病读]{0,8}$")
_WITH_CERTIFICATE = re.compile(
    r"^(?:就|才|先|我|那本?|这本?|手上|的)*(?:拿|考|评|当|持)?(?:到|了|上)?[^,。?!能可]{0,7}(?:技师|工|师|证|职称|高)(?:就|才|先|刚好|正好)*$"
)
_FILLED_AFTER = re.compile(
    r"^(?:的?时候|那天)?(?:就|才|刚|刚好|正好|先|已经)*(?:满|够|足)(?!\d|[一二两三四五六七八九十])"
)
_IS_WHEN = re.compile(r"^(?:就|那)?(?:是|在)+\|(?:的?事|的?时候|那天|刚|$|[,。])")
_WHEN = re.compile(r"^(?:的|了|啦|吧|呢)*,(?:就是|就在|就|是|在)?\|(?:的?事儿?|的|刚满的?|吧)?(?:$|[,。])")
"""刚满三年，上礼拜."""
_LATELY = 200
_NOT_BEFORE = re.compile(r"^(?:的?话)?,?就?(?:还?要|还?得)等?到$")
_NOTHING_BETWEEN = re.compile(r"^(?:就|才|也|都|已经|刚|刚好|正好|便|我)*$")
_ASKED = re.compile(r"^(?:了)?(?:吗|没|能|可以|行|够)")
_SAID_BEFORE = re.compile(r"^(?:的|了|啦|是|吧|呢|,|也?就是|我是)*(?:在)?$")


def anchor(times: list[Time], text: str, today: date) -> list[Time]:
    """Turn a length that is full on a day that is said into the day on which it began; drop that day."""
    anchored: list[Time] = []
    for time in times:
        last = anchored[-1] if anchored else None
        length = _length_and_began(last, time, text, today) if last else None
        if last is None or length is None:
            anchored.append(time)
            continue
        found, began = length
        found.span = began
        if found is time and _NOTHING_BETWEEN.match(text[last.end : time.start]):
            found.start = last.start
        found.kind, found.form = "date", "anniversary"
        anchored[-1] = found
    return anchored


def _length_and_began(first: Time, second: Time, text: str, today: date) -> tuple[Time, Interval] | None:
    between = text[first.end : second.start]
    if first.kind == "date" and first.span and _is_length(second):
        after = text[second.end : second.end + 4]
        filled = second.form in _FULL or bool(re.match(r"^(?:就|才|刚好?)*(?:满|够)", after))
        ahead = first.span.earliest > today and second.form == "bare" and not _ASKED.match(after)
        if (filled or (ahead and re.search(r"就|才|便|正好", between))) and (
            _ON_THAT_DAY.match(between) or _WITH_CERTIFICATE.match(between.lstrip(","))
        ):
            return second, _earlier(first.span, second)
    if second.kind == "date" and second.span and _is_length(first, second.span.latest > today):
        after = text[second.end : second.end + 6]
        said_so = bool(_FILLED_AFTER.match(after) or (first.form in _FULL and _IS_WHEN.match(f"{between}|{after}")))
        if (said_so and _SAID_BEFORE.match(between)) or _NOT_BEFORE.match(between):
            return first, _earlier(second.span, first)
        lately = (today - second.span.earliest).days < min(first.days, _LATELY)
        if lately and first.form in _FULL and _WHEN.match(f"{between}|{after}"):
            return first, _earlier(second.span, first)
    return None


def _is_length(time: Time, nearly: bool = False) -> bool:  # noqa: FBT001, FBT002 - 快满四年了，下个月满
    forms = _FULL | {"bare", "two"} | ({"near", "unmet"} if nearly else set())
    return time.kind in {"duration", "unclear"} and time.days > 0 and time.form in forms


def _earlier(span: Interval, length: Time) -> Interval:
    months = round(length.days / _DAYS_A_MONTH)
    return Interval(add_months(span.earliest, -months), add_months(span.latest, -months))
