"""Which of the two systems a word of both belongs to: the titles, or the levels of skill."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot.understanding.credentials import neighbours
from bot.understanding.factuality import claims
from bot.understanding.short_answers.evidence import plain

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Mention, Scene


_TITLE_CUE = re.compile(
    r"职称(?:证书?|等级|级别|方面|那块|这块|这边|这东西|上|里)?,?(?:我|就|也|都|只|才|现在|目前|最高)*(?:是|为|的|:|评的是|评了|评到了?|评上了?|聘了|聘到|聘的是|拿的是|拿了|拿到|考了|有|到|算|属于|,)*(?:不是|还是)?[^,技是]{0,2}$"
)
_TITLE_CLAUSE = re.compile(r"职称[^,。技证没无冇未]{0,8},(?:是|就是|评的是|才)?$")
_HEADING = re.compile(
    r"^(?:我的?|本人|现在|目前|那|嗯|个)*W(?!(?:都|也|是|我|,)*(?:没|无|冇|未))(?![^,]{0,4}(?:考|能|想|怎|要))[^,SKCPH技证]{0,14}$"
)
_LIST = 40
_LISTED = re.compile(
    r"(?:W|职称)(?:一共|总共|共|有|评了|拿了|我|是|呢|嘛|方面|这块)*(?:[两二三四五2345]个|[两二三四五2345]本|如下|分别(?:是|为)?|依次(?:是|为)?)?[:,]?"
    r"(?:(?:[DUY]|先|后|再|又|后来|现在|然后|接着|之后|的|评|考|拿|了|是|到|升|过|上|和|、|,)*[TA]){0,3}(?:[DUY]|先|后|再|又|后来|现在|然后|接着|之后|的|评|考|拿|了|是|到|升|过|上|和|、|,)*$"
)
_TITLE_CUE_AFTER = re.compile(r"^(?:的)?W")
_SKILL_CUE = re.compile(
    r"(?:职业资格|技能等级|等级证书?|技能证书?|职业资格证书?|技能)(?:证书?)?(?:等级|级别)?(?:是|为|的|:|考的是|拿的是|写的是)?[^,职]{0,2}$|(?:工种|考工|技能)[^,职]{0,4}$"
    r"|skills?(?: level)?(?:是|:|,| )*$|(?:等级|技能|工种|考级|考工|技能证|等级证)(?:这块|那块|方面|上|证|呢|嘛|啊|,|我|就|也|都|只|才|倒|是|有|个|一个|本|到|算|属于|拿的|考的|考到|考了|评的|定的|定了|最高|目前|现在)*$"
)
_PAPER_SAYS = r"(?:上面?|里面?)?(?:就|也|都|清清楚楚|明明白白|白纸黑字|确实|真)*(?:是)?(?:这么|这样|那么|那样)?(?:写|印|标|注明|登记)"
_TITLE_PAPER_SAYS = re.compile(
    rf"^(?:证)?(?:就|才|可)?是[^,STQAK]{{0,8}}W|^,(?:是)?W(?:那种|那个|那类)|^(?:证)?,(?:但|可|又|并|而且)?不是[^,STQAKW]{{0,12}},(?:而|就|真|确实)?是[^,STQAK没不]{{0,8}}W|^(?:的)?[,]?(?:我|我的)?W(?:证|本)?{_PAPER_SAYS}"
)
_SKILL_PAPER_SAYS = re.compile(
    rf"^(?:的)?[,]?(?:我|我的)?(?:技能|等级|职业资格|国家职业资格|技能等级)证?书?{_PAPER_SAYS}"
)
_SKILL_CUE_AFTER = re.compile(r"^(?:的)?(?:工种|技能|工人|技能证|技能等级|职业资格|等级证)")
_SKILL_PAPER = re.compile(r"证书?上面?(?:写|印|是|标)|本子上|国家职业资格|职业资格证|技能等级|等级证|技能证|工种")
_REVIEWED = re.compile(r"(?:转评|平转|评|聘|评审|评定|聘任)(?:的|上|了|到|上了|过)?(?:是|为)?$")
_JUST_REVIEWED = re.compile(r"(?:评上?了?|评的|评到了?)(?:个|的)? ?$")
_STILL = re.compile(r"^(?:的|证|职称)?(?:还|仍|照样|倒|是|现在|目前)*(?:在|有|留着|保留|拿着|持有)")


def _titles_before(mention: Mention, scene: Scene) -> bool:
    """副高被刷了,中级还在: one system is spoken of."""
    near = [other for other in scene.mentions if other.kind in "STQWK" and other.clause >= mention.clause - 2]
    return bool(near) and all(other.kind in "TW" for other in near)


def _contrasted(mention: Mention, scene: Scene) -> bool:
    """In 不是助工,是工程师 both words belong to the same system."""
    return bool(
        re.search(
            r"[STQ](?:证)?(?:刚|又|才|已经|后来|直接|D)*(?:转|升|晋升|晋)(?:成|到|为|了|上|评|的|是)*$|不(?:是|系)[STQ](?:证)?,?(?:而|我|应该|才|其实|就|是|系|的)*$",
            scene.skeleton[: mention.place][-12:],
        )
    )


def denied_beside(mention: Mention, entry: dict[str, Any], scene: Scene) -> tuple[str, str] | None:
    """In 是副高不是中级 both words belong to the same system."""
    said = {
        other.kind
        for other in scene.mentions
        if other.kind in "ST" and other.status in {"asserted", "negated", "dropped"}
    }
    put_right = any(
        other.status == "dropped" and other.kind in "ST" and 0 <= mention.clause - other.clause <= _NEXT_BREATH
        for other in scene.mentions
        if other.place < mention.place
    )
    if len(said) != 1 or not (mention.status == "negated" or put_right or _contrasted(mention, scene)):
        return None
    key, level = ("titles", entry.get("as_title")) if said == {"T"} else ("skill_levels", entry.get("as_skill"))
    return (key, level) if level else None


_NEXT_BREATH = 2
_ENGINEER_KIND = re.compile(r"工程师(?:那个|那种|那类|系列|职称)|职称(?:那个|那种|里|上|的)|副高")
_WORKER_KIND = re.compile(r"(?:工人|技能|技工|三级)(?:那个|那种|的|等级|那类|那边|证)")


_WANTED_NEXT = re.compile(
    r"想|打算|准备|计划|再[考换拿报评弄办]|要[考换拿报评弄办]|能[考换拿报评弄办]|可以[考换拿报评弄办]"
)


def _said_of_oneself(mention: Mention, scene: Scene) -> str:
    """Return the text without the other clauses that ask or wish: 我有高工，想再换个技能的证行不行."""
    kept = [
        clause
        for clause in scene.clauses
        if clause.index == mention.clause or not (clause.question or _WANTED_NEXT.search(clause.text))
    ]
    return ",".join(plain(scene, clause) for clause in kept)


def _senior_what(mention: Mention, scene: Scene) -> tuple[str, str] | None:
    """高工 is settled only by the speaker's own words beside it."""
    text = _said_of_oneself(mention, scene)
    engineer, worker = bool(_ENGINEER_KIND.search(text)), bool(_WORKER_KIND.search(text))
    if engineer is worker:
        return None
    return ("titles", "associate_senior") if engineer else ("skill_levels", "senior_worker")


_ROW = re.compile(
    r"^(?:我|又|再|先|后|后来|然后|接着|才|就|,)*D(?:年)?(?:[拿考评升]?(?:了|的|到|上)?)?[STA](?:证)?(?:[拿考评升]?(?:了|的|到|上)?)?$"
)


def _in_a_row(mention: Mention, scene: Scene, kind: str) -> bool:
    """2015年中级,2021年副高: told in a row with a level of one system, it is of that system."""
    clause = scene.clauses[mention.clause]
    beside = [other for other in scene.clauses if abs(other.index - clause.index) == 1]
    said = {text[0] for other in beside if _ROW.match(other.text) and (text := re.sub("[^STA]", "", other.text))}
    return bool(_ROW.match(clause.text)) and said - {"A"} == {kind}


_ASKED_OF = {
    "has_held_title": "titles",
    "titles_complete": "titles",
    "title_matches_post": "titles",
    "worked_since_title": "titles",
    "skill_levels_complete": "skill_levels",
    "skill_matches_post": "skill_levels",
    "worked_since_skill": "skill_levels",
}
"""Of which of the two systems a question is; whoever answers that he applied for 中级 has not said that he holds it."""


def _fits_the_level_asked(level: object, scene: Scene) -> bool:
    """Tell whether a word can be the level whose day was asked for; asked for all levels, it may be any."""
    _, _, asked = (scene.asking or "").partition(".")
    return asked in {"", level}


def settled(mention: Mention, entry: dict[str, Any], scene: Scene) -> tuple[str, str] | None:
    """Return the fact and the level that the context leaves of a word with two meanings."""
    before, after = scene.before(mention), scene.after(mention)
    if after.startswith("系列"):
        return None
    if entry.get("either_system"):
        return _senior_what(mention, scene)
    if entry.get("as_skill") == "special_technician" and scene.of_kind("S") and not scene.of_kind("T"):
        return "skill_levels", "special_technician"
    asked = _ASKED_OF.get((scene.asking or "").partition(".")[0], (scene.asking or "").partition(".")[0])
    as_title, as_skill = entry.get("as_title"), entry.get("as_skill")
    if asked == "qualifications" and as_title in {"junior", "intermediate", "senior"} and not entry.get("job"):
        return "qualifications", str(as_title)
    if (scene.asking or "").startswith("has_applied") and as_title and claims.reached_next(mention, scene):
        return "titles", str(as_title)
    if neighbours.is_on_a_job_paper(mention, entry, scene):
        return None
    dated = mention.dated_by is not None and mention.dated_by.kind == "D"
    if as_title and (
        _TITLE_CUE.search(scene.normal.text[max(0, mention.start - 10) : mention.start])
        or _TITLE_CLAUSE.search(scene.normal.text[max(0, mention.start - 14) : mention.start])
        or _TITLE_CUE_AFTER.match(after)
        or (_STILL.match(after) and _titles_before(mention, scene))
        or _HEADING.match(before)
        or neighbours.is_at_school(mention, entry, scene)
        or _in_a_row(mention, scene, "T")
        or neighbours.than_his(mention, scene) == "T"
        or (not entry.get("job") and as_title != "senior" and neighbours.is_reviewed(mention, scene))
        or (_REVIEWED.search(before) and scene.of_kind("T") and not scene.of_kind("SK"))
        or _LISTED.search(scene.skeleton[: mention.place][-_LIST:])
        or _TITLE_PAPER_SAYS.match(scene.skeleton[mention.place + 1 : mention.place + 24])
        or (asked == "titles" and not entry.get("job"))
        or (entry.get("title_if_dated") and dated)
        or ((entry.get("title_if_dated") or entry.get("title_if_reviewed")) and _JUST_REVIEWED.search(before))
    ):
        return "titles", str(as_title)
    if (
        as_skill
        and mention.text[-1] == "级"
        and mention.text[0] in "一二三四五12345"
        and _SKILL_PAPER.search(scene.normal.text)
    ):
        return "skill_levels", str(as_skill)
    if as_skill and (
        _SKILL_CUE.search(scene.normal.text[max(0, mention.start - 12) : mention.start])
        or _SKILL_CUE_AFTER.match(scene.normal.text[mention.end : mention.end + 5])
        or _SKILL_PAPER_SAYS.match(scene.normal.text[mention.end : mention.end + 24])
        or (asked == "skill_levels" and _fits_the_level_asked(as_skill, scene))
        or _in_a_row(mention, scene, "S")
        or neighbours.than_his(mention, scene) == "S"
        or neighbours.is_grade_of_a_trade(mention, scene)
    ):
        return "skill_levels", str(as_skill)
    return None
