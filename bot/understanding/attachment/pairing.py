"""Which date belongs to which level."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from bot.understanding.attachment import compared, matching, precedence
from bot.understanding.skeleton.scene import LEVELS

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Mention, Scene


def pair(scene: Scene) -> None:
    """Give every level the time that belongs to it."""
    for clause in scene.clauses:
        precedence.drop_recent(clause)
    precedence.looked_up(scene)
    precedence.more_exactly(scene)
    _in_turn(scene)
    _together(scene)
    matching.assign(scene)
    precedence.settle(scene)
    precedence.since_the_first(scene)
    compared.date(scene)


_IN_A_ROW = re.compile(
    r"^(?:[年,、和跟与及再又是的拿考评在一第二三那这个本张者]|然后|接着|后面|前面|后来|后一|另外?|分别|还有)*$"
)
_OTHER_DAYS = re.compile(r"到D|至D|[-~]D|进|入职|转|调|工作|上班|结婚|毕业|[吗?]")
_IN_TURN = re.compile(r"(?:分别|依次|各自)(?:就)?(?:是|在|于|系)?D")
_AND = re.compile(r"^(?:年|的)?(?:,|、|(?P<last>和|跟|与|同|及))$")
_ALL_OF_THEM = re.compile(r"(?:都|全)(?:就)?(?:是|在|于|系)*D")


_BOTH_PAPERS = re.compile(
    r"^(?:我|我的|这|那|手上|手里)*[两三四几]?[本个张]?K?(?:都|全)(?:就)?(?:是|在|于|系)*(D)(?:年)?(?:的|拿的|考的|评的|发的|办的|下来的)?$"
)
_ONLY_LEVELS = re.compile(r"^[STQ](?:证)?(?:(?:和|跟|与|、|同|及|,|还有|加)*[STQ](?:证)?)+$")
_ALONG_WITH = re.compile(
    r"([STQ])(?:证)?(?:,|我|是|就|也|都|那本|的)*(?:跟|和|同|与)(?:我?的?|那个)([STQA])(?:证)?(?:X|一块儿?|一起|一道|一并|同时|前后脚|同一[年天批])(?:就|是|在|于|都)*(D)"
)


def _together(scene: Scene) -> None:
    """两本证都是2021年的,技师和助工; 技师是跟工程师一块儿2021年办的: one day for all."""
    for clause in scene.clauses[:-1]:
        rest = scene.skeleton[scene.clauses[clause.index + 1].start :].rstrip(",。!")
        if _BOTH_PAPERS.match(clause.text) and _ONLY_LEVELS.match(rest):
            day = next(mention for mention in clause.mentions if mention.kind == "D")
            for level in scene.of_kind("STQ"):
                precedence.date_of(level, day)
    for match in _ALONG_WITH.finditer(scene.skeleton):
        levels = [level for level in scene.of_kind("STQA") if level.place in {match.start(1), match.start(2)}]
        day = next(mention for mention in scene.mentions if mention.place == match.start(3))
        for level in levels:
            precedence.date_of(level, day)


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
            dates = _in_one_row(dates, scene)
        if pattern is _IN_TURN and len(dates) != len(levels):
            continue
        for number, level in enumerate(levels if dates else ()):
            precedence.date_of(level, dates[number if pattern is _IN_TURN else 0])


def _in_one_row(dates: list[Mention], scene: Scene) -> list[Mention]:
    """Return the first of the days and those told with nothing but 和 between: 2015和2020年,还有助工,2022年."""
    row = dates[:1]
    for day in dates[1:]:
        between = _AND.match(scene.skeleton[row[-1].place + 1 : day.place])
        if not between:
            break
        row.append(day)
        if between["last"]:
            break
    return row


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
