"""What stands beside a word of two systems and settles it: a trade, a profession, a school, what somebody else holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Mention, Scene

_BY_COMPANY = re.compile(r"内训|培训|机构|网课|讲师团|金牌")


_AS_A_JOB = re.compile(r"(?:当|做|干|兼|任|聘|调)[^,]{0,6}$")


def is_at_school(mention: Mention, entry: dict[str, Any], scene: Scene) -> bool:
    """我讲师,职校的: beside a school the word is the title, not the job."""
    text = scene.normal.text
    if _AS_A_JOB.search(scene.before(mention)):
        return False
    return not _BY_COMPANY.search(text) and any(word in text for word in entry.get("title_near", ()))


_ONLY_A_JOB = re.compile(
    r"^(?:就|也|都|其实|那|这|呢|嘛|啊|,)*(?:只|仅仅|仅|不过|净|单纯|纯粹|纯|无非|单)(?:就|也|都)*(?:是|系|算|叫)?(?:个|一个|我|我的|我们的?|厂里?的?|公司的?|单位的?)*(?:X|岗位?|职位|职务|工种|叫法|称呼|称谓|喊法|名头|头衔|名称|名义|名字|职业|工作|行当|岗位名)"
    r"|^(?:就|也|都|其实|那|这|呢|嘛|啊|,)*(?:是|系)(?:个|一个|我|我的|我们的?|厂里?的?|公司的?|单位的?)*(?:X|岗位?|职位|职务|工种|叫法|称呼|名头|头衔|名称)(?:而已|来的?|嚟|罢了|,?(?:不|并不|唔)(?:是|系)(?:职称|W))"
)


_JOB_PAPER = re.compile(
    r"(?:offer|名片|工牌|胸牌|合同|门牌|派单|排班表|花名册|招聘[^,]{0,4})(?:上|里|上面|里面)[^,]{0,8}$"
)


def is_on_a_job_paper(mention: Mention, entry: dict[str, Any], scene: Scene) -> bool:
    """Tell whether a word for a title is what an offer or a name card calls a job, whatever it calls the word."""
    return _names_titles_only(entry) and bool(_JOB_PAPER.search(scene.normal.text[: mention.start][-20:]))


def _names_titles_only(entry: dict[str, Any]) -> bool:
    return all("titles" in choice["facts"] for choice in entry["choices"] if choice["facts"])


def is_only_a_job(mention: Mention, entry: dict[str, Any], scene: Scene) -> bool:
    """Tell whether the speaker says that a word for a title is only what his job is called: 工程师只是个岗位."""
    return _names_titles_only(entry) and bool(_ONLY_A_JOB.match(scene.skeleton[mention.place + 1 : mention.place + 24]))


_TRADE_BEFORE = re.compile(
    r"(?:(?<![员职民临时散普杂帮零护社小])工|钳|焊|叉车|铲车|吊车|行车|天车|挖机|挖掘机|装载机|塔吊|龙门吊|桥吊|数控|机床|汽修|车床|铣床|电焊|电梯|制冷|锅炉|化验|司机|厨师|面点|烹饪|美发|育婴|保育|消防|物管|养护|钣金|喷漆|木雕|茶艺)"
    r"(?:工|员|师)?(?:证|操作证|的|这?块|方面|是|我|,|也|就|都|才|考|拿|到|了|过|有|个|只|已经|目前|现在|国家)*$"
)
"""叉车四级, 电工证考到三级: after a trade, a grade is one of skill."""
_PROFESSION_BEFORE = re.compile(
    r"(?:建筑|土木|市政|路桥|道桥|给排水|暖通|园林|测绘|水利|岩土|结构|机电|造价|规划|环保|环境|化工|冶金|材料|工程|建设|交通工程|经济|财务|会计|人力|审计|统计|政工|档案|图书|新闻|出版|卫生|护理|教师|教育|农业|林业)(?:专业|系列|类|方向)?(?:的|,)?$"
)
"""建筑中级: after a profession that has titles and no grades of skill, it is a title."""
_REVIEWED_THEN = re.compile(
    r"^(?:证)?(?:是|我|在|就|,)*[DU]?(?:年)?(?:才|就|刚|去|,)*(?:评|聘|评审)(?:的|上|下来|到|了|过)"
)
_INSTEAD_OF_TESTS = re.compile(r"(?:以考代评|评审|职称)[^,]{0,6}$")


def is_reviewed(mention: Mention, scene: Scene) -> bool:
    """建筑中级,2018评的: what is reviewed, or stands after a profession, is a title."""
    text = scene.normal.text
    if scene.of_kind("SK") or any(word in text for word in ("技能", "工种", "等级", "考级")):
        return False
    said = bool(
        _PROFESSION_BEFORE.search(text[max(0, mention.start - 8) : mention.start])
        or _INSTEAD_OF_TESTS.search(text[max(0, mention.start - 10) : mention.start])
    )
    return said or bool(_REVIEWED_THEN.match(scene.skeleton[mention.place + 1 : mention.place + 14]))


def is_grade_of_a_trade(mention: Mention, scene: Scene) -> bool:
    """Tell whether a grade number stands after a trade."""
    before = scene.normal.text[max(0, mention.start - 12) : mention.start]
    if mention.text[0] in "一二12":
        before = before.rpartition(",")[2]  # 一级 and 二级 are grades of builders as well
    return mention.text[-1] == "级" and mention.text[0] in "一二三四五12345" and bool(_TRADE_BEFORE.search(before))


_THAN_HIS = re.compile(
    r"^(?:但|可|而|不过)?(?:我|俺|咱)(?:自己|才|还|只|就|却|倒|仍|也|依然|一直|目前|现在|是|有|个|一个|停在|卡在|在)*$"
)


def than_his(mention: Mention, scene: Scene) -> str | None:
    """师兄评了副高,我还是中级: the same system is spoken of in both breaths."""
    if not mention.clause or not _THAN_HIS.match(scene.before(mention)):
        return None
    his = {other.kind for other in scene.clauses[mention.clause - 1].mentions if other.status == "other"} & {"S", "T"}
    return his.pop() if len(his) == 1 else None
