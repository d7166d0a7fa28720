"""Where a day was asked for, the only time against which nothing speaks is the answer, whatever is told around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.attachment import events
from bot.understanding.skeleton.scene import LEVELS, TIMES

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Mention, Scene

UNDECIDED = ""
"""The role of a time for which no words beside it speak."""
_SINCE = "guangzhou_enterprise_since"
_CUT = re.compile(r"[DUYZF]")
_AND_THEN = re.compile(r"然后|另外|还有|接着|那个我|后来|现在")
_SAME_TIME = re.compile(r"^.*(?:同一?[年时]|同Z|那一?年|那会儿?|那阵|的时候)(?:的|是|,|就是)*$")
_THINKING = re.compile(r"(?:让|容)?我?(?:再)?(?:想一?想|想一下|看一?看|算一?算|查一?查)(?:看|哈|先)?")
_NEVER = re.compile(
    r"没(?!.?记错|错|多久|几)|(?<!差)不(?!太?(?:确定|清|记得)|知不觉|久)|未|冇|[吗?]|打算|准备|计划|(?<!想)想(?!想|起|不)|希望|如果|要是|有效|到期|岁"
)
_NOT_OF_A_CERTIFICATE = re.compile(r"工龄|[干做]了?$|工作|上的?班|年纪|今年$|进的?厂|入职|入行|转正")
_NOT_OF_WORK = re.compile(
    r"[STQAWK]|考|评|实习|见习|试用|读|念|上学|求学|大学|大专|技校|中专|以前|之前|原来|先前|外地|老家"
)
_NOT_COUNTED = re.compile(
    r"(?:算上|加上|连同?|包括|含|带上)(?:了)?(?:实习|见习|试用)期?(?:的话|一起|在内|算|也算)*|(?:不算|除开|除去|不含|不包括|扣除|扣掉|刨去|刨掉|抛开|减去)(?:实习|见习|试用)期?(?:的话)?|(?:实习|见习|试用)期?(?:那段)?(?:都|也)?(?:不算|除外|不含|扣掉|不计|不要)(?:的话|进去|在内)?"
)
"""不算实习的话去年7月."""
_THAT_YEAR = re.compile(r"那一?年(?:就|应该|好像|大概)*(?:是|系)?$")
_FORMALLY = re.compile(
    r"合同|转正|正式|入职|报到|报道|到岗|上岗|社保|进厂|进的|签|开始|加入|录用|编制|先(?!前)|最早|一毕业"
)


def take(scene: Scene) -> None:
    """Give the role that was asked for to the one undecided time that can have it; decide all others."""
    asked = scene.asking or ""
    wanted = "since" if asked == _SINCE else "certificate" if "." in asked or _one_level(scene) else None
    undecided = [mention for mention in scene.of_kind(TIMES) if mention.role == UNDECIDED]
    if wanted:
        exact = [mention for mention in undecided if not mention.time or mention.time.form != "recent"]
        _choose(exact or undecided, scene, wanted)
    for mention in undecided:
        mention.role = mention.role or "none"


_LISTS = {"skill_levels", "titles", "qualifications"}


def _one_level(scene: Scene) -> bool:
    """Tell whether the message tells of one level only, whose day was not said."""
    levels = [mention for mention in scene.mentions if mention.kind in LEVELS and mention.status != "dropped"]
    held = [mention for mention in levels if mention.status == "asserted"]
    return len(held) == 1 and held[0].dated_by is None and (scene.asking in {None, *_LISTS})


def _least(asked: str) -> int:
    """Return how much must speak for a day that was not asked for."""
    return 1 if "." in asked or asked in _LISTS else 3


def _choose(undecided: list[Mention], scene: Scene, wanted: str) -> None:
    decided = any(mention.role == wanted for mention in scene.of_kind(TIMES))
    weighed = [(_weight(mention, scene, wanted), mention) for mention in undecided if _possible(mention, scene, wanted)]
    best = max((weight for weight, _ in weighed), default=0)
    chosen = [mention for weight, mention in weighed if weight == best]
    if wanted == "certificate" and best < _least(scene.asking or ""):
        return
    if len({str(mention.time.span) for mention in chosen if mention.time}) == 1 and (
        not decided or (wanted == "certificate" and best > 1)
    ):
        for mention in chosen:
            mention.role = wanted


def _possible(mention: Mention, scene: Scene, wanted: str) -> bool:
    """Tell whether nothing that is told beside the time says that it is that of something else."""
    clause = scene.clauses[mention.clause]
    if mention.time is None or mention.time.span is None or clause.question or clause.hypothetical:
        return False
    before = _SAME_TIME.sub("", _THINKING.sub("", _CUT.split(scene.before(mention))[-1]))
    after = _AND_THEN.split(_THINKING.sub("", _CUT.split(scene.after(mention))[0]))[0]
    beside = _NOT_COUNTED.sub("", f"{before}|{after}")
    if _NEVER.search(beside):
        return False
    if wanted == "since":
        return not _NOT_OF_WORK.search(beside)
    elsewhere = events.happened(before) or events.happened(after) in {"other", "begun"}
    others = any(other.kind in LEVELS for other in clause.mentions)
    return not (elsewhere or others or _NOT_OF_A_CERTIFICATE.search(before) or _NOT_OF_A_CERTIFICATE.search(after))


def _weight(mention: Mention, scene: Scene, wanted: str) -> int:
    """Return how much speaks for a time."""
    beside = _CUT.split(scene.before(mention))[-1] + "|" + _CUT.split(scene.after(mention))[0]
    if wanted == "since":
        return 1 + bool(_FORMALLY.search(beside))
    return 3 if _THAT_YEAR.search(beside.split("|")[0]) else 1 + events.rank(beside)
