"""Which of several dates told of one certificate counts."""

from __future__ import annotations

import itertools
import re
from datetime import date
from typing import TYPE_CHECKING

from bot.understanding.attachment import events
from bot.understanding.lexicon import grammar
from bot.understanding.skeleton.scene import TIMES
from bot.understanding.temporal.intervals import Interval

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Clause, Mention, Scene
    from bot.understanding.temporal.told_time import Time


def since_the_first(scene: Scene) -> None:
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


def settle(scene: Scene) -> None:
    """Of several dates told of one certificate the one on paper counts, then the one in hand, then the examination."""
    levels = [mention for mention in scene.of_kind("STQ") if not scene.clauses[mention.clause].hypothetical]
    told = [
        mention
        for mention in scene.of_kind("D")
        if mention.role in {"certificate", "superfluous"} or any(level.dated_by is mention for level in levels)
    ]
    several = {(level.kind, str(level.value)) for level in (*levels, *scene.of_kind("A"))}
    if len(several) > 1 or not told:
        for mention in told:
            mention.role = "superfluous" if levels and mention.role == "certificate" else mention.role
        return
    exact = [mention for mention in told if mention.time is None or mention.time.form != "recent"]
    ranked = [(_rank(mention, scene), mention) for mention in exact or told]
    best = max(rank for rank, _ in ranked)
    chosen = [mention for rank, mention in ranked if rank == best]
    level = levels[-1] if levels else None
    if level is None:
        for mention in told if len(chosen) == 1 else ():
            mention.role = mention.role if mention is chosen[0] else "superfluous"
        for length in scene.of_kind("U"):
            if length.role == "certificate" and _same_time(length, chosen):
                length.role = "superfluous"
        return
    before = level.dated_by
    if before is not None and (before in chosen or not _same_time(before, chosen)):
        chosen = [before] if before.kind != "D" or before in chosen else chosen
    for mention in told:
        mention.role = "superfluous"
    if len(chosen) == 1:
        date_of(level, chosen[0])


def _same_time(length: Mention, days: list[Mention]) -> bool:
    """拿了三年了，2023年3月的: the day of the calendar says more exactly what the length says."""
    one, other = length.time, days[0].time if len(days) == 1 else None
    if length.kind == "D" or one is None or other is None or one.span is None or other.span is None:
        return False
    return one.span.earliest <= other.span.latest and other.span.earliest <= one.span.latest


def _rank(mention: Mention, scene: Scene) -> int:
    own = re.split("[DUYZ]", scene.after(mention))[0]
    before = re.split("[DUYZ]", scene.before(mention))[-1]
    return 0 if events.afterwards(before + own) else events.rank(own) or events.rank(before)


_LOOKED = re.compile(
    r"(?:翻|查|看|核|找|对)(?:了|着|出)?(?:一?下|一眼|了|出来)?(?:我?的?(?:K|X|证|本|手机|照片|相册|档案|原件|文件))"
)
_SAID_AGAIN = re.compile(r"^(?:[,的是嗯啊呃对就应该]|准确|具体|说|确切)*$")


def looked_up(scene: Scene) -> None:
    """技师是6月，我翻了下证，是7月: what the paper says counts; of 二二年二二年三月 what is said more exactly."""
    days = [mention for mention in scene.of_kind("D") if mention.time is not None and mention.time.span is not None]
    levels = {(level.kind, str(level.value)) for level in scene.of_kind("STQA")}
    for first, second in itertools.pairwise(days):
        between = scene.skeleton[first.place + 1 : second.place]
        again = _SAID_AGAIN.match(between) and _is_part(second.time, first.time)
        if again or (len(levels) <= 1 and _LOOKED.search(between) and not re.search("[STQ]", between)):
            first.status, first.role = "dropped", ""


def _is_part(inner: Time | None, outer: Time | None) -> bool:
    one, other = inner and inner.span, outer and outer.span
    return bool(one and other and one != other and other.earliest <= one.earliest and one.latest <= other.latest)


def more_exactly(scene: Scene) -> None:
    """没满三年,才两年多: the second length says more."""
    lengths = [mention for mention in scene.mentions if mention.kind == "U" and mention.status == "asserted"]
    for first, second in itertools.pairwise(lengths):
        vague = first.time is not None and first.time.form in {"unmet", "under"} and second.role != "gap"
        exact = second.time is not None and second.time.form not in {"unmet", "under"}
        tenure = _TENURE.search(scene.before(second))
        if tenure and second.clause != first.clause:
            continue
        if vague and exact and second.clause == first.clause + 1 and second.role in {"certificate", "none"}:
            second.role, first.status, first.role = first.role, "dropped", ""
        elif second.clause == first.clause + 1 and first.role == second.role == "certificate":
            _both(first, second)
        elif second.place == first.place + 1 and {first.role, second.role} <= {"certificate", "none", "superfluous"}:
            second.role = "certificate" if "certificate" in {first.role, second.role} else second.role
            _both(first, second)


_TENURE = re.compile(r"工龄|[干做]了?$|工作|年纪|年龄|入行|上班|社保|进厂|从事|入职|合同|这行|这一行|一线|E")
"""不到三年，工龄倒有十六七年了: the second length is that of something else."""


def _both(first: Mention, second: Mention) -> None:
    """快五年了,反正没到五年: both hold at once."""
    one, other = first.time, second.time
    if one is None or other is None or one.span is None or other.span is None:
        return
    span = Interval(max(one.span.earliest, other.span.earliest), min(one.span.latest, other.span.latest))
    if span.earliest <= span.latest and {one.form, other.form} & {"near", "under", "unmet", "above"}:
        other.span, first.status, first.role = span, "dropped", ""


def _says_more(vague: Mention, other: Mention) -> bool:
    """今年是第四个年头 tells a length; 今年 then only says until when."""
    return other.kind == "U" if vague.time is not None and vague.time.form == "this year" else other.kind in TIMES


def drop_recent(clause: Clause) -> None:
    """上个月刚发证: the exact date says more than 刚."""
    times = [mention for mention in clause.mentions if mention.kind in TIMES and mention.status == "asserted"]
    for mention in times:
        vague = mention.time is not None and mention.time.form in {"recent", "this year"}
        if vague and any(other is not mention and _says_more(mention, other) for other in times):
            mention.status, mention.role = "dropped", ""


_BEFORE_THAT = re.compile(r"(?:之前|以前|原来|原先|先前|此前|再往前|前面)[^,]{0,4}$")
_SERVED = re.compile(r"(?:当|做|干|熬|待)(?:了|过|满|够)?$")
_HELD_BEFORE_THAT = re.compile(
    rf"^(?:在?那?之前|以前|原来|原先|先前|此前)(?:的|我|是)*{grammar.LEVEL}(?:证)?(?:我|就|也|都|已经|一共)*(?:拿|持|揣)(?:了|过|满|够)?$"
)
"""高级技师刚满一年，之前技师拿了六年."""
_ROSE = re.compile(
    rf"^(?:的?{grammar.LEVEL}(?:证)?)?(?:以?后|之后)?(?:,|我|就|才|又|再|然后|后来|接着|D|去|单位|给)*(?:升|晋|转|考|评|提|聘)(?:的|了|到|上|成|为|任|级)*{grammar.LEVEL}"
)


def is_tenure_before(length: Mention, scene: Scene) -> bool:
    """之前技师当了四年, 技师干了四年才升高级技师: how long a level was the highest, and not when it was got."""
    before = scene.before(length)
    if _HELD_BEFORE_THAT.search(before):
        return any(other.kind in "ST" and other.place < scene.clauses[length.clause].start for other in scene.mentions)
    served = re.search(rf"{grammar.LEVEL}(?:证)?(?:我|就|也|都|已经|一共)*{_SERVED.pattern}", before)
    alone = _SERVED.search(before) and re.match(rf"^的?{grammar.LEVEL}", scene.after(length))
    if not (served or alone):
        return False
    following = scene.skeleton[length.place + 1 : length.place + 1 + 24]
    return bool(
        _BEFORE_THAT.search(
            re.sub(rf"(?:{grammar.LEVEL}(?:证)?(?:我|就|也|都|已经|一共)*)?{_SERVED.pattern}", "", before)
        )
        or _ROSE.match(following)
    )


def date_of(level: Mention, time: Mention) -> None:
    """Let a time be that of a level."""
    level.dated_by = time
    time.role = "attached"
