"""Dates told by an earlier one: 2018年高级工，第二年技师; 2019年助工，过了五年评上工程师; 同年, 次年, 当月."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.lexicon import grammar
from bot.understanding.temporal import intervals
from bot.understanding.temporal.intervals import Interval, add_months
from bot.understanding.writing import numerals

if TYPE_CHECKING:
    from datetime import date

    from bot.understanding.temporal.told_time import Time

_NUMBER = rf"(?P<{{name}}>\d{{{{1,2}}}}|[{numerals.CHINESE}]{{{{1,2}}}})"
_GOT = rf"(?=(?:[我又再才就也便接着还顺一并起同时,给单位把终于直厂里公司了,]|拿到?|E)*(?:{grammar.OBTAIN}|升|当|技师|高级|特级|首席|助工|助理|工程师|副高|正高|中级|初级))"
_SEQUEL = re.compile(
    rf"(?P<named>同一?年|当年|次年|隔年|转年|翌年|第二年)的?(?P<in_month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月(?:份)?(?:(?P<in_day>\d{{1,2}})[日号])?"
    rf"|(?P<next>次年|隔年|转年|翌年|转过年来?|下一年|后一年|(?<!的)第二年)(?!度|级){_GOT}"
    rf"|(?P<same>同一?年|当年(?!度)|那一?年|就?当年){_GOT}|(?P<month>当月|同月|(?:就是|也是|是|在)那个?月(?!底|初|末))|(?P<next_month>次月|隔月|第二个月|下一个月)"
    rf"|(?:又|再)?(?:过|隔|等)了?{_NUMBER.format(name='passed')}年(?:以?后|之后)?{_GOT}"
    rf"|{_NUMBER.format(name='later')}年(?:以|之)?后{_GOT}"
)
_THEIR_YEAR = re.compile(
    r"(?:出世|出生|生|结婚|毕业|高考|退休|搬家|满月|上学|入学|去世|走|进厂|入职|疫情|奥运|亚运)(?:的|那)?\Z"
)
"""他出世那年: the year is that of what happened then, not of the day told before."""


def find(text: str, dated: list[Time], today: date) -> list[tuple[int, int, Interval]]:
    """Return the days meant by such words, where a date was said before them."""
    found: list[tuple[int, int, Interval]] = []
    known = sorted(
        ((time.end, time.span, time.form) for time in dated if time.kind == "date" and time.span),
        key=lambda told: told[0],
    )
    passed, anchor = 0, None
    for match in _SEQUEL.finditer(text):
        while passed < len(known) and known[passed][0] <= match.start():
            anchor = max(anchor or known[passed], known[passed], key=lambda told: told[0])
            passed += 1
        if match["same"] and _THEIR_YEAR.search(text, 0, match.start()):
            continue
        vague = anchor and anchor[2] == "lone" and (match["month"] or match["next_month"])
        span = _after(match, anchor[1]) if anchor and not vague else None
        if span is not None and span.earliest <= today:
            found.append((match.start(), match.end(), span))
            anchor = (match.end(), span, "sequel")
    return found


def _after(match: re.Match[str], anchor: Interval | None) -> Interval | None:
    if anchor is None or anchor.earliest.year != anchor.latest.year:
        return None
    if match["named"]:
        year = anchor.earliest.year + (match["named"] not in {"同年", "同一年", "当年"})
        month = numerals.parse(match["in_month"].lstrip("0")) or 1
        span = intervals.month(year, month)
        day = min(int(match["in_day"] or 0), span.latest.day)
        return intervals.day(span.earliest.replace(day=day)) if day else span
    if match["month"] or match["next_month"]:
        same_month = anchor.earliest.month == anchor.latest.month
        first = add_months(anchor.earliest.replace(day=1), 1 if match["next_month"] else 0)
        return intervals.month(first.year, first.month) if same_month else None
    years = _years(match)
    return None if years is None else intervals.year(anchor.earliest.year + years)


def _years(match: re.Match[str]) -> int | None:
    if match["next"]:
        return 1
    if match["same"]:
        return 0
    return numerals.parse(match["passed"] or match["later"])
