"""Days told by that of another certificate: 技师2021年2月，职称比技师晚一年."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.understanding.skeleton.scene import LEVELS, Mention
from bot.understanding.temporal import intervals
from bot.understanding.temporal.told_time import Time
from bot.understanding.writing import numerals

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Scene

_COMPARED = re.compile(
    r"比(?:我?的?(?:那[个本张])?(?P<other>[STQA])(?:证)?|它|那[个本张]K?)(?:还|要|又|更|大概|差不多|刚好|正好|也|,)*(?P<order>早|晚|迟|先|后)(?:了|拿|考|评|发|到)*(?P<years>[ZU])(?:多)?(?:拿|考|评|发)?(?:的|到的?|下来的?)?$"
)
_YEARS = re.compile(rf"(?P<number>\d{{1,2}}|[{numerals.CHINESE}两]{{1,2}})年$")


def date(scene: Scene) -> None:
    """Date a level that is told to be so many years older or younger than another one, whose day is told."""
    for clause in scene.clauses:
        found = _COMPARED.search(clause.text)
        if not found or clause.question or clause.hypothetical:
            continue
        place = clause.start + found.start()
        told = [level for level in scene.mentions if level.kind in LEVELS and level.place < place]
        length = next(mention for mention in clause.mentions if mention.place == clause.start + found.start("years"))
        level = told[-1] if told else None
        count = _YEARS.match(length.text)
        if level is None or level.status != "asserted" or level.dated_by is not None or not count:
            continue
        anchor = _anchor(scene, level, clause.start + found.start("other") if found["other"] else None)
        years = numerals.parse(count["number"])
        if anchor is None or years is None:
            continue
        span = intervals.year(anchor + (-years if found["order"] in "早先" else years))
        if span.earliest <= scene.today:
            level.dated_by = replace(
                length, kind="D", role="attached", time=Time(length.start, length.end, "date", span)
            )


def _anchor(scene: Scene, level: Mention, place: int | None) -> int | None:
    """Return the year of the level with which another one is compared; nothing where several may be meant."""
    named = [other for other in scene.mentions if other.place == place]
    dated = [
        other
        for other in scene.mentions
        if other.dated_by is not None
        and (other.kind, other.value) != (level.kind, level.value)
        and (not named or (other.kind, other.value) == (named[0].kind, named[0].value))
    ]
    spans = [other.dated_by.time.span for other in dated if other.dated_by and other.dated_by.time]
    years = {day.year for span in spans if span for day in (span.earliest, span.latest)}
    return years.pop() if len(years) == 1 else None
