"""Whether the post is in the field of the company and on the front line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.employment import surroundings
from bot.understanding.employment.belonging import DENIED, WANTED
from bot.understanding.employment.departures import PAST
from bot.understanding.reading import Reading, merge
from bot.understanding.short_answers import evidence

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Clause, Mention, Scene

_DENIED_POST = re.compile(
    r"(?:不|不用|没|从不|不怎么|很少|从来不|不肯|不愿意?|不想|没想过?|懒得|打死不|死活不)(?:去|进|坐|下|到|待|呆|上|蹲|落|跑|守)?(?:什么)?$"
)
_WORKS_THERE = re.compile(r"^(?:里|里面)?(?:的)?(?:J|装配|焊接|操作|干活|做工|上班|工人|维修|打工)$")
_GONE_TO = re.compile(r"(?:去|到|调去|调到|借调到|抽到|派到)(?:了)?$")
_THING_AT = re.compile(
    r"(?:挂|贴|摆|放|搁|停|存|堆|锁|印|写|展示|陈列)(?:在|到)(?:了)?(?:我们|咱们|厂里?|单位|公司)*(?:的)?$"
)
_ON_A_SIGN = re.compile(
    r"(?:门牌|牌子|门口|门上|名片|工牌|胸牌)(?:上|里|上面)?(?:写|印|挂|标|是)(?:着|的|了|是)*[^,在]*$"
)
_PART_OF_ROOM = re.compile(r"^(?:里|里头)?(?:的)?(?:墙|门口|门上|公告栏|宣传栏|黑板|柜|走廊|荣誉墙)")
_TILL_LATER = re.compile(r"(?:我)?(?:回头|待会|等会|等下|晚点|改天|下次|先|一会儿?|下班)")
_AT_WORK_IN = re.compile(r"(?:在|站|下|落|进|蹲|跑|守|泡|钻|待|呆|扎|(?<![寄送发交领拿传打])到)$")


def _is_clerk(mention: Mention, clause: Clause) -> bool:
    """车间文员 works beside the front line, not on it."""
    return any(
        other.kind == "J" and other.value["outside"] and other.place == mention.place + 1 for other in clause.mentions
    )


def _sat_for_a_break(mention: Mention, clause: Clause, before: str) -> bool:
    """借去别的部门坐了一年办公室, 去办公室借调了一年: where somebody was during a break is not where he works."""
    return any(
        other.kind == "U"
        and other.role == "gap"
        and (other.place + 1 == mention.place or (other.place > mention.place and _GONE_TO.search(before)))
        for other in clause.mentions
    )


def _things_are_there(mention: Mention, scene: Scene, before: str) -> bool:
    """奖状挂在车间墙上; 我下车间去了，回头再说: a thing is there, or somebody goes there now."""
    if _ON_A_SIGN.search(before) or _THING_AT.search(before) or _PART_OF_ROOM.match(scene.after(mention, 6)):
        return True
    clause = scene.clauses[mention.clause]
    following = scene.clauses[clause.index + 1].text if clause.index + 1 < len(scene.clauses) else ""
    return bool(re.match(r"^(?:里)?去(?:了|咯|啦)?$", scene.after(mention, 6)) and _TILL_LATER.match(following))


def _own_post(mention: Mention, clause: Clause, before: str) -> bool:
    """Tell whether a post named in a question is the speaker's: 不在一线可以吗 says nothing of him."""
    if DENIED.search(before) and "我" not in before:
        return False
    employed = any(
        other.kind == "E" and other.status == "asserted" for other in clause.mentions if other is not mention
    )
    return employed or bool(re.search(r"我|在", before))


def collect(scene: Scene, reading: Reading, employer: Mention | None) -> None:
    """Write field and front line into the reading."""
    row = reading.facts.get("enterprise") or (employer.value[1] if employer else None)
    for mention in scene.mentions:
        if mention.kind != "J" or mention.status not in {"asserted", "negated"} or mention.role == "gap":
            continue
        clause = scene.clauses[mention.clause]
        if evidence.is_rhetorical(clause.text):
            continue
        target = reading.hypothetical if clause.hypothetical else reading.facts
        before = scene.before(mention)
        if surroundings.is_spoken_to(before):
            continue
        if (
            PAST.search(before)
            or (WANTED.search(before) and not clause.supposes)
            or (
                re.search(r"(?:转了?去|转了?到|调了?去|借调|中间|期间|去了)[^,]{0,6}$", before)
                and re.search(r"U", clause.text)
            )
        ):
            continue
        if re.search(rf"{re.escape(mention.text[0])}[不没]$", before):
            continue  # 一不一线 asks
        if re.search(r"(?<!现)在不在|是不是|算不算|属不属于|有没有|不一定|什么是|什么叫|算$", before) or (
            clause.question and not _own_post(mention, clause, before)
        ):
            continue
        if mention.text in {"车间", "班组", "工段", "产线", "生产线", "流水线", "机台"} and not (
            _AT_WORK_IN.search(before) or (not before and _WORKS_THERE.match(scene.after(mention, 8)))
        ):
            continue
        if _is_clerk(mention, clause) or re.match(r"^(?:里|里面|里头)?(?:都|也|只)?有", scene.after(mention, 6)):
            continue
        if "U" in clause.text and re.search(r"[才又再]回", clause.text):
            continue  # 去坐了一年办公室才回来
        if _sat_for_a_break(mention, clause, before) or _things_are_there(mention, scene, before):
            continue
        if re.match(r"^(?:的)?(?:大?门)", scene.after(mention, 4)):
            continue  # 办公室的门朝哪开我都不知道
        if re.match(
            r"^(?:[这那]一?[项条栏点]|(?:那个|那家|那间|这个|这家)(?:公司|单位|集团|企业|$))|^的?(?:电话|地址|号码|邮箱|联系方式|门牌)",
            scene.after(mention, 6),
        ):
            continue
        if before.endswith(("会", "能")):
            continue
        if re.match(r"^(?:里|里面)?(?:的)?O", scene.after(mention, 6)) or before.endswith("同"):
            continue
        yes = mention.status == "asserted" and not (DENIED.search(before) or _DENIED_POST.search(before))
        value = mention.value
        if value["frontline"] is not None and not re.search(r"一会儿?|有时|两边|轮流|时不时", clause.text):
            merge(target, {"is_frontline": value["frontline"] is yes})
        if yes and row in value["rows"]:
            merge(target, {"in_pilot_field": True})
        elif yes and row and value["outside"] and (reading.facts.get("employer") or "").startswith("pilot"):
            merge(target, {"in_pilot_field": False})
