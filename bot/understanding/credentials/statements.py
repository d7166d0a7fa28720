"""Plain statements about post, certificate and the employer's plan: 对口, 方案包括我们, 单位没搞一评双证."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.short_answers import evidence

if TYPE_CHECKING:
    from bot.understanding.reading import Reading
    from bot.understanding.skeleton.scene import Clause, Scene

_MATCH = re.compile(
    r"对得上|对得返|对口|对应得上|对应上|匹配|一致|相符|吻合|对上了|是一样的|同一个(?:工种|专业|职业)|是(?:现在|目前|我)*(?:这个|本)(?:工种|专业|职业|岗位)|一个(?:工种|专业|职业)的|符合|(?<!从事)(?<!从事着)(?<!从事的)(?<!在做)(?<!做过)(?<!干过)(?<!没做)(?<!没干)(?<!碰过)(?<!从事过)(?<!搞过)相关"
)
_NO_MATCH = re.compile(
    r"对不上|不对口|不对应|不匹配|不一致|不相符|不符|不吻合|不相关|不搭|两回事|两码事|不搭边|不搭界|八竿子打不着|不一样|没关系|无关|不是(?:同)?一个(?:工种|专业|职业|行)|不是这个(?:工种|专业)|不同(?:工种|专业)|没对上|唔对口|不大对口|不太对口|不怎么对口"
)
_POST = re.compile(r"岗|工种|工作|干的|做的|职业|本职|专业|这行|对口|这份工|干活|的活|J")
_BOTH_NAMED = re.compile(
    r"(?:[WTSKA]|专业)(?:证|书|的|上|里|考|评|专业|工种|那个|这个|类别|我)*(?:[跟和与同]|对应?着?)(?:我|现在|目前|如今|手头|手上|的)*[^,]{0,6}(?:岗|工种|工作|干的|做的|职业|活|这行|J)"
    r"|(?:岗位?|工种|工作|干的|做的|职业|活|这行|J)[^,]{0,6}(?:[跟和与同]|对应?着?)(?:我|手上|手里|的|那|这|本|张|个)*[WTSKA]"
    r"|^(?:都|也|就|全|,)*[跟和与同](?:我|现在|目前|如今|手头|的)*(?:岗|工种|工作|干的|做的|职业|活|这行|J)"
    r"|^(?:我|那|这|本|张|个)*[WTSKA](?:证|书)?(?:都|也|就|,)*是(?:同|这|本|同一|现在)(?:一?个)?(?:工种|专业|职业|行当)"
    r"|专业(?:都|也|就|完全|全|蛮|挺|很|是)*[^,]{0,4}$"
)
_BOTH = re.compile(r"[WT](?:证|的)?(?:和|跟|、|与|还有)[SK]|[SK](?:证|的)?(?:和|跟|、|与|还有)[WT]")
_PAPER_AND_PAPER = re.compile(
    r"[WTSKAQ](?:证|书)?[跟和与同](?:那|个|本|一个|真正的?)*[WTSKAQ](?:证|书)?(?:是|都|也|就)*(?:X|一样|差不多|一回事)"
)
"""电工证跟技师一样: two papers are compared, not a paper with the work."""
_PAPERS_ALIKE = re.compile(r"[STQA][^岗干做活]*[STQA][^岗干做活]*(?:都|全|也)?(?:是|系)同一?个?(?:工种|专业|职业)")
"""高级工九九年，中级工九五年，都是同一个工种: two papers of one trade."""
_ALL_OF_THEM = re.compile(r"^(?:这)?(?:两|俩)(?:样|个|本|张|者|头)?(?:证|K)?(?:都|全)")
_COVERS = re.compile(
    r"方案(?:里面|里头|里|上)?[^,。没不未唔]{0,8}(?P<no>没有?|不|未|唔)?(?:说|写|提|有)?(?:(?<=[里上头面])有(?=我|咱|派遣|R)|包括|包含|覆盖|涵盖|包咗|包了|含|写了|写明|纳入|算上|算了|列了|把[^,]{0,8}(?:算进|纳入|包括))[^,。]{0,8}(?:我|咱|本公司|子公司|R|分公司|派遣|这边|全体|所有)"
)
_COVERED = re.compile(
    r"(?:我们|我|子公司|R|派遣)[^,。]{0,6}(?P<no>没有?|不|未)?(?:在|被|列入|纳入)[^,。]{0,4}方案(?:里|内|范围|之内|覆盖)?"
)
_NOT_LISTED = re.compile(
    r"方案[^,。]{0,8}(?:子公司|R|我们|派遣|咱)[^,。]{0,4}(?:没|未|不)(?:有)?(?:列|写|算|包|纳入|在)"
)
_DUAL = re.compile(r"一评双[证K]|双[证K]")
_CONTEST = re.compile(r"岗位竞赛|技能比武|一赛双[证K]|岗位比武|单位竞赛|企业竞赛")
_OFFERED = re.compile(r"(?P<no>没有?|未|不|还没|唔)?(?:搞|开展|发了?|通知|推行|实行|办|有|做|提供|出了|组织)")
_UNSURE = re.compile(
    r"[没未](?:有)?听|听[说讲]|[吗么?]|包不包括|有没有|是不是|是否|对不对|会不会|算不算|不知道|不清楚|不晓得|不确定|什么|怎么[知看判算]|需要|必须|一定要|要不要|要求|不知"
)
_FIELD = re.compile(
    r"(?P<no>不属于|不在|不算|不是|属于|就在|就是|在)[^,。]{0,8}(?:领域|对应职业|对应的职业|对应工种|对应的工种|几个职业|职业里|些职业|附件|名单|目录里|范围)"
)


def collect(scene: Scene, reading: Reading) -> None:
    """Write such statements into the reading."""
    for clause in scene.clauses:
        if (
            clause.hypothetical
            or _UNSURE.search(clause.text)
            or _PAPER_AND_PAPER.search(clause.text)
            or any(mention.status == "other" for mention in clause.mentions)
        ):
            continue
        _matching(clause, scene, reading)
        _plan(clause, scene, reading)


_NOTICE = re.compile(
    r"^(?!.*(?:听说|没|不|别的|隔壁|他们))[^,]{0,6}(?:单位|公司|厂里?|集团|E|J|HR|人事|人力|工会)[^,]{0,6}(?:通知|文件|公告|红头)"
)
"""人事发通知了，今年搞一评双证."""


def _matching(clause: Clause, scene: Scene, reading: Reading) -> None:
    before = [other.text for other in scene.clauses[: clause.index]]
    matching = None if _PAPERS_ALIKE.search(scene.skeleton) else _says_matching(clause, scene)
    if matching is None or not any(_POST.search(text) for text in (clause.text, *before[-1:])):
        return
    kinds = {mention.kind for mention in scene.of_kind("ST")}
    if _BOTH.search(clause.text) or (_ALL_OF_THEM.search(clause.text) and kinds == {"S", "T"}):
        reading.facts |= {"title_matches_post": matching, "skill_matches_post": matching}
    elif subject := _subject(clause.text, before):
        reading.facts[subject] = matching


def _says_matching(clause: Clause, scene: Scene) -> bool | None:
    """Tell whether a clause says that two things match, in its own words or in those that answer the question."""
    if _NO_MATCH.search(clause.text):
        return False
    if _MATCH.search(clause.text):
        return True
    signs = evidence.signs_of("title_matches_post", scene, clause) if _BOTH_NAMED.search(clause.text) else set()
    return signs == {True} if len(signs) == 1 else None


def _subject(text: str, before: list[str]) -> str | None:
    """Return which of the two matches is spoken of, here or before: that of the title, or that of the certificate."""
    if "专业" in text and any(re.search(r"[WT]", earlier) for earlier in before):
        return "title_matches_post"
    for said in (text, *reversed(before)):
        if re.search(r"[WT]", said):
            return "title_matches_post"
        if re.search(r"[SK]", said):
            return "skill_matches_post"
    return None


def _plan(clause: Clause, scene: Scene, reading: Reading) -> None:
    text = clause.text
    covered = _COVERS.search(text) or _COVERED.search(text)
    signs = evidence.signs_of("plan_covers_me", scene, clause)
    if len(signs) == 1 and "方案" in text and re.search(r"我|咱|R|派遣|子公司|分公司|正式|本部|总部", text):
        reading.facts["plan_covers_me"] = signs == {True}
    elif covered and not signs:
        reading.facts["plan_covers_me"] = not covered["no"] and not _NOT_LISTED.search(text)
    elif _NOT_LISTED.search(text):
        reading.facts["plan_covers_me"] = False
    earlier = scene.clauses[clause.index - 1].text if clause.index else ""
    for words, key in ((_DUAL, "plan_offers_dual_certification"), (_CONTEST, "plan_offers_enterprise_contest")):
        said = re.search(r"单位|公司|厂|集团|我们|E|HR|人事|人力", text) or _NOTICE.search(earlier)
        if words.search(text) and said:
            offered = _OFFERED.search(words.sub("", text))
            if offered:
                reading.facts[key] = not offered["no"]
    field = _FIELD.search(text)
    if field and re.search(r"岗|工作|工种|我", text) and not re.search(r"厂|公司|单位|集团|企业|老板|东家|[EO]", text):
        reading.facts["in_pilot_field"] = not field["no"].startswith("不")
