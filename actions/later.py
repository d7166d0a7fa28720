"""如果我再干一年: a what-if that supposes nothing but time."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

_NUMBERS = {
    "半": 0.5,
    **{word: float(number) for number, word in enumerate("一二三四五六七八九十", start=1)},
    "两": 2.0,
}
_AMOUNT = r"(\d{1,2}|[一二两三四五六七八九十半])\s*(年半|个月|年|天)"
_LATER = re.compile(rf"(?:再|继续|多|过|等)[^，。]{{0,4}}?{_AMOUNT}|{_AMOUNT}\s*(?:以后|之后|后)")
_MONTHS = {"年": 12, "个月": 1}


def later(today: date, text: str) -> date:
    """The day that the words lead to; ``today`` when they say nothing of the kind."""
    found = _LATER.search(text)
    if found is None:
        return today
    amount, unit = found[1] or found[3], found[2] or found[4]
    number = _NUMBERS.get(amount) or float(amount)
    if unit == "天":
        return today + timedelta(days=int(number))
    months = number * 12 + 6 if unit == "年半" else number * _MONTHS[unit]
    return _months_on(today, int(months))


def _months_on(today: date, months: int) -> date:
    years, month = divmod(today.month - 1 + months, 12)
    year = today.year + years
    return today.replace(year=year, month=month + 1, day=min(today.day, monthrange(year, month + 1)[1]))
