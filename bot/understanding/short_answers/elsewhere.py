"""Answers whose own verb is of something else: 没评过, said when the post is asked for, says nothing of the post.

A plain yes or no, 有, 是的, 没有, answers whatever was asked; 没评过, 没断过, 对口, 包括 answer only what they speak of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.short_answers import subjects

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Scene

_TITLES = frozenset({"titles", "has_held_title", "has_applied_for_title"})
_CERTIFICATES = frozenset({"skill_levels", "qualifications"})
_PRIZES = frozenset({"contest_awards", "honours"})
_COMPLETE = frozenset({"skill_levels_complete", "titles_complete"})
_WORKPLACE = frozenset({"guangzhou_enterprise_since", "guangzhou_enterprise_gap_days"})
_MATCH = frozenset({"title_matches_post", "skill_matches_post"})
_POST = frozenset({"in_pilot_field", "is_frontline"})
_COVERS, _DUAL, _CONTEST = "plan_covers_me", "plan_offers_dual_certification", "plan_offers_enterprise_contest"

_NOT = r"(?:没有?|冇|未|不曾|从未)(?:曾|去|来得及|正式|真正|真的|认真)*"
_EVER = r"(?:从来|从|一直|都|还|也|压根|根本|就|我|以前|之前|早|真|确实|已经|倒是|反正|其实)*"
_TAIL = r"(?:过|上|了|到|的|啊|呀|哦|喔|呢|吧|嘛|咯|喇|啦|啲|一次|几次|两次|一回)*"
_SPEAKS_OF: tuple[tuple[str, frozenset[str]], ...] = (
    (rf"{_EVER}(?:{_NOT})?(?:评|评审|申报|报|申请){_TAIL}", _TITLES | _CERTIFICATES | {"honours"}),
    (rf"{_EVER}(?:{_NOT})?(?:得|获|获得|拿|取得){_TAIL}", _TITLES | _CERTIFICATES | _PRIZES),
    (
        rf"{_EVER}(?:{_NOT})?(?:得|获|获得|拿|取得)过?(?:任何|什么|啥)?(?:[CMPHBG]|大?奖[项牌]?|名次|荣誉)+{_TAIL}",
        _PRIZES,
    ),
    (rf"{_EVER}(?:{_NOT})?(?:参加|参赛|比)过?(?:[CMG]|比赛|赛|竞赛|大赛)?{_TAIL}", frozenset({"contest_awards"})),
    (
        rf"{_EVER}(?:中间|中途|期间)?(?:都|也)?(?:{_NOT})(?:断|停|中断|间断|转行|转岗|换岗|转过岗|离开|离岗|换行|歇){_TAIL}",
        subjects.WORK | _WORKPLACE,
    ),
    (
        rf"(?:专业|工种|职称|证书?|都|挺|蛮|很|应该|基本|完全|算|是|肯定|跟岗位|和岗位|不太|不大|不怎么|不|也)*(?:对口|对得上|对不上|对应|匹配|相符|搭边|沾边){_TAIL}",
        _MATCH | {"in_pilot_field"},
    ),
    (
        rf"(?:我|都|一直|是|不|没|就|人)*在(?:J|(?:生产|第)?(?:一线|前线)(?:岗位?|干|做|上班|工作)?){_TAIL}",
        _POST | subjects.WORK,
    ),
    (rf"(?:应该|是|都|也|全|不|没|冇|唔)*(?:包括|覆盖|包含|纳入){_TAIL}", frozenset({_COVERS, _DUAL, _CONTEST})),
    (
        rf"(?:单位|公司|厂里)?(?:有|没|冇|在|也|正|还)*(?:搞|办|开展|做)?过?(?:一评)?双[证K]{_TAIL}",
        frozenset({_DUAL}),
    ),
    (
        rf"(?:单位|公司|厂里)?(?:有|没|冇|在|也|正|还|每年|年年)*(?:搞|办|开展|做)?过?(?:技能|岗位)?(?:比武|竞赛){_TAIL}",
        frozenset({_CONTEST, "contest_awards"}),
    ),
    (
        r"(?:最高)?就(?:只)?(?:有)?这(?:[1一]?[个本张])?[了的]?",
        _COMPLETE | _TITLES | _CERTIFICATES | _PRIZES,
    ),
)
_FORMS = tuple((re.compile(form), facts) for form, facts in _SPEAKS_OF)


def is_so(scene: Scene) -> bool:
    """Tell whether the whole message is the answer to another question than the one that was asked."""
    asked = (scene.asking or "").partition(".")[0]
    clauses = [clause for clause in scene.clauses if clause.text]
    if not asked or not clauses or not subjects.has_words(asked):
        return False
    spoken = [next((facts for form, facts in _FORMS if form.fullmatch(clause.text)), None) for clause in clauses]
    return all(facts is not None and asked not in facts for facts in spoken)
