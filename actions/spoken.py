"""What a sentence is about when it does not say so: the certificate spoken of last, or the only one that is held."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import Any

from actions.merging.levels import UNSPECIFIED
from actions.state import State
from actions.wording import names

_WORK = ("worked_since_skill", "worked_since_title")
_NAMES_A_CERTIFICATE = re.compile("证|證|职称|職稱|级工|技师|技師|工程师|助工|高工")
_DAY = re.compile(
    "(?:好像|应该)?(?:是)?([0-9]{1,2}|[一二三四五六七八九十廿]{1,3})(?:号|號|日)(?:吧|的|啊|那天|拿的|发的)*"
)
_NAMES_A_YEAR = re.compile(r"年|[12]\d{3}|\d{2}[.\-/]\d|上个?月|这个?月|本月|[今昨前]天|[今昨前]日|刚|上周|星期|礼拜")
_DIGITS = "一二三四五六七八九"
_CHINESE = {
    tens + ones: base + place
    for tens, base in (("", 0), ("十", 10), ("二十", 20), ("廿", 20), ("三十", 30))
    for place, ones in enumerate(("", *_DIGITS))
    if base + place
}
_A_DATE = re.compile("哪年|哪一年|哪天|哪一天|哪个月|几号|几月|几年|日期|时间|什么时候|边年|邊年|几时|幾時")


def to_what_it_is_about(state: State, told: dict[str, Any], text: str, *, corrects: bool = False) -> dict[str, Any]:
    """The facts, with a bare date and a bare "all the time" given to the certificate that they can only be about.

    A bare date that *corrects* is that of what was given a date last: 2024年3月入职, 不对，2023年8月.
    """
    mended = _mended(state, told, text) if corrects else None
    return mended or _work_since(state, _dated(state, told) or _day_of_the_month(state, text), text)


def given_a_date(told: dict[str, Any]) -> str | None:
    """What was given a date, if it is one thing."""
    levels = [
        f"{fact}.{level}" for fact in names.level_facts() for level, when in (told.get(fact) or {}).items() if when
    ]
    days = [fact for fact in names.date_facts() if told.get(fact)]
    return (levels + days)[0] if len(levels) + len(days) == 1 else None


def forgotten_date(state: State, text: str) -> str | None:
    """The level whose date the person says not to know, although something else was asked: 忘了哪年."""
    level = state.memory.last
    if not level or level == state.asking or level in state.skipped or not _A_DATE.search(text):
        return None
    return level if "." not in (state.asking or "") and _waits_for_its_date(state, level) else None


def _mended(state: State, told: dict[str, Any], text: str) -> dict[str, Any] | None:
    """What was given a date last, with the day told now, if that is all that is told."""
    fact, _, level = (state.memory.dated or "").partition(".")
    held = state.facts.get(fact)
    if not held or len(told) != 1 or (level and level not in held):
        return None
    (value,) = told.values()
    if not isinstance(value, dict) or set(value) != {UNSPECIFIED}:
        return None
    if level:
        return {fact: {level: _in_its_year(value[UNSPECIFIED], held[level], text)}}
    return {fact: _in_its_year(value[UNSPECIFIED], held, text)}


def _in_its_year(day: Any, held: Any, text: str) -> Any:  # noqa: ANN401 - a date as the contract has it
    """2023年7月, corrected to 8月, is August of the same year."""
    if not (isinstance(day, str) and isinstance(held, str)) or _NAMES_A_YEAR.search(text):
        return day
    return held[:4] + day[4:]


def _dated(state: State, told: dict[str, Any]) -> dict[str, Any]:
    bare = [fact for fact, value in told.items() if isinstance(value, dict) and set(value) == {UNSPECIFIED}]
    name, _, level = (state.memory.last or "").partition(".")
    asked_for = (state.asking or "").partition(".")[2]
    if len(bare) != 1 or bare[0] == name or asked_for or not _waits_for_its_date(state, f"{name}.{level}"):
        return told
    if None in (state.facts.get(bare[0]) or {}).values():
        return told
    rest = {fact: value for fact, value in told.items() if fact != bare[0]}
    return {**rest, name: {level: told[bare[0]][UNSPECIFIED]}}


def _day_of_the_month(state: State, text: str) -> dict[str, Any]:
    """The day, when it was asked more exactly and the month is known: 20号."""
    fact, _, level = (state.asking or "").partition(".")
    held = (state.facts.get(fact) or {}).get(level) if level else None
    found = _DAY.fullmatch(text.strip(" 。，！"))
    if found is None or not isinstance(held, str) or len(held) != len("2023-11"):
        return {}
    number = int(found[1]) if found[1].isdigit() else _CHINESE.get(found[1], 0)
    year, month = map(int, held.split("-"))
    return {fact: {level: f"{held}-{number:02d}"}} if 1 <= number <= monthrange(year, month)[1] else {}


def _waits_for_its_date(state: State, level: str) -> bool:
    fact, _, name = level.partition(".")
    held = state.facts.get(fact) or {}
    return name in held and held[name] is None


def _work_since(state: State, told: dict[str, Any], text: str) -> dict[str, Any]:
    """Who holds only a title and says 一直在做 speaks of the years since the title."""
    skill, title = _WORK
    known = {**state.facts, **told}
    if skill not in told or state.asking == skill or not text or _NAMES_A_CERTIFICATE.search(text):
        return told
    if known.get("skill_levels") or not known.get("titles") or title in known:
        return told
    return {title if fact == skill else fact: value for fact, value in told.items()}
