"""Dates told by one's age: 二十八岁那年拿的，现在三十三; 今年四十，三十五岁考的."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.temporal.intervals import Interval, add_months, shift
from bot.understanding.temporal.lengths import YEAR
from bot.understanding.temporal.moments import CN, Moment
from bot.understanding.writing import numerals

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_AGE = rf"(?<![\d{CN}])(?P<age>[1-6]\d|[{CN}]{{1,3}})"
_THEN = re.compile(
    rf"{_AGE}岁(?:的?(?:那一?年|那会儿?|那阵|的?时候?)|上|头上)?(?=[^,。?!\d]{{0,4}}?(?:才|就|在|拿|考|评|取|升|当|进|来|开始|入|,|$))"
)
_THAT_YEAR = re.compile(rf"那一?年(?:我|刚|才|是|正好|刚好|也|就)*{_AGE}(?:岁|(?=了?(?:[,。!?]|$)))")
_NOW = re.compile(
    rf"(?:现在|今年|如今|目前|而家|眼下|(?<=,)我|快)(?:我|都|已经|就|刚|是|满|有|也)*{_AGE}(?:岁|(?=了?(?:[,。!?]|$)))"
)
_YOUNGEST, _OLDEST = 14, 70


def find(text: str, today: date) -> Iterator[Moment]:
    """Yield the days on which somebody was as old as he says, if he says how old he is."""
    now = [(match.span("age"), age) for match in _NOW.finditer(text) if (age := _years(match)) is not None]
    if len(now) != 1:
        return
    (place, years) = now[0]
    for match in (*_THEN.finditer(text), *_THAT_YEAR.finditer(text)):
        then = _years(match)
        if match.span("age") == place or then is None or not then < years:
            continue
        months = (years - then) * YEAR
        span = Interval(shift(add_months(today, -months - YEAR), 1), shift(add_months(today, YEAR - months), -1))
        yield Moment(match.start(), match.end(), Interval(span.earliest, min(span.latest, today)), "age")


def _years(match: re.Match[str]) -> int | None:
    age = numerals.parse(match["age"])
    return age if age is not None and _YOUNGEST <= age <= _OLDEST else None
