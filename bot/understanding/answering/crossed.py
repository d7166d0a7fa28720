"""Answers that cross with the next question: 没得过奖, said when titles are asked for, tells nothing of titles.

A message that names what it is about answers that, whatever was asked last. A bare yes or no answers what was asked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.short_answers import evidence

if TYPE_CHECKING:
    from bot.understanding.reading import Facts, Reading
    from bot.understanding.skeleton.scene import Scene

_WORK = {"worked_since_skill", "worked_since_title", "worked_since_skill_in_occupation"}
_POST = {"in_pilot_field", "is_frontline", "title_matches_post", "skill_matches_post"}
_PLACE = {"employer", "enterprise", "guangzhou_enterprise_since"}
_ELABORATES: dict[str, set[str]] = {
    **dict.fromkeys(_WORK, _WORK | _POST),
    **dict.fromkeys(_POST, _POST | _PLACE),
    "plan_covers_me": _PLACE,
    "plan_offers_dual_certification": _PLACE,
    "plan_offers_enterprise_contest": _PLACE,
    "guangzhou_enterprise_one_year": _PLACE | _WORK,
    "guangzhou_enterprise_since": {"employer", "enterprise", *_WORK, *_POST},
    "has_applied_for_title": {"titles", "has_held_title"},
    "has_held_title": {"titles", "has_applied_for_title"},
    "titles": {"has_applied_for_title", "has_held_title"},
    "skill_levels_complete": {"skill_levels"},
    "titles_complete": {"titles"},
}
"""What may be told beside a yes or no to explain it: 是，一直开吊机; 报过，没评上."""

_SAME = r"对口|对得上|对上|对应|一致|匹配|相符|相关|同一|一样|搭边|沾边|两码事|两回事|一码事|[转改换隔跨]行|[转换]岗"
_WORK_WORDS = r"一直|没断|没停|没换|没离|干这|做这|干的|做的|本行|转岗|这行|老本行|天天|一路|一日|接着干|继续干"
_REST = r"别的|其他|其它|另外|只|就|全|还"
_SUBJECTS = {
    "plan_covers_me": r"方案|包括|覆盖|包含|纳入|算上|写",
    "in_pilot_field": r"领域|这[一个]?类|技能工作|技术工作|岗|J",
    "is_frontline": r"一线|前线|车间|现场|办公室|机关|管理",
    "title_matches_post": rf"专业|{_SAME}",
    "skill_matches_post": rf"工种|{_SAME}",
    **dict.fromkeys(_WORK, _WORK_WORDS),
    "has_applied_for_title": r"报|申请|申报|评|递|交过",
    "has_held_title": r"评过|拿过|有过|W|职称",
    "guangzhou_enterprise_one_year": r"进厂|入职|进来|来广州|到广州|上班|工作|干了|做了|[满够到]了?[一1]年|[一1]年",
    "guangzhou_enterprise_since": r"进|来|到|上班|入职|工作|毕业|开始|从|合同|正式",
    "plan_offers_dual_certification": r"双证|一评|双[证K]|方案|通知|开展|两本|[两2]证",
    "plan_offers_enterprise_contest": r"比武|竞赛|比赛|通知|办|搞|M",
    "titles": r"W|职称",
    "skill_levels": r"K|证|等级|本",
    "qualifications": r"资格|Q",
    "contest_awards": r"奖|比赛|大赛|竞赛|M|牌|赛",
    "honours": r"荣誉|称号|表彰|B|荣|先进|嘉奖",
    "skill_levels_complete": _REST,
    "titles_complete": _REST,
}
_UNSPECIFIED = "unspecified"


def settle(scene: Scene, reading: Reading, told: Facts) -> None:
    """Take back what was read as the answer, if the message *told* something else and has no word of what was asked."""
    asked = (scene.asking or "").partition(".")[0]
    if asked not in reading.facts or asked not in _SUBJECTS or re.search(_SUBJECTS[asked], scene.skeleton):
        return
    if (asked in told and asked != "guangzhou_enterprise_since") or _in_its_own_words(asked, scene):
        return
    same = set(_WORK) if asked in _WORK else {asked}
    others = [fact for fact, value in told.items() if fact not in same and not _elaborates(fact, value, asked)]
    denies = reading.facts[asked] in (False, {}, [])
    if others and (not denies or any(_denial(fact, told[fact]) for fact in others)):
        del reading.facts[asked]
        reading.answer = None


def _in_its_own_words(asked: str, scene: Scene) -> bool:
    """我一直操作机床 speaks of the front line, whatever else it tells; 一直没停过 speaks of no plan."""
    return not asked.startswith("plan_") and evidence.weigh(asked, scene).value is not None


def _elaborates(fact: str, value: object, asked: str) -> bool:
    """A date without its level belongs to what was asked; of the work on, only a yes explains a yes."""
    if isinstance(value, dict) and set(value) == {_UNSPECIFIED}:
        return True
    return fact in _ELABORATES.get(asked, set()) and not (asked in _WORK and value is False)


def _denial(fact: str, value: object) -> bool:
    """没有, 不是, and 没断过: what is told in the negative."""
    return value in (False, {}, []) or fact in _WORK
