"""Which date belongs to which level."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding import events, grammar, precedence
from bot.understanding.scene import LEVELS, TIMES

if TYPE_CHECKING:
    from bot.understanding.scene import Clause, Mention, Scene

_OF_A_CERTIFICATE = re.compile(
    r"(?:拿|发|领|考|取得)(?:到|了|的)?K|K(?:是|在|拿|发)*[DU]|[DU][^,]{0,4}(?:拿|发|考)(?:的|了|到)"
)
_TO_RIGHT = re.compile(
    rf"^(?:年|份|那会儿?|那阵|前|以前|之前|的时候|那年|那时|开始|起)*(?:,)?(?:我)?(?:就|才|又|也|刚|新|已经|再|都|终于|先|如果|要是|能|我?把|D| )*(?:在E|单位|公司|厂里|厂|上面|上头|人事|E|给|我|咱)*(?:{grammar.OBTAIN}|当|成为|做|干|持有|持|有|报考)?(?:了|到|上|过|下|成|为|取|的|我|是|系|有|证| )*(?:的)?(?:那|这)?(?:个|本|张|一个|次|回|老|国家)?K?(?:才)?(?:是|系)?(?:[\u4e00-\u9fff]{{1,6}}(?:工|员|专业|工种))?$",
)
_HINDERED = (
    r"(?!.*(?:没|未|不|别|冇|想|打算|准备|报|申请|申报|备考|复习|教|帮|叫|让|听|如果|要是|假如|之前|以前|[CPHO]))"
)
_LOOSELY = re.compile(
    rf"^{_HINDERED}[^,STQADUYZF]{{0,12}}?(?:(?:{grammar.OBTAIN})(?:了|到|上|过|下来|下|成|为|取|出来|出|完|的|得|我|一|个|本|张|那|这|老|国家|证|K|书|是|级)+|"
    rf"(?:取得|获得|考取|成为|当上|评上|评为|拿到|考到|升)|把)$"
)
"""Any words may stand between, as long as a certificate comes in the end: 2021年咬咬牙考下来的技师."""
_TO_LEFT = re.compile(r"^[^,STQAECPH]{0,12}$")


def pair(scene: Scene) -> None:
    """Give every level the time that belongs to it."""
    for clause in scene.clauses:
        precedence.drop_recent(clause)
    precedence.more_exactly(scene)
    _in_turn(scene)
    for clause in scene.clauses:
        _pair(clause, scene)
    for mention in scene.mentions:
        if mention.kind in TIMES and mention.status == "asserted" and mention.role == "certificate":
            _across(mention, scene)
    precedence.settle(scene)
    precedence.since_the_first(scene)


_IN_TURN = re.compile(r"(?:分别|依次|各自)(?:就)?(?:是|在|于|系)?D")
_ALL_OF_THEM = re.compile(r"(?:都|全)(?:就)?(?:是|在|于|系)*D")


def _in_turn(scene: Scene) -> None:
    """高级工和助工分别是2018年和2020年: each its own; 高级工、助工,都是2018年: one for all."""
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


def _pair(clause: Clause, scene: Scene) -> None:
    """Pair the levels and the certificate dates of one clause in the order in which they are said."""
    times = [mention for mention in clause.mentions if mention.role == "certificate" and mention.status == "asserted"]
    levels = [mention for mention in clause.mentions if mention.kind in LEVELS and mention.status != "dropped"]
    if not times or not levels:
        return
    times.sort(key=lambda time: not _DIRECTLY.match(scene.after(time, 8)))
    leading = times[0].place < levels[0].place and len(times) >= len(levels)
    for time in times:
        left = _nearest(time, levels, -1)
        right = _nearest(time, levels, 1)
        order = (right, left) if leading else (left, right)
        if left and right and not leading:
            between_left = scene.skeleton[left.place + 1 : time.place]
            between_right = scene.skeleton[time.place + 1 : right.place]
            if left.dated_by or (
                re.search(r"(?:的|是|考|拿|评)", between_right)
                and _TO_RIGHT.match(between_right)
                and len(between_left) > 1
                and not re.search(r"拿|考|评|证|发", between_left)
            ):
                order = (right, left)
        for level in order:
            if level is None or level.dated_by is not None:
                continue
            low, high = sorted((level.place, time.place))
            between = scene.skeleton[low + 1 : high]
            if _belongs(between, scene.after(time), to_the_right=level is right):
                precedence.date_of(level, time)
                if level is left and "都" in between:
                    _date_all(levels, time)
                break


def _belongs(between: str, after: str, *, to_the_right: bool) -> bool:
    """Tell whether the words between a date and a level join the two."""
    if to_the_right:
        return bool(_TO_RIGHT.match(between) or _LOOSELY.match(between))
    elsewhere = events.happened(between) in {"other", "begun"} and events.happened(after) not in {
        "obtained",
        "obtained then",
    }
    return bool(_TO_LEFT.match(between)) and not elsewhere


_DIRECTLY = re.compile(r"^(?:拿|考|评|发|领|取得|批)(?:的|到的|下来的)[STQA]")


def _date_all(levels: list[Mention], time: Mention) -> None:
    """助工和技师都是2021年的: one date for all of them."""
    for level in levels:
        if level.place < time.place and level.dated_by is None:
            level.dated_by = time


def _nearest(time: Mention, levels: list[Mention], direction: int) -> Mention | None:
    side = [level for level in levels if (level.place - time.place) * direction > 0]
    return min(side, key=lambda level: abs(level.place - time.place), default=None)


def _across(time: Mention, scene: Scene) -> None:
    """Attach a date to a level of another clause: the last one said before it, else the next."""
    clause = scene.clauses[time.clause]
    levels = [
        mention
        for mention in scene.mentions
        if mention.kind in LEVELS and mention.status in {"asserted", "negated"} and mention.dated_by is None
    ]
    earlier = [level for level in levels if level.clause < time.clause]
    if re.search(r"W|评的|评上|聘", clause.text) and not re.search(r"K|证", clause.text):
        earlier = [level for level in earlier if level.kind in "TA"] or earlier
    if re.search(r"技能|K", clause.text):
        earlier = [level for level in earlier if level.kind in "SA"] or earlier
    inside = [mention for mention in clause.mentions if mention.kind in LEVELS]
    aimed = inside and all(mention.status in {"target", "generic", "negated"} for mention in inside)
    if aimed and not _OF_A_CERTIFICATE.search(clause.text):
        time.role = "aim"
        return
    if not levels and any(
        mention.kind in "CPHNM" and mention.clause in {time.clause - 1, time.clause} for mention in scene.mentions
    ):
        time.role = "award"
        return
    if earlier and not any(
        level.kind in LEVELS and level.status == "asserted"
        for level in clause.mentions
        if level.place < time.place and level.dated_by is None
    ):
        precedence.date_of(earlier[-1], time)
        return
    if any(
        mention.kind in LEVELS and mention.status == "asserted"
        for mention in scene.mentions
        if mention.clause <= time.clause
    ):
        time.role = "superfluous"
    if any(level.kind in LEVELS and level.dated_by and level.clause == time.clause + 1 for level in scene.mentions):
        time.role = "superfluous"
        return
    later = [level for level in levels if level.clause == time.clause + 1 and not scene.clauses[level.clause].question]
    if not later and not earlier:
        later = _after_an_aside(time, levels, scene)
    if later and not [level for level in levels if level.clause == time.clause]:
        between = scene.skeleton[time.place + 1 : later[0].place]
        if len(between) <= 8 or _ASIDE.search(between):
            precedence.date_of(later[0], time)


_ASIDE = re.compile(
    r"^[^STQAECPHUDY]{0,6},[^STQAECPHUDY]{0,12}(?:忘|记不|不记得|不清楚|没印象|想不起)[^STQAECPHUDY]{0,6},[^STQAECPHUDY]{0,14}$"
)


def _after_an_aside(time: Mention, levels: list[Mention], scene: Scene) -> list[Mention]:
    """2019到2020之间,哪天忘了,那时考到了技师: the aside between the date and the level counts for nothing."""
    after = [level for level in levels if level.clause == time.clause + 2 and level.status == "asserted"]
    return [level for level in after if not scene.clauses[level.clause].question]
