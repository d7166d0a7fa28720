"""Awards, honours and posts: asserted, denied, lost, somebody else's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.factuality import claims, denials, remarks
from bot.understanding.lexicon import grammar

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Mention, Scene

_WANTED_MERIT = re.compile(r"(?:想|打算|准备|能不能|怎么|可以|争取|目标|参加|报名|要|备战|如何|希望|冲|申请)[^,]{0,6}$")
_MUCH_LESS = re.compile(
    r"^(?:[CPHMN]|的|那种|这种|之类|什么的|,)*(?:就)?(?:更|更加|那更|就更)(?:是)?(?:别|不用|甭|不要|不必|没|不|轮不|谈不|没有)"
)
_NOT_MERIT = re.compile(
    r"(?:没有?|未|不是|无|从没|从未|没能|差X|差一?点|险些)(?:拿过?|拿到过?|得过?|获得?过?|评上|评过|参加过?|什么|任何|到|过|有|在|去过?){0,3}(?:[CD]的?)?[^,CPHSTE]{0,2}$"
)
_NOT_MINE = re.compile(
    r"^(?:称号)?(?:可|都|也)?是(?:给)?(?:我们)?(?:集体|班组|单位|公司|团队|车间|厂里?|部门|组)(?:的|拿的|得的|获得的|集体的)(?=$|,不是|,没|,跟|,和|,与)|^(?:称号)?(?:[、和跟与及,]?[HNPC]){0,3}(?:都|也|全|统统)?不是(?:我|本人)|^(?:称号)?(?:这事|那种|什么的)?[,]?(?:我|也|都|就|可|哪|哪里)*(?:没有?我|轮[不得唔]?到?我|[跟与和]我(?:无|没|不沾)|不关我|没份|没戏|没我啥事)"
)
_HAS_ONE = re.compile(r"^(?:那|还|就|也|只|倒|倒是|手里|手上|这里|,)*有(?:过)?(?:一)?(?:个|枚|块|张)$")
"""有个广州市技术能手算不算: he has it."""
_NOT = ("没", "不", "未", "冇")
_ONLY_THIS = re.compile(r"除(?:了|咗|开|去|却)?(?:一个|这个|那个|我的|有|拿过|一枚|一块)*$")
_NO_OTHER = re.compile(
    r"^(?:称号|奖|证)?(?:以外|之外|外)?,?(?:我|就|也|都|再|便|其他|别的|其它|其余|还)*(?:没有?|冇|无)"
)
_LOST = re.compile(
    r"^[^,STCPH全国世别其省市往更]{0,5}(?:没拿|没得|没有|没获|没评|没选|没给|没批|落选|差一点|差点|失之交臂|擦肩|无缘|泡汤|没戏|没捞|没摘|丢了|没进(?!前|入|到前)|没获奖)(?!职称|W|K)"
)


def status(mention: Mention, scene: Scene) -> str:
    """Return the status of an award, an honour or a post."""
    clause = scene.clauses[mention.clause]
    before, after = scene.before(mention), scene.after(mention)
    if denials.TAKEN_FOR.search(before):
        return "negated"
    if remarks.only_shown(mention, scene):
        return "generic"
    if before[-1:] in _NOT and before[-2:-1] == mention.text[0]:
        return "generic"  # 得没得过奖 asks
    if mention.kind == "J" and after.startswith("的人"):
        return "other"
    if _NOT_MERIT.search(before) and not re.search(r"(?:有没有|是不是)[^,]{0,5}$", before):
        return "negated"
    if _ONLY_THIS.search(before) and _NO_OTHER.match(after):
        return "asserted"
    if mention.kind in "PHNCM" and _MUCH_LESS.match(after):
        return "negated"
    if (mention.kind in "PHNC" and _LOST.match(after)) or _NOT_MINE.match(after):
        return "negated"
    if clause.hypothetical:
        return "asserted"
    if grammar.OTHERS_HAVE.search(before) or grammar.PREDICATE_OF_OTHER.match(after):
        return "other"
    if re.search(r"带出|带过|带O|指导|带队|执教|教出|培养", before):
        return "other"
    if grammar.RULE_TALK.search(before) or re.match(r"^(?:的)?(?:评委|评选|事迹|单位|标准)", after):
        return "generic"
    if (
        mention.kind not in "JN"
        and _WANTED_MERIT.search(before)
        and not re.search(r"(?:拿|得|获|评)(?:了|过|到|的)", before)
    ):
        return "target"
    if claims.claimed_next(mention, scene):
        return "asserted"
    if _HAS_ONE.search(before) and not grammar.OTHERS_HAVE.search(before):
        return "asserted"
    if clause.question and not grammar.SELF.search(before) and not re.search(r"(?:拿|得|获|评)过|[DU]", before):
        return "generic" if mention.kind != "J" or not re.search(r"E|在$|做$", before) else "asserted"
    return "asserted"


def share_status(scene: Scene) -> None:
    """A prize shares the fate of the contest that it is said of."""
    for clause in scene.clauses:
        for first, second in zip(clause.mentions, clause.mentions[1:], strict=False):
            if first.kind == "C" and second.kind == "P" and first.status != "other":
                if first.status in {"target", "generic"} and second.status == "asserted" and first.status == "generic":
                    continue
                if "negated" in {first.status, second.status} and second.clause == first.clause:
                    first.status = second.status = "negated"
