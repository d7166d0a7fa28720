"""Attaching dates and lengths of time: to a level, to the work, to a break, or to nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.attachment import (
    first_answer,
    gap_spans,
    nameless,
    other_days,
    pairing,
    sole_answers,
    told_days,
    wished_days,
    words_beside,
)
from bot.understanding.factuality import outcomes
from bot.understanding.skeleton.scene import TIMES

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Mention, Scene

_MOST_TIMES = 60
"""Nobody tells so many days of himself in one message; which of them belongs to what would be a guess."""


def attach(scene: Scene) -> None:
    """Give every time of the text a role, and every level the time that belongs to it."""
    if sum(mention.kind in TIMES for mention in scene.mentions) > _MOST_TIMES:
        return
    outcomes.settle(scene)
    _ahead(scene)
    _compared(scene)
    for mention in scene.mentions:
        if mention.kind in TIMES and mention.status == "asserted":
            mention.role = _role(mention, scene)
    first_answer.take(scene)
    sole_answers.take(scene)
    nameless.settle(scene)
    gap_spans.from_to(scene)
    pairing.pair(scene)


def _role(mention: Mention, scene: Scene) -> str:
    beside = words_beside.look(mention, scene)
    for role in (other_days.role, wished_days.role, told_days.role):
        found = role(beside)
        if found is not None:
            return found
    return told_days.alone(beside)


_TO_COME = re.compile(
    r"^(?:证书?)?(?:我|就|是|等|要|得|到|打算|准备|想|那个|呢|嘛)*D(?:年)?(?:再|才|去|就|要|打算|准备)*(?:报|考|评|申|参评|冲|拿|升)"
)


def _ahead(scene: Scene) -> None:
    """工程师明年报: what is done on a day to come is not held yet."""
    for level in scene.of_kind("STQA"):
        day = next((other for other in scene.of_kind("D") if other.place > level.place), None)
        span = day.time.span if day and day.time else None
        if span and span.earliest > scene.today and _TO_COME.match(scene.after(level)):
            level.status = "target"


_AS_WITH = re.compile(r"^(?:证)?(?:同(?:Z|U|年|时|一年|一批|一天)|一起|一块|一道|同一|早|晚|一样)")


def _compared(scene: Scene) -> None:
    """跟技师同一年 in the answer to a question for another date says nothing of 技师."""
    asked = (scene.asking or "").partition(".")[2]
    for mention in scene.of_kind("STQ") if asked else ():
        joined = re.search(r"(?:跟|和|与|同|比|随)(?:我?的?|那个|考)*$", scene.before(mention))
        if joined and mention.value != asked and _AS_WITH.match(scene.after(mention)):
            mention.status = "generic"
