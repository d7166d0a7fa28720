"""Levels that are said and still not sure: given by the company only, or of another system."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.credentials.clarify import ask
from bot.understanding.short_answers.evidence import plain

if TYPE_CHECKING:
    from bot.understanding.reading import Reading
    from bot.understanding.skeleton.scene import Mention, Scene

_MEDICAL = re.compile(r"医院|卫生|检验科|放射科|影像|护理|药房|康复|医学|病理|口腔")
_SERVICES = re.compile(
    r"设备科|设备维修|后勤|总务|基建|配电|锅炉|水电|空调|维修|电工|司机|食堂|保卫|信息科|电梯|车队|技能等级|等级证"
)
"""Those who keep a hospital running are no medical staff."""
_COMPANY_HONOUR = re.compile(
    r"(?:公司|单位|集团|厂里|内部|企业|我们厂|部门)[^,。]{0,6}(?:评|选|聘|给|发|颁|封|授|任命|命名|认定|挂牌|称号|内部|搞|弄|办|设|整|推出|自己)|公司内部|内部称号|荣誉|聘任|聘书|挂牌|[一二三两123]年一聘|聘期"
)
_BY_THE_BOSS = re.compile(
    r"(?:封|任命|挂名|授牌|挂|戴)(?:了|过|的|给)*(?:我们?|咱|俺)?(?:做|为|当|成|是|上|了)*(?:一?[个块顶名])?$"
)
"""厂长给我挂了个首席技师的牌, 老板封我做首席技师."""
_COMPANY_OWN = re.compile(r"(?:公司|集团|厂里?|单位|企业)的?$")


def unsure_levels(scene: Scene, reading: Reading) -> None:
    """首席技师 said to come from the company, and 技师 in a hospital, are not sure either."""
    _title_within_the_company(scene, reading)
    text = scene.normal.text
    for mention in scene.mentions:
        if mention.kind == "S" and mention.status == "asserted":
            chief = mention.value == "chief_technician"
            if _within_the_company(mention, scene) or _BY_THE_BOSS.search(scene.before(mention)):
                _make_ambiguous(
                    mention, "公司内部的这个级别，有国家的技能等级证书吗？", mention.value, "公司内部的级别"
                )
            elif (
                chief
                and (_COMPANY_HONOUR.search(text) or _COMPANY_OWN.search(text[: mention.start]))
                and not re.search(r"等级证|技能等级", _said_of(mention, scene))
            ):
                _make_ambiguous(
                    mention, "公司评的这个称号，证书上写的是技能等级吗？", mention.value, "公司内部的荣誉或岗位"
                )
            elif "工勤" in text:
                question = "机关事业单位工勤岗位的等级不一定是职业技能等级。您的证书上写的是哪一种？"
                _make_ambiguous(mention, question, mention.value, "工勤岗位的等级")
            elif mention.value == "technician" and _MEDICAL.search(text) and not _SERVICES.search(text):
                _make_ambiguous(
                    mention, "您说的“技师”是卫生系列职称，还是职业技能等级的技师？", "technician", "卫生系列职称"
                )


def _said_of(mention: Mention, scene: Scene) -> str:
    """Return what is said of a level: its clause, and the others in which no other level is spoken of."""
    return ",".join(
        plain(scene, clause)
        for clause in scene.clauses
        if clause.index == mention.clause or not any(other.kind in "ST" for other in clause.mentions)
    )


_IN_HOUSE = re.compile(
    r"^(?:但|但是|不过|可|可是|只是|其实)?(?:那|这|他|它)?(?:只|就|都|不过|也)?是?(?:我们)?(?:公司|单位|厂里|厂|企业|集团)?(?:内部|自己)(?:评|叫|给|的|定|聘|封|搞)"
    r"|不是(?:国家|正式|正规)的?|没有国家|不是国家|只是(?:岗位|个岗位|口头|叫法|称呼)"
)


def _within_the_company(mention: Mention, scene: Scene) -> bool:
    """Tell whether the next clause says that only the company calls it so: 但那是公司内部的."""
    following = scene.clauses[mention.clause + 1].text if mention.clause + 1 < len(scene.clauses) else ""
    return bool(_IN_HOUSE.search(following)) and not re.search(r"[STQ]", following)


def _title_within_the_company(scene: Scene, reading: Reading) -> None:
    """A title that only the company gave is none of the state's."""
    for mention in scene.of_kind("T"):
        reviewed = re.search(r"自己评|自主评|单位评|公司评|集团评", scene.normal.text)  # some may review themselves
        if _within_the_company(mention, scene) and not reviewed and not scene.clauses[mention.clause].hypothetical:
            mention.status = "generic"
            label = {"label": "国家的职称", "facts": {"titles": {mention.value: None}}}
            choices = [label, {"label": "只是公司内部的叫法", "facts": {}}]
            ask(reading, scene.surface(mention), "这是国家的职称，还是公司内部的叫法？", choices)


def _make_ambiguous(mention: Mention, question: str, level: str, other: str) -> None:
    mention.kind = "A"
    mention.value = {
        "question": question,
        "choices": [
            {"label": "职业技能等级证书", "facts": {"skill_levels": {level: None}}},
            {"label": other, "facts": {}},
        ],
    }
