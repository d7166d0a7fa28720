"""Who gave an honour, held a contest or owns a company: the country, the province, the city or less."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot.understanding.reading import merge

if TYPE_CHECKING:
    from bot.understanding.reading import Reading
    from bot.understanding.skeleton.scene import Mention, Scene


_SCOPES = (
    ("national", r"全国|国家|国务院|中央"),
    ("province", r"省|广东"),
    ("below", r"区|厂|公司|集团|单位|企业|车间|县|街道|局|行业|协会"),
    ("city", r"市|广州"),
)
_GIVEN = r"(?:给|发|评|颁|授|奖|封|表彰|推荐|选|命名|授予|颁发|评选|评定)(?:过|了|给|的|出|上|为)*|比武|比赛|竞赛|大赛|赛|过|了|我|咱|俺|一个|个|一枚|枚|块|一块|层面|那边|这边|上|领导|有|得|拿|获|获得|的|也|还|就|,?是"


_ONLY_ONE_THERE = re.compile(
    r"全(?:厂|公司|集团|单位|车间|局|行业|系统|区|市|省)(?:上下|里)?(?:就|只|唯|独|才|总共|一共)[^,]*$"
)
"""全厂就我一个劳模: how many there are does not say who gave it."""


def scope_of(mention: Mention, scene: Scene) -> str | None:
    """Return the level of who gave an honour or held a contest, if the words beside it tell."""
    text = scene.normal.text
    before = text[max(0, mention.start - 16) : mention.start].rpartition(",")[2]
    if _ONLY_ONE_THERE.search(before):
        before = ""
    after = text[mention.end : mention.end + 7]
    for name, words in _SCOPES:
        if re.search(
            rf"(?:{words})(?:级|{_GIVEN}|里面|里头|里|一级|内部|总工会|政府|人社局|工会|这边|的|评的|评选的|发的|颁的|组织的|办的|搞的|职业|自己|层面|技能|给我|给的|给|发过|发了|发|颁了|颁过|授予|评过|评了|我|(?:焊|电|钳|车|铣|维修|装配|汽修|机修|叉车|起重|数控)工?)*$",
            before,
        ):
            return name
    for name, words in _SCOPES:
        if re.match(
            rf"^(?:称号)?[,]?(?:那个|这个|那次|那枚)?,?(?:是|的|属于)?(?:广东|广州)?(?:{words})(?![^,]{{0,4}}(?:赛|比武))(?![^,]{{0,5}}[没未冇无])(?:级|里|一级|的|评|发|总工会)",
            after,
        ):
            return name
    following = scene.clauses[mention.clause + 1].text if mention.clause + 1 < len(scene.clauses) else ""
    return next(
        (
            name
            for name, words in _SCOPES
            if re.match(
                rf"^(?:不过|但|可|只|只不过|就|也就|其实|,)*(?:是|系|那是|应该是)?(?:广东|广州)?(?:{words})(?:级|里|政府|人社局|X会|工会)*(?:给|那边|这边)?我?(?:发|评|颁|授|给|(?:的|那种|那个)?(?:啊|呀|哦|吧)?$)",
                following,
            )
        ),
        None,
    )


_FORGOTTEN = re.compile(
    r"(?:级别|哪一级|哪级|什么级|几级|哪个级)[^,?]{0,5}(?:没印象|忘|不记得|记不|不知道|不清楚|搞不清|想不起)|(?:忘了|忘记|不记得|记不清|记不得|想不起)[^,?]{0,4}(?:级别|哪一级|哪级|什么级|哪个级)"
)
_OWNER = re.compile(r"^(?:的)?[,]?(?:是)?(?P<who>市|区|省|央|中央)(?:属|里|管|级|国资委|直)")
_OWNER_BEFORE = re.compile(r"(?P<who>市|区|省|中央)(?:属|里面|里头|里|管|级|直属|直管|下面|下属)+(?:的|一家|一个|某)*$")
_OWNERS = {
    "市": "municipal",
    "区": "district",
    "省": "guangzhou_other",
    "央": "guangzhou_other",
    "中央": "guangzhou_other",
}


def told_by_scope(mention: Mention, entry: dict[str, Any], scene: Scene, reading: Reading) -> bool:
    """Settle a word whose level is told by who gave it; tell whether it was."""
    owner = _OWNER.match(scene.normal.text[mention.end : mention.end + 8]) if entry.get("employer") else None
    if entry.get("employer") and not owner:
        owner = _OWNER_BEFORE.search(scene.normal.text[max(0, mention.start - 8) : mention.start])
    if owner and "国" in mention.text:
        merge(reading.facts, {"employer": _OWNERS[owner["who"]]})
        return True
    honours: dict[str, str] = entry.get("by_scope") or {}
    honour = honours.get(scope_of(mention, scene) or ("forgotten" if _FORGOTTEN.search(scene.normal.text) else ""))
    if honour is None:
        return False
    merge(reading.facts, {"honours": [honour]})
    return True
