"""Which date belongs to which level, decided for the whole message at once.

Every date that may be that of a certificate is matched with every level, no two pairs crossing. The cheapest matching
counts (``matching_costs.py`` tells what a pair costs), but only those of its pairs without which it would be clearly dearer.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from bot.understanding.attachment import matching_costs as costs
from bot.understanding.attachment import matching_signs as signs
from bot.understanding.attachment import precedence
from bot.understanding.attachment.alignment import Alignment
from bot.understanding.skeleton.scene import LEVELS, TIMES

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Mention, Scene

_MOST = 12
"""Of more dates or levels than that nobody speaks in one message; then only what stands in one clause is matched."""


def assign(scene: Scene) -> None:
    """Give the levels of a message their dates, and tell what the other dates are."""
    times = [time for time in scene.mentions if _is_open(time, scene)]
    takers = [taker for taker in scene.mentions if _may_take(taker)]
    if len(times) > _MOST or len(takers) > _MOST:
        for _, group in itertools.groupby(times, key=lambda time: time.clause):
            inside = list(group)
            _match(inside, [taker for taker in takers if taker.clause == inside[0].clause], scene)
    else:
        _match(times, takers, scene)
    for time in times:
        if time.role == "certificate":
            time.role = _left_over(time, scene)


def _is_open(time: Mention, scene: Scene) -> bool:
    """Tell whether a time may be the day of a certificate: 2005年进的厂零八年评上助工 is told of two days."""
    if time.kind not in TIMES or time.status != "asserted":
        return False
    if time.role == "certificate" and signs.goes_on(time, scene):
        time.role = "none"
    if time.role == "certificate":
        return True
    return time.role in {"since", "none"} and time.kind == "D" and signs.brings(time, scene)


def _may_take(mention: Mention) -> bool:
    if mention.kind in LEVELS:
        return mention.status != "dropped" and mention.dated_by is None
    return signs.is_merit(mention) and mention.status == "asserted"


def _match(times: list[Mention], takers: list[Mention], scene: Scene) -> None:
    if not times or not takers or len(times) > _MOST or len(takers) > _MOST:
        return
    orders = _in_either_order(times, takers, scene)
    best = min(orders, key=lambda order: order.cost)
    alone = len({(taker.kind, str(taker.value)) for taker in takers}) == 1
    for row, column in best.pairs():
        time, taker = times[row], takers[column]
        same = {index for index, other in enumerate(takers) if _is_same(other, taker)}
        without = min(order.cost_without(row, same) for order in orders)
        told_twice = sum(_is_at_once(other, time) for other in times) > 1
        if not alone and not told_twice and without - best.cost < costs.MARGIN:
            time.role = "superfluous" if time.role == "certificate" else time.role
        elif taker.kind in LEVELS:
            precedence.date_of(taker, time)
            _share(time, taker, scene)
        else:
            time.role = "award"


def _in_either_order(times: list[Mention], takers: list[Mention], scene: Scene) -> list[Alignment]:
    """Return the matchings of somebody who tells dates first, and of somebody who tells levels first."""
    begins_with_date = min((*times, *takers), key=lambda mention: mention.place).kind in TIMES
    table = [[costs.of_pair(time, taker, scene) for taker in takers] for time in times]
    orders = []
    for dates_first in (True, False):
        unlike = costs.UNLIKE_THE_FIRST * (begins_with_date is not dates_first)
        dearer = [
            [
                cost + unlike + costs.MIXED * ((time.place < taker.place) is not dates_first)
                for taker, cost in zip(takers, row, strict=True)
            ]
            for time, row in zip(times, table, strict=True)
        ]
        orders.append(Alignment(dearer, costs.UNUSED))
    return orders


def _is_same(one: Mention, other: Mention) -> bool:
    return (one.kind, one.value) == (other.kind, other.value)


def _is_at_once(one: Mention, other: Mention) -> bool:
    """2016年同一年: the day is told twice, and whichever of the two is taken makes no difference."""
    return one.time is not None and other.time is not None and one.time.span == other.time.span


_A_LIST = 16
_AND = re.compile(r"^(?:证书?|K)?(?:和|跟|与|、|同|及|以及|还有)(?:一?[个本张])?$")
_TOGETHER = re.compile(r"一起|同时|一块|一并|一道|都|两[个本张]|一次")


def _share(time: Mention, level: Mention, scene: Scene) -> None:
    """助工和技师都是2021年的, 2016年拿了高级工和助工: one date for all of them."""
    clause = scene.clauses[level.clause]
    others = [other for other in clause.mentions if other.kind in LEVELS and other.status != "dropped"]
    if level.place < time.place:
        if level.clause == time.clause and "都" in scene.skeleton[level.place + 1 : time.place]:
            for other in others:
                if other.place < time.place and other.dated_by is None:
                    other.dated_by = time
        return
    last, got = level, signs.brings(time, scene) and time.place + 1 < level.place
    together = _TOGETHER.search(scene.normal.text[level.end : level.end + _A_LIST])
    for other in others if got or together else ():
        if other.place > last.place and other.status == level.status and other.dated_by is None:
            if not _AND.match(scene.skeleton[last.place + 1 : other.place]) or scene.after(other, 2)[:1] in {"D", "U"}:
                return
            other.dated_by, last = time, other


def _left_over(time: Mention, scene: Scene) -> str:
    """Return what a date is that is that of no level."""
    if signs.is_aimed(time, scene):
        return "aim"
    undated = any(
        mention.kind in LEVELS and mention.status in {"asserted", "negated"} and mention.dated_by is None
        for mention in scene.mentions
    )
    if not undated and any(
        mention.kind in "CPHNM" and mention.clause in {time.clause - 1, time.clause} for mention in scene.mentions
    ):
        return "award"
    for level in scene.mentions:
        if level.kind in LEVELS:
            told_before = level.status == "asserted" and level.clause <= time.clause
            if told_before or (level.dated_by and level.clause == time.clause + 1):
                return "superfluous"
    return "certificate"
