"""The words by which an answer names what was asked, as against something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Scene

WORK = frozenset({"worked_since_skill", "worked_since_title", "worked_since_skill_in_occupation"})
"""The work that went on since a certificate, whichever."""
_SAME = r"对口|对得上|对上|对应|一致|匹配|相符|相关|同一|一样|搭边|沾边|两码事|两回事|一码事|[转改换隔跨]行|[转换]岗"
_WORK_WORDS = r"一直|没断|没停|没换|没离|干这|做这|干的|做的|本行|转岗|这行|老本行|天天|一路|一日|接着干|继续干"
_REST = r"别的|其他|其它|另外|只|就|全|还"
_SUBJECTS: dict[str, str] = {
    "plan_covers_me": r"方案|包括|覆盖|包含|纳入|算上|写",
    "in_pilot_field": r"领域|这[一个]?类|技能工作|技术工作|岗|J",
    "is_frontline": r"一线|前线|车间|现场|办公室|机关|管理",
    "title_matches_post": rf"专业|{_SAME}",
    "skill_matches_post": rf"工种|{_SAME}",
    **dict.fromkeys(WORK, _WORK_WORDS),
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


def has_words(asked: str) -> bool:
    """Tell whether a fact has words of its own by which an answer would name it."""
    return asked in _SUBJECTS


def is_named(asked: str, scene: Scene) -> bool:
    """Tell whether the message names what was asked."""
    return has_words(asked) and re.search(_SUBJECTS[asked], scene.skeleton) is not None
