"""Which date belongs to which level, decided for the whole message at once.

Every date that may be that of a certificate is matched with every level, no two pairs crossing. The cheapest matching
counts (``matching_costs.py`` tells what a pair costs), but only those of its pairs without which it would be clearly dearer.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from bot.understanding import matching_costs as costs
from bot.understanding import precedence
from bot.understanding.scene import LEVELS, TIMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.understanding.scene import Mention, Scene

_MOST = 12
"""Of more dates or levels than that nobody speaks in one message; then only what stands in one clause is matched."""
_MERITS = "CPH"

Table = list[list[float]]


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
    return time.role == "certificate" or (time.role == "since" and time.kind == "D" and costs.brings(time, scene))


def _may_take(mention: Mention) -> bool:
    if mention.kind in LEVELS:
        return mention.status != "dropped" and mention.dated_by is None
    return mention.kind in _MERITS and mention.status == "asserted"


def _match(times: list[Mention], takers: list[Mention], scene: Scene) -> None:
    if not times or not takers or len(times) > _MOST or len(takers) > _MOST:
        return
    table = [[costs.of_pair(time, taker, scene) for taker in takers] for time in times]
    first = min((*times, *takers), key=lambda mention: mention.place)

    def in_order(base: Table) -> list[tuple[float, list[tuple[int, int]]]]:
        """Return the cheapest matching of those who tell dates first, and of those who tell levels first."""
        found = []
        for dates_first in (True, False):
            mixed = [
                [
                    cost + costs.MIXED * ((time.place < taker.place) is not dates_first)
                    for taker, cost in zip(takers, row, strict=True)
                ]
                for time, row in zip(times, base, strict=True)
            ]
            total, pairs = cheapest(mixed)
            found.append((total + costs.UNLIKE_THE_FIRST * len(pairs) * ((first in times) is not dates_first), pairs))
        return found

    total, pairs = min(in_order(table), key=lambda found: found[0])
    alone = len({(taker.kind, str(taker.value)) for taker in takers}) == 1
    for row, column in pairs:
        same, at_once = _same_as(takers[column]), _at_once(times[row])
        without = [
            [
                costs.IMPOSSIBLE if at_once(times[index]) and same(taker) else cost
                for taker, cost in zip(takers, line, strict=True)
            ]
            for index, line in enumerate(table)
        ]
        sure = alone or min(found[0] for found in in_order(without)) - total >= costs.MARGIN
        if not sure:
            times[row].role = "superfluous"
        elif takers[column].kind in LEVELS:
            precedence.date_of(takers[column], times[row])
            _share(times[row], takers[column], scene)
        else:
            times[row].role = "award"


def _same_as(taker: Mention) -> Callable[[Mention], bool]:
    return lambda other: (other.kind, other.value) == (taker.kind, taker.value)


def _at_once(time: Mention) -> Callable[[Mention], bool]:
    """2016年同一年: the day is told twice, and whichever of the two is taken makes no difference."""
    return lambda other: other is time or (time.time and other.time and time.time.span == other.time.span) is True


def cheapest(table: Table) -> tuple[float, list[tuple[int, int]]]:
    """Return the cheapest matching without crossing pairs, and its cost: rows are dates, columns levels."""
    rows, columns = len(table), len(table[0])
    best = [[costs.UNUSED * row] + [0.0] * columns for row in range(rows + 1)]
    for row in range(1, rows + 1):
        for column in range(1, columns + 1):
            best[row][column] = min(
                best[row - 1][column - 1] + table[row - 1][column - 1],
                best[row - 1][column] + costs.UNUSED,
                best[row][column - 1],
            )
    pairs = []
    row, column = rows, columns
    while row and column:
        here = best[row][column]
        if here == best[row][column - 1]:
            column -= 1
        elif here == best[row - 1][column] + costs.UNUSED:
            row -= 1
        else:
            row, column = row - 1, column - 1
            pairs.append((row, column))
    return best[rows][columns], pairs[::-1]


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
    last, got = level, costs.brings(time, scene) and time.place + 1 < level.place
    together = _TOGETHER.search(scene.normal.text[level.end : level.end + _A_LIST])
    for other in others if got or together else ():
        if other.place > last.place and other.status == level.status and other.dated_by is None:
            if not _AND.match(scene.skeleton[last.place + 1 : other.place]) or scene.after(other, 2)[:1] in {"D", "U"}:
                return
            other.dated_by, last = time, other


def _left_over(time: Mention, scene: Scene) -> str:
    """Return what a date is that is that of no level."""
    if costs.is_aimed(time, scene):
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
