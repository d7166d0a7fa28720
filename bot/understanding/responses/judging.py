"""Answers that no rule knows: what the model is sure of becomes the fact that was asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.answering import disclaimers
from bot.understanding.attachment import events
from bot.understanding.responses import features, store
from bot.understanding.short_answers import assent, evidence, yes_no
from bot.understanding.short_answers.assent import BOOLEANS, EMPTY_ON_NO

if TYPE_CHECKING:
    from bot.understanding.reading import Reading
    from bot.understanding.skeleton.scene import Scene

SURE = 0.95
"""From this probability on an answer counts; below it, it is asked again."""

_QUITE_SURE, _SURER_STILL = 0.97, 0.98
_LONGEST, _AS_SHORT_AS_A_YES = 60, 6
_BREAK = re.compile(r"中间|中途|当中|期间|有段|一段|段时间|断断续续|偶尔|有时|断过|停过|歇过|离开过")
_TIMES = "DUYZ"
_NOT_ONE_DAY = re.compile(r"[一半][天日]|一分钟|一刻")
_FOR_YOU_TO_SAY = re.compile(
    r"[你您]们?(?:自己|来|帮我|给)*(?:看|说|讲|判断|定|评|算|掂量)(?:着办|一下|看|下|算不算)?(?:吧|呢|呗|咯)[,。!?~ ]*$"
)
"""证是烹调的，人在修车，你看吧: the answer is left to the other."""
_NOTHING_ELSE = re.compile(r"(?:没有?|从没|未|冇)(?:再)?(?:干|做|搞|碰)过?(?:别的|其他|其它)")
"""一直在写代码，没干过别的."""
_OFFER = re.compile(r"通知|公告|公示|红头|双证|比武|竞赛")


def judge(scene: Scene, reading: Reading) -> None:
    """Add what the answer says, if it is a plain answer, nothing was read of it, and the model is sure."""
    asked = scene.asking or ""
    if asked not in store.facts():
        return
    if asked in reading.facts:
        _doubt(scene, reading, asked)
        return
    if not _is_plain(scene, reading, asked):
        return
    said, chance = store.model().rank(features.extract(scene, asked))[0]
    if chance < SURE or (said == "no" and disclaimers.is_of_something_else(scene.normal.text)):
        return
    if said == "unknown":
        reading.answer = reading.answer or "unknown"
    elif said == "no" and asked in EMPTY_ON_NO:
        reading.facts[asked] = EMPTY_ON_NO[asked]()
        reading.answer = "no"
    elif said in {"yes", "no"} and asked in BOOLEANS:
        reading.facts[asked] = said == "yes"
        reading.answer = said


def _doubt(scene: Scene, reading: Reading, asked: str) -> None:
    """Ask again where the rules took an answer for a yes or no, and the model is quite sure that it is none or the other."""
    taken = reading.facts[asked]
    says_no = taken is False or taken in ({}, [])
    if not (says_no or taken is True) or len(scene.normal.text) <= _AS_SHORT_AS_A_YES:
        return
    unbroken = (
        events.denies_breaks(scene.skeleton)
        or events.went_on(scene.skeleton)
        or _NOTHING_ELSE.search(scene.normal.text)
    )
    if taken is True and asked.startswith("worked_since") and unbroken:
        return
    named = asked.endswith("matches_post") or (asked.startswith("plan_offers") and _OFFER.search(scene.normal.text))
    if named and evidence.weigh(asked, scene).value is taken:
        return  # 专业跟岗位对得上, 去年发过通知 say so in as many words
    if asked.startswith("plan_") and yes_no.said(yes_no.as_reported(scene.clauses[-1].text)):
        return  # 问过人事，说有
    said, chance = store.model().rank(features.extract(scene, asked))[0]
    if said != ("no" if says_no else "yes") and chance >= (_QUITE_SURE if said in {"yes", "no"} else _SURER_STILL):
        del reading.facts[asked]
        reading.answer = None


def _is_plain(scene: Scene, reading: Reading, asked: str) -> bool:
    """Tell whether the message only answers: nothing supposed, asked back, unclear, denied of one level, or interrupted."""
    if not scene.clauses or len(scene.normal.text) > _LONGEST or scene.normal.text.isascii():
        return False
    if reading.ambiguous or reading.refused or reading.answer or reading.negated.get(asked):
        return False
    if _left_open(scene, asked):
        return False
    if any(clause.hypothetical for clause in scene.clauses) or scene.clauses[-1].stop == "?":
        return False
    if asked in EMPTY_ON_NO and scene.of_kind("STQACPHMN"):
        return False
    return not (asked.startswith("worked_since") and _tells_a_time(scene))


def _left_open(scene: Scene, asked: str) -> bool:
    """Tell whether the rules know the answer, and know that it says nothing: 就这些, 好吧, 以前是, 一半一半."""
    return (
        assent.is_enough(scene.normal.text, asked)
        or assent.merely_agrees(scene.normal.text, asked)
        or assent.says_only_have_not(scene.normal, asked)
        or evidence.speaks_of_another_time(asked, scene)
        or evidence.weigh(asked, scene).both
        or bool(_FOR_YOU_TO_SAY.search(scene.normal.text))
    )


def _tells_a_time(scene: Scene) -> bool:
    """Tell whether a break or a length of time is told; 一天没丢下 tells none."""
    told = [mention for mention in scene.of_kind(_TIMES) if not _NOT_ONE_DAY.match(mention.text)]
    return bool(told or _BREAK.search(scene.normal.text))
