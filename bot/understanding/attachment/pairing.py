"""Which date belongs to which level."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from bot.understanding.attachment import matching, precedence
from bot.understanding.skeleton.scene import LEVELS

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Scene


def pair(scene: Scene) -> None:
    """Give every level the time that belongs to it."""
    for clause in scene.clauses:
        precedence.drop_recent(clause)
    precedence.more_exactly(scene)
    _in_turn(scene)
    matching.assign(scene)
    precedence.settle(scene)
    precedence.since_the_first(scene)


_IN_A_ROW = re.compile(
    r"^(?:[年,、和跟与及再又是的拿考评在一第二三那这个本张者]|然后|接着|后面|前面|后来|后一|另外?|分别|还有)*$"
)
_OTHER_DAYS = re.compile(r"到D|至D|[-~]D|进|入职|转|调|工作|上班|结婚|毕业|[吗?]")
_IN_TURN = re.compile(r"(?:分别|依次|各自)(?:就)?(?:是|在|于|系)?D")
_ALL_OF_THEM = re.compile(r"(?:都|全)(?:就)?(?:是|在|于|系)*D")


def _in_turn(scene: Scene) -> None:
    """高级工和助工分别是2018年和2020年: each its own; 高级工、助工,都是2018年: one for all."""
    _listed(scene)
    for pattern in (_IN_TURN, _ALL_OF_THEM):
        match = pattern.search(scene.skeleton)
        if match is None:
            continue
        levels = [other for other in scene.mentions if other.kind in LEVELS and other.place < match.start()]
        levels = [level for level in levels if level.status == "asserted"]
        dates = [other for other in scene.mentions if other.kind == "D" and other.place >= match.end() - 1]
        if pattern is _IN_TURN and len(dates) != len(levels):
            continue
        for number, level in enumerate(levels if dates else ()):
            precedence.date_of(level, dates[number if pattern is _IN_TURN else 0])


def _listed(scene: Scene) -> None:
    """先助工后技师：2018年，2023年: as many days told in a row after as many levels are theirs in turn."""
    levels = [other for other in scene.mentions if other.kind in "STQ" and other.status == "asserted"]
    dates = [other for other in scene.mentions if other.kind == "D" and other.status == "asserted"]
    if not 1 < len(levels) == len(dates) or levels[-1].place > dates[0].place:
        return
    if all(
        _IN_A_ROW.match(scene.skeleton[one.place + 1 : other.place]) for one, other in itertools.pairwise(dates)
    ) and not _OTHER_DAYS.search(scene.skeleton[levels[0].place :]):
        for level, time in zip(levels, dates, strict=True):
            precedence.date_of(level, time)
