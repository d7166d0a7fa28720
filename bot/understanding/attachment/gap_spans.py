"""Breaks told by when they began and ended: 20年到21年回老家了, 2021年全年脱产."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from bot.understanding.attachment import absences, events

if TYPE_CHECKING:
    from datetime import date

    from bot.understanding.skeleton.scene import Mention, Scene
    from bot.understanding.temporal.intervals import Interval

_TO = re.compile(r"^(?:年|起|开始)?(?:一直)?(?:到|至|-|~)(?:了)?$")
_BREAK_OUTSIDE = re.compile(r"(?:不在|没在|在办公室|在外面|在老家|在家)")
_TWO_YEARS = re.compile(r"(\d{2}|\d{4})年?(?:到|至|-|~)(\d{2}|\d{4})")
_ALL_OF_IT, _HALF_A_YEAR = re.compile(r"^(?:一|那)?(?:全年|整年|整个?年|一整年)"), re.compile(r"[上下]半年$")


def from_to(scene: Scene) -> None:
    """20年到21年回老家了: the days from the one to the other were a break."""
    dates = scene.of_kind("D")
    if absences.asked(scene) and len(dates) == 1 and not scene.of_kind("U"):
        _from_year_to_year(dates[0], scene)
    for first, second in itertools.pairwise(
        dates if absences.asked(scene) or absences.REST.search(scene.skeleton) else ()
    ):
        clause = scene.clauses[second.clause]
        if (
            _TO.match(scene.skeleton[first.place + 1 : second.place])
            and (events.interrupts(clause.text) or _BREAK_OUTSIDE.search(clause.text))
            and first.time
            and second.time
            and first.time.span
            and second.time.span
            and not clause.question
            and not any(other.kind == "U" for other in clause.mentions)
        ):
            first.time.days = (_middle(second.time.span) - _middle(first.time.span)).days
            first.role, second.role = "gap", "gap end"


def _from_year_to_year(told: Mention, scene: Scene) -> None:
    """19到20年去当了质检: two years told at once; 2021年全年脱产: one of them, all of it."""
    years, clause = _TWO_YEARS.match(told.text), scene.clauses[told.clause]
    span = told.time.span if told.time else None
    if not told.time or not span or clause.question or not events.interrupts(clause.text):
        return
    if years:
        told.time.days, told.role = 365 * (int(years[2][-2:]) - int(years[1][-2:])), "gap"
    elif _ALL_OF_IT.match(scene.after(told)) or _HALF_A_YEAR.search(told.text):
        told.time.days, told.role = (span.latest - span.earliest).days + 1, "gap"


def _middle(span: Interval) -> date:
    return span.earliest + (span.latest - span.earliest) / 2
