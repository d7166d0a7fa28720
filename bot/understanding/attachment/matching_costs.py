"""What it costs to let a date be that of a level: little where the words join the two, much where they do not."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from bot.understanding.attachment import events
from bot.understanding.attachment import matching_signs as signs
from bot.understanding.lexicon import grammar
from bot.understanding.skeleton.scene import LEVELS

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Mention, Scene

IMPOSSIBLE = math.inf
UNUSED = 3.5
"""A date that is that of no level: dearer than any pair that words support."""
MARGIN = 0.6
"""So much cheaper than the next best must a pair be; a wrong date is worse than none."""
MIXED = 0.8
"""People keep one order in a message: 2018年高级工,2020年技师 or 高级工2018年,技师2020年."""
UNLIKE_THE_FIRST = 0.4
"""Whoever begins with a level goes on level by level, whoever begins with a date date by date: for each pair."""
_JOINED = -0.4
_OTHER_PAPER = 2.0
_BREATH, _ACROSS_BREATH, _ACROSS_STOP, _FARTHER, _FARTHEST = 0.1, 0.5, 1.2, 0.2, 1.2
_LEVEL_BETWEEN, _DATE_BETWEEN = 1.5, 0.4
_AHEAD, _AHEAD_WITH_WORDS = 1.0, 2.0
_NEAR = 8
"""So many characters may stand between a date and the level of the next clause."""
_WORDS_BETWEEN = 0.5
_MERIT, _DENIED = 0.3, 1.0
TO_RIGHT = re.compile(
    rf"^(?:年|份|那会儿?|那阵|前|以前|之前|的时候|那年|那时|开始|起)*(?:,)?(?:我)?(?:就|才|又|也|刚|新|已经|再|都|终于|先|如果|要是|能|我?把|D| )*(?:在E|单位|公司|厂里|厂|上面|上头|人事|E|给|我|咱)*(?:{grammar.OBTAIN}|当|成为|做|干|持有|持|有|报考)?(?:了|到|上|过|下|成|为|取|的|我|是|系|有|证| )*(?:的)?(?:那|这)?(?:个|本|张|一个|次|回|老|国家)?K?(?:才)?(?:是|系)?(?:[\u4e00-\u9fff]{{1,6}}(?:工|员|专业|工种))?$",
)
_HINDERED = r"(?!.*(?:没|未|不|别|冇|可以|(?<![技职总才])能|想|打算|准备|报|申请|申报|备考|复习|教|帮|叫|让|听|如果|要是|假如|之前|以前|[CPHO]))"
_LOOSELY = re.compile(
    rf"^{_HINDERED}[^,STQADUYZF]{{0,12}}?(?:(?:{grammar.OBTAIN})(?:了|到|上|过|下来|下|成|为|取|出来|出|完|的|得|我|一|个|本|张|那|这|老|国家|证|K|书|是|级)+|"
    rf"(?:补考?了?个|取得|获得|考取|成为|当上|评上|评为|拿到|考到|升)|把)$"
)
"""Any words may stand between, as long as a certificate comes in the end: 2021年咬咬牙考下来的技师."""
_TO_LEFT = re.compile(r"^[^,STQAECPH]{0,12}$")
_GOT = re.compile(rf"^的$|(?:{grammar.OBTAIN})(?:了|到|上|下来?|的|过|出来?|K)*$")
_IS = re.compile(r"^(?:证|K)?(?:就|也|都)?(?:是|在|系)$")
_GOT_AFTER = re.compile(
    rf"^(?:才|就|又|刚|都|那年|年底|年初|单位|给|我)*(?:{grammar.OBTAIN})(?!(?:{grammar.OBTAIN}|了|到|上|下来|下|的|过|出来|个|本|K|证){{0,6}}{grammar.LEVEL})"
)
_ASIDE = re.compile(
    r"^[^STQAECPHUDY]{0,6},[^STQAECPHUDY]{0,12}(?:忘|记不|不记得|不清楚|没印象|想不起)[^STQAECPHUDY]{0,6},[^STQAECPHUDY]{0,14}$"
)
"""2019到2020之间,哪天忘了,那时考到了技师: the aside between the date and the level counts for nothing."""
_GRANTED = re.compile(
    r"^[^STQAECPHUDY,]{0,8}(?:认定|评定|评审|鉴定|统考|考试|组织)[^STQAECPHUDY,]{0,4},[^STQAECPHUDY,]{0,6}$"
)
"""前年公司自主认定,又给了我技师: how it was granted stands between."""
_LISTED = re.compile(
    rf"^(?:证|K)?(?:(?:和|跟|与|、|同|及|以及|还有)(?:一?[个本张])?{grammar.LEVEL}(?:证|K)?)+(?=[^DU]*,)"
)
"""高级工和技师,2018年: neither is nearer to the day."""
_ONLY_TOLD_AGAIN = re.compile(rf"(?:{grammar.OBTAIN})(?:了|到|上|下来?|完|过)?$")
_AFTER_THAT = re.compile(r"^(?:证)?(?:以后|之后|后|那年|的时候|时)")


def of_pair(time: Mention, level: Mention, scene: Scene) -> float:
    """Return the cost of letting *time* be that of *level*."""
    if level.kind not in LEVELS:
        return _of_merit(time, level, scene)
    low, high = sorted((time.place, level.place))
    if time.clause == level.clause:
        return _within(time, level, scene)
    if signs.dictated(scene) and high - low < signs.LOOK:
        between = scene.skeleton[low + 1 : high].replace(",", "")
        spoken = (
            _date_first(between)
            if time.place < level.place
            else _level_first(between, signs.following(time, scene), scene.before(level))
        )
        if spoken < IMPOSSIBLE:
            return spoken + _BREATH
    if level.status not in {"asserted", "negated"} or signs.is_aimed(time, scene):
        return IMPOSSIBLE
    return _ahead(time, level, scene) if time.place < level.place else _behind(time, level, scene)


def _within(time: Mention, level: Mention, scene: Scene) -> float:
    """Return the cost inside one clause."""
    if time.place < level.place:
        comes = signs.COMES.match(signs.following(time, scene))
        cost = _date_first(scene.skeleton[time.place + 1 : level.place])
        return min(cost, _JOINED) if comes and not _level_between(time, level, scene) else cost
    return _level_first(scene.skeleton[level.place + 1 : time.place], signs.following(time, scene), scene.before(level))


def _level_between(time: Mention, level: Mention, scene: Scene) -> bool:
    return any(letter in LEVELS for letter in scene.skeleton[time.place + 1 : level.place])


def _date_first(between: str) -> float:
    """Return the cost of 2021年拿的技师 by the words between."""
    if not (TO_RIGHT.match(between) or _LOOSELY.match(between)):
        return IMPOSSIBLE
    return (_JOINED if _GOT.search(between) else 0.0) + _DATE_BETWEEN * between.count("D")


def _level_first(between: str, after: str, before: str) -> float:
    """Return the cost of 技师是2021年拿的 by the words between, and those before and after."""
    elsewhere = events.happened(between) in {"other", "begun"} and events.happened(after) not in {
        "obtained",
        "obtained then",
    }
    if not _TO_LEFT.match(between) or elsewhere:
        return IMPOSSIBLE
    cost = _JOINED if _GOT_AFTER.match(after) or _IS.match(between) else 0.0
    cost += _WORDS_BETWEEN * (len(between) > 1 and not _GOT.search(between))
    return cost + _OTHER_PAPER * bool(_ONLY_TOLD_AGAIN.search(before) and _AFTER_THAT.match(between))


def _behind(time: Mention, level: Mention, scene: Scene) -> float:
    """Return the cost of a level told in an earlier clause: 高级工,证是2019年的."""
    between = scene.skeleton[level.place + 1 : time.place]
    cost = _stop(scene) + min(_FARTHER * (time.clause - level.clause - 1), _FARTHEST)
    cost += _LEVEL_BETWEEN * sum(letter in LEVELS for letter in _LISTED.sub("", between))
    cost += _DATE_BETWEEN * sum(letter in "DU" for letter in between)
    cost += _DENIED * (level.status == "negated")
    return cost + _OTHER_PAPER * signs.is_of_another_kind(level, time, scene)


def _ahead(time: Mention, level: Mention, scene: Scene) -> float:
    """Return the cost of a level told in the next clause: 2019年,考到了技师."""
    between = scene.skeleton[time.place + 1 : level.place]
    clause = scene.clauses[level.clause]
    aside = level.clause == time.clause + 2 and level.status == "asserted" and _ASIDE.search(between)
    if clause.question or not (aside or level.clause == time.clause + 1):
        return IMPOSSIBLE
    near = len(between) <= _NEAR or _ASIDE.search(between) or (len(between) <= 2 * _NEAR and _GRANTED.match(between))
    if not aside and not near:
        return IMPOSSIBLE
    own = scene.clauses[time.clause].mentions
    inside = sum(other.kind in LEVELS for other in own)
    return (_AHEAD if between == "," else _AHEAD_WITH_WORDS) + _LEVEL_BETWEEN * inside


def _of_merit(time: Mention, merit: Mention, scene: Scene) -> float:
    """Return the cost of a day that is that of an award: 一九年技师二三年得了五一劳动奖章."""
    if time.place > merit.place:
        return IMPOSSIBLE
    between = scene.skeleton[time.place + 1 : merit.place].replace(",", "" if signs.dictated(scene) else ",")
    return _MERIT if re.match(r"^[^,STQAEUD]{0,6}$", between) else IMPOSSIBLE


def _stop(scene: Scene) -> float:
    return _ACROSS_BREATH if signs.dictated(scene) else _ACROSS_STOP
