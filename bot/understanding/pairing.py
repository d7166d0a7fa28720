"""Which date belongs to which level."""

from __future__ import annotations

import itertools
import re
from datetime import date
from typing import TYPE_CHECKING

from bot.understanding import events, grammar
from bot.understanding.intervals import Interval
from bot.understanding.scene import LEVELS, TIMES

if TYPE_CHECKING:
    from bot.understanding.scene import Clause, Mention, Scene

_OF_A_CERTIFICATE = re.compile(
    r"(?:拿|发|领|考|取得)(?:到|了|的)?K|K(?:是|在|拿|发)*[DU]|[DU][^,]{0,4}(?:拿|发|考)(?:的|了|到)"
)
_TO_RIGHT = re.compile(
    rf"^(?:年|份|那会儿?|那阵|前|以前|之前|的时候|那年|那时|开始|起)*(?:,)?(?:我)?(?:就|才|又|也|刚|新|已经|再|都|终于|先|如果|要是|能|我?把|D| )*(?:在E|单位|公司|E)?(?:{grammar.OBTAIN}|当|成为|做|干|持有|持|有|报考)?(?:了|到|上|过|下|成|为|取|的|我|是|系|有|证| )*(?:的)?(?:那|这)?(?:个|本|张|一个|次|回|老|国家)?K?(?:才)?(?:是|系)?(?:[\u4e00-\u9fff]{{1,6}}(?:工|员|专业|工种))?$",
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
        _drop_recent(clause)
    _more_exactly(scene)
    _in_turn(scene)
    for clause in scene.clauses:
        _pair(clause, scene)
    for mention in scene.mentions:
        if mention.kind in TIMES and mention.status == "asserted" and mention.role == "certificate":
            _across(mention, scene)
    _settle(scene)
    _since_the_first(scene)


def _since_the_first(scene: Scene) -> None:
    """技术员 2016, 助工 2019: both are of the junior level, which is held since the first."""
    first: dict[tuple[str, object], Mention] = {}
    for mention in scene.of_kind("STQ"):
        known = first.setdefault((mention.kind, mention.value), mention)
        if known is mention or not _dated(known) or not _dated(mention):
            continue
        if known.text == mention.text:
            if _within(mention, known):
                known.dated_by = mention.dated_by
            continue
        earliest = min((known, mention), key=_begins)
        known.dated_by = mention.dated_by = earliest.dated_by


def _dated(mention: Mention) -> bool:
    return mention.dated_by is not None and mention.dated_by.time is not None and mention.dated_by.time.span is not None


def _within(inner: Mention, outer: Mention) -> bool:
    """Tell whether the day of the one says more exactly the day of the other."""
    first, second = (
        other.dated_by.time.span if other.dated_by and other.dated_by.time else None for other in (inner, outer)
    )
    return bool(first and second and second.earliest <= first.earliest and first.latest <= second.latest)


def _begins(mention: Mention) -> date:
    time = mention.dated_by.time if mention.dated_by else None
    return time.span.earliest if time and time.span else date.max


def _settle(scene: Scene) -> None:
    """Of several dates told of one certificate the one on paper counts, then the one in hand, then the examination."""
    levels = [mention for mention in scene.of_kind("STQ") if not scene.clauses[mention.clause].hypothetical]
    told = [
        mention
        for mention in scene.of_kind("D")
        if mention.role in {"certificate", "superfluous"} or any(level.dated_by is mention for level in levels)
    ]
    if len({(level.kind, level.value) for level in levels}) > 1 or not told:
        for mention in told:
            mention.role = "superfluous" if levels and mention.role == "certificate" else mention.role
        return
    ranked = [(_rank(mention, scene), mention) for mention in told]
    best = max(rank for rank, _ in ranked)
    chosen = [mention for rank, mention in ranked if rank == best]
    level = levels[-1] if levels else None
    if level is None:
        for mention in told if len(chosen) == 1 else ():
            mention.role = mention.role if mention is chosen[0] else "superfluous"
        return
    before = level.dated_by
    if before is not None and (before.kind != "D" or before in chosen):
        chosen = [before]
    for mention in told:
        mention.role = "superfluous"
    if len(chosen) == 1:
        _date(level, chosen[0])


def _rank(mention: Mention, scene: Scene) -> int:
    own = re.split("[DUYZ]", scene.after(mention))[0]
    return events.rank(own) or events.rank(re.split("[DUYZ]", scene.before(mention))[-1])


def _more_exactly(scene: Scene) -> None:
    """没满三年,才两年多: the second length says more."""
    lengths = [mention for mention in scene.mentions if mention.kind == "U" and mention.status == "asserted"]
    for first, second in itertools.pairwise(lengths):
        vague = first.time is not None and first.time.form in {"unmet", "under"} and second.role != "gap"
        exact = second.time is not None and second.time.form not in {"unmet", "under"}
        if vague and exact and second.clause == first.clause + 1 and second.role in {"certificate", "none"}:
            second.role, first.status, first.role = first.role, "dropped", ""
        elif second.clause == first.clause + 1 and first.role == second.role == "certificate":
            _both(first, second)


def _both(first: Mention, second: Mention) -> None:
    """快五年了,反正没到五年: both hold at once."""
    one, other = first.time, second.time
    if one is None or other is None or one.span is None or other.span is None:
        return
    span = Interval(max(one.span.earliest, other.span.earliest), min(one.span.latest, other.span.latest))
    if span.earliest <= span.latest and {one.form, other.form} & {"near", "under", "unmet", "above"}:
        other.span, first.status, first.role = span, "dropped", ""


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
            _date(level, dates[number if pattern is _IN_TURN else 0])


def _says_more(vague: Mention, other: Mention) -> bool:
    """今年是第四个年头 tells a length; 今年 then only says until when."""
    return other.kind == "U" if vague.time is not None and vague.time.form == "this year" else other.kind in TIMES


def _drop_recent(clause: Clause) -> None:
    """上个月刚发证: the exact date says more than 刚."""
    times = [mention for mention in clause.mentions if mention.kind in TIMES and mention.status == "asserted"]
    for mention in times:
        vague = mention.time is not None and mention.time.form in {"recent", "this year"}
        if vague and any(other is not mention and _says_more(mention, other) for other in times):
            mention.status, mention.role = "dropped", ""


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
                _date(level, time)
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


def _date(level: Mention, time: Mention) -> None:
    level.dated_by = time
    time.role = "attached"


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
        _date(earlier[-1], time)
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
            _date(later[0], time)


_ASIDE = re.compile(
    r"^[^STQAECPHUDY]{0,6},[^STQAECPHUDY]{0,12}(?:忘|记不|不记得|不清楚|没印象|想不起)[^STQAECPHUDY]{0,6},[^STQAECPHUDY]{0,14}$"
)


def _after_an_aside(time: Mention, levels: list[Mention], scene: Scene) -> list[Mention]:
    """2019到2020之间,哪天忘了,那时考到了技师: the aside between the date and the level counts for nothing."""
    after = [level for level in levels if level.clause == time.clause + 2 and level.status == "asserted"]
    return [level for level in after if not scene.clauses[level.clause].question]
