"""Self-repair: "技师，不对，高级技师", "三年…哦不四年", "不是广汽，是广汽丰田"."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from bot.understanding.lexicon import grammar

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Mention, Scene

_FAMILIES = ("STQA", "DUY", "E", "C", "P", "H", "R")
_LONGEST_GAP = 14
_OH = re.compile(r"^(?:证书?)?,*(?:噢|哦|啊|哎|诶|哎呀|哎哟|喔)+,?(?:是|应该是|应该)?$")
_ER = re.compile(
    r"^(?:年|月)?(?:[考拿评发领批升]?(?:的|到|上|了)*)?,?(?:呃|额|嗯|哎|诶|啊)+,(?:是|应该是)?$|^[^,DUY]{0,6},呀不(?:是|对),(?:是|应该是)?$"
)
"""高级工是前年拿的，呃，大前年8月: a day said anew after a pause takes the place of the one before."""
_LEFT_OUT = re.compile(
    r"^(?:证书?)?,?(?:刚才|前面|我)*(?:少|漏|掉|多)(?:打|写|说|输|敲|填|了)*(?:了)?(?:俩|两|一|几|点)?(?:个)?字|^(?:证书?)?,?(?:打|写|说|输|敲)(?:少|漏)了?"
)
_OF_LEVELS = re.compile(r"[STQA][^STQA]*(?:不对|不是|说错|错了|应该)[^STQA]*[STQA]")
"""2022年的，职称是工程师不对是助理工程师: the level is taken back, not the day before it."""
_OF_DAYS = re.compile(r"[DUY][^DUY]*(?:不对|不是|说错|错了|记错|应该|不)[^DUY]*[DUY](?:年)?[^DUY]*[的,]")
"""高级工是2014,不对,2013年拿的,技师2018: the day is taken back, not the level before it."""
_TAKEN_FOR = re.compile(r"(?:讲|说|写|打|填|记|当|听|选|看|搞|弄|认|报)(?:错)?(?:成|作|为)了?$")
"""区属，刚才口误讲成市属: what comes second is the slip."""


def apply(scene: Scene) -> bool:
    """Drop what the speaker takes back; tell whether he corrects anything."""
    for family in _FAMILIES:
        same = [mention for mention in scene.mentions if mention.kind in family]
        for first, second in itertools.pairwise(same):
            gap = scene.skeleton[first.place + 1 : second.place]
            if (
                len(gap) <= _LONGEST_GAP
                and (
                    grammar.REPAIR.search(gap)
                    or _OH.match(gap)
                    or (family == "DUY" and _ER.match(gap))
                    or _LEFT_OUT.match(scene.skeleton[second.place + 1 :][:_LONGEST_GAP])
                )
                and second.status != "negated"
                and not _TAKEN_FOR.search(gap)
                and not (family == "DUY" and (_OF_LEVELS.search(gap) or _mends_another(gap, "STQA")))
                and not (family == "STQA" and (_OF_DAYS.search(gap) or _mends_another(gap, "DUY")))
            ):
                first.status = "dropped"
            elif len(gap) <= _LONGEST_GAP and _TAKEN_FOR.search(gap):
                second.status = "negated"
    for mention in scene.of_kind("P"):
        _drop_denied_prize(mention, scene)
    _far_more(scene)
    for mention in scene.mentions:
        if mention.kind in "DUY" and re.search(r"(?<![呃哦啊额噢诶不])(?:不是|并非)$", scene.before(mention, 5)):
            mention.status = "dropped"
    return bool(grammar.CORRECTION.search(scene.skeleton))


def _mends_another(gap: str, family: str) -> bool:
    """助工2019……等下,2018年评的,技师才是…: the day is taken back, for another follows at once, not the level."""
    parts = re.split(f"[{family}]", gap)[1:-1]
    return any(grammar.REPAIR.search(part) or _OH.match(part) for part in parts)


_NOT_THAT = re.compile(r"^[^P]{0,10}不是(?P<metal>[金银铜])(?:牌|奖)?,?(?:是|系)P")


def _drop_denied_prize(prize: Mention, scene: Scene) -> None:
    """金牌，呃，不是金，是银: what is denied by half a word is taken back."""
    denied = _NOT_THAT.search(scene.skeleton[prize.place + 1 :])
    if denied and denied["metal"] in prize.text:
        prize.status = "dropped"


_FAR_MORE = re.compile(r"(?:哪里?|何|岂)(?:才|是)?(?:止|只)(?:是)?$")


def _far_more(scene: Scene) -> None:
    """哪止七年，是十七年: the first is what somebody else said."""
    for mention in scene.of_kind("U"):
        if _FAR_MORE.search(scene.before(mention, 6)):
            mention.status = "dropped"
