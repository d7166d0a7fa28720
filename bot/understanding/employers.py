"""The employer's kind and row of Annex 2, and whether the post is in the field and on the front line."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from bot.understanding import places
from bot.understanding.clarify import ask
from bot.understanding.reading import Facts, Reading, merge

if TYPE_CHECKING:
    from bot.understanding.scene import Mention, Scene

PAST = re.compile(
    r"(?:以前|之前|原来|本来|起初|一开始|刚开始|最初|先前|头几年|先在|毕业先|曾经|曾|早年|过去|原先|前几年|离开了?|从|刚从|年轻时|最早|D前|D以前|D之前|上一份工作|前东家)[^,EJ]{0,6}$"
)
_PAST_AFTER = re.compile(
    r"^[^,E]{0,8}(?:离职|辞职|辞了|出来了?|退休了|走了|干过|做过|待过|呆过|转企|转制|改制|跳槽|调出来|调走)"
)
DENIED = re.compile(r"(?:不是(?!我[是在])|不在|没在|不再|并非|不属于|又不是|不算|非|没有在|不系)[^,E]{0,4}$")
_MOVED_ON = re.compile(r"(?:后来|后面|现在|目前|如今|之后|跳槽|跳|转|换)(?:就|又|才|是|在|到|去|了|来|成|至)*$")
_OFFERED_A_PLACE = re.compile(r"^的?(?:offer|录用|录取|面试|笔试|招聘|简历|内推|入职通知)")
_BESIDE = re.compile(r"^(?:港区|厂区|总部|那边|码头)?(?:外面|旁边|附近|隔壁|对面|门口|边上|周边)")
_OBTAINED_THERE = re.compile(
    r"^(?:里|那边|里面)?(?:的)?(?:时候|时|期间|那会儿?|那几年)?(?:就|才)?(?:考|拿|评|取得|获得|学|读|毕业|当兵|服役|发)"
)
_UNKNOWN_WHICH = re.compile(r"(?:不知道|不知|不清楚|分不清|搞不清|说不清|不晓得|不确定)[^,]{0,6}$")
_VISITED = re.compile(r"(?:坐|搭|乘|挤|参观|路过|去过|逛过|经过)(?:过|了|着)?$")
_FORMERLY = re.compile(r"(?:从|由|之前|以前|原来|原先|曾经?|本来)(?:是|在|做)?(?:一名|个)?$")
_UNTIL = re.compile(r"D(?:年)?(?:到|至|-|~)D(?:年)?[^,]{0,5}$")
_NOT_A_PILOT = re.compile(
    r"(?:不是|不算|不在|没在|不属于|没进|没列入|没被列入|没有进|没轮到)[^,]{0,5}(?:试点|那四家|四家|名单|附件)"
)
_NAMED_BY_OWNER = re.compile(
    r"^(?:是|在|我们是|我是|属于)?(?P<who>市|区|省)(?:里|属|里面|里头|管)的?(?:企业|单位|公司|国企)?$"
)
_OWNERS = {"市": "municipal", "区": "district", "省": "guangzhou_other"}
WANTED = re.compile(
    r"(?:想|打算|准备|计划|要去|跳槽(?![到来去])|跳(?![槽到来])|希望|能去|可以去|怎么去|面试|应聘|投简历|考虑去|考进|考去|进得了|能进|想进|要进|(?:快|即将|马上|将要?|准备)要?(?:入职|进|去|到))[^,E]{0,5}$"
)
_PARTNER = re.compile(r"(?:给|为|帮|替)(?:我们?)?$")
_PARTNER_AFTER = re.compile(r"^(?:的)?(?:做配套|做供应|供货|配套|代工|做外包|干活的公司|做项目|修东西)")
_SELF_IN_QUESTION = re.compile(r"(?:我在|我们|我是|我|在|是|属于|单位是|公司是)(?:一家|一个|个|家|间|广州的?)*$")
_ABOUT = re.compile(
    r"^(?:的)?(?:算不算|算|是不是|有没有|能不能|可不可以|可以|能|招|招人|也|在哪|怎么|的?政策|的?方案|什么时候|要不要|开始|名单|待遇|工资|好不好|好进|和|跟|与|那边有|属于)"
)
_NEEDS_CUE = re.compile(r"(?:在|是|到|当|做|于|进|属于|我们|系|算)(?:一家|一个|个|家|间|名|一名|的)*$")
_ANCHOR = re.compile(
    r"(?:^|[A-NP-Z,()~+&*&#@&-]|在|是|系|[来去进入派调到达]|进了|入了|于|属|归|叫|做|干|单位|公司|厂|集团|企业|我|咱|俺|们|本人|自己|现在|目前|如今|眼下|现|广州|的|了|过|着|嗯|呃|啊|哦|再|还|就|都|也|已经|"
    r"一家|一个|一所|一间|一[家个所间名][^,]{0,4}|家|间|所|个|名|不是|没|有|毕业|后|后来|[R派借租][给至往]|[广州洲]{2}|加入|混|守|留|回|成|为|投奔|跳槽|跳|扎根|端|吃|身为|作为|担任|当|at|in|for|with|from|of|the|a|就职|供职|任职|服务|效力|挂|待|呆|跟着)"
    r"(?:本地|当地|这边|广州的?|市里?的?|那家|那个|那间|这个|这家|我们|咱们?|老牌|正宗|所谓|一个|一家|的| )*$"
)
"""What may stand right before a company's name that is the speaker's: anything else (离, 跟, 靠近) may mean another."""
_NEARBY = re.compile(
    r"^(?:那边|这边|总部|厂区|大楼)?(?:很|挺|不|也|都|特别|就|才|还|有点|比较|蛮)*(?:近|远|隔|挨|靠|打交道|合作|签|没关系|没有关系|无关|业务|对接|往来|差不多|一样)"
)
_PAID_BY_AGENCY = re.compile(
    r"(?:合同|工资|社保|劳动关系|人事关系|档案)[^,。]{0,12}(?:人才|人力|劳务|中介|派遣|外服|劳派)"
)
_PAID_ELSEWHERE = re.compile(
    r"(?:合同|工资|社保|劳动关系|人事关系)(?:都|也|却|其实)*(?:跟|和|与|是|在|由|挂|归)[^,。]{0,4}(?:别的|别家|另一家|另外|其他|外面|第三方|某)[^,。]{0,8}(?:签|发|交|买|公司|单位|厂)"
)
"""A contract with another company than the one where somebody works: 合同跟人才公司签的，人在地铁."""
_UNSURE_NONE = re.compile(r"^(?:经验|人员|过|这|的时候|变动)")


def collect(scene: Scene, reading: Reading) -> Mention | None:
    """Write employer, enterprise and post into the reading; return the mention of the employer."""
    chosen: Mention | None = None
    pilots = [
        mention
        for mention in scene.mentions
        if mention.kind == "E" and mention.value[0] == "pilot" and mention.status != "dropped"
    ]
    side_by_side = any(
        second.place - first.place <= 2 and first.value[1] != second.value[1]
        for first, second in itertools.pairwise(pilots)
    )
    for mention in scene.mentions:
        if mention.kind != "E" or mention.status in {"other", "dropped"}:
            continue
        mention.status = _status(mention, scene)
        if any(other.role == "gap" for other in scene.clauses[mention.clause].mentions):
            mention.status = "past"
        if side_by_side and mention in pilots:
            mention.status = "generic"
        facts = _facts(mention, scene)
        if facts["employer"] == "ask" and (mention.status != "asserted" or scene.clauses[mention.clause].hypothetical):
            facts["employer"] = mention.value[0]
        hypothetical = scene.clauses[mention.clause].hypothetical
        if hypothetical and mention.status in {"asserted", "target"}:
            merge(reading.hypothetical, facts)
        elif mention.status == "negated":
            merge(reading.negated, facts)
        elif mention.status == "asserted":
            chosen = _better(chosen, mention, scene)
    places.collect(scene, reading, chosen)
    if chosen is not None and "employer" not in reading.facts:
        facts = _facts(chosen, scene)
        if facts.get("employer") == "ask":
            ask(
                reading,
                scene.surface(chosen),
                "您是这家公司自己的员工，还是派遣或外包公司的？",
                _relation_choices(facts["enterprise"]),
            )
        else:
            merge(reading.facts, facts)
    elif chosen is None and "employer" not in reading.facts:
        _relation_alone(scene, reading)
        _by_owner(scene, reading)
    _outside_the_trial(scene, reading)
    return chosen


def _by_owner(scene: Scene, reading: Reading) -> None:
    """市里的, asked for the employer."""
    match = _NAMED_BY_OWNER.match(scene.normal.text.rstrip(",。!吧")) if scene.asking == "employer" else None
    if match and not reading.clarify:
        reading.facts["employer"] = _OWNERS[match["who"]]


def _outside_the_trial(scene: Scene, reading: Reading) -> None:
    """不过不是试点: none of the four, whatever it is."""
    for clause in scene.clauses:
        if _NOT_A_PILOT.search(clause.text) and not clause.question and not clause.hypothetical:
            reading.negated.setdefault("employer", "pilot")


def _better(known: Mention | None, new: Mention, scene: Scene) -> Mention:
    if known is None or _MOVED_ON.search(scene.before(new)):
        return new
    if known.value[1] == new.value[1] and known.value[1] and new.value[0] == "pilot" and known.value[0] != "pilot":
        return known
    if new.value[0] == "none" and known.value[0] != "none":
        return known
    if known.value[1] is not None and new.value[1] is None and new.value[0] in {"municipal", "guangzhou_other"}:
        return known if known.clause <= new.clause else new
    return new


def _status(mention: Mention, scene: Scene) -> str:
    clause = scene.clauses[mention.clause]
    before, after = scene.before(mention), scene.after(mention)
    if (re.search(r"听(?:人|别人|他们|人家)?说|据说|网上", before) and "我" not in before) or re.match(
        r"^(?:那边|这边|里面|里)?有(?:一?个|几个|人|位|很多|不少|没有)", after
    ):
        return "generic"
    if DENIED.search(before) and not re.search(r"是不是$", before):
        return "negated"
    if mention.value[0] != "none" and not _ANCHOR.search(before):
        return "generic"
    if _BESIDE.match(after) or _NEARBY.match(after) or _belongs_elsewhere(mention, scene):
        return "generic"
    if _UNKNOWN_WHICH.search(before) or _VISITED.search(before):
        return "generic"
    if _UNTIL.search(before):
        return "past"
    if WANTED.search(before) or _OFFERED_A_PLACE.match(after):
        return "target"
    if (
        PAST.search(before)
        and not (mention.value[0] == "none" and before.endswith("毕业"))
        and not re.search(
            r"(?:转成|转为|转到|调到|调去|调来|调进|跳到|换到|进了|来到|去了)(?:了)?$|(?:D|从D|从)[^,]{0,4}(?:开始|起|进|入职|到|来|就在|在|至今)[^,]{0,3}$",
            before,
        )
    ):
        return "past"
    if _PAST_AFTER.match(after) and not re.search(r"退休返聘", after):
        return "past"
    rivals = [
        other for other in scene.mentions if other.kind == "E" and other is not mention and other.status != "other"
    ]
    if (
        rivals
        and re.match(r"^(?:的)?(?:施工|供应商|外包|承包|分包|配套|合作|代理|经销|R)", after)
        and _relation(mention, scene) == "contractor"
    ):
        return "partner"
    if re.search(r"[跟和与]$", before) and re.match(r"^(?:公司|集团|那边)?(?:X|没|无|不|两回事)", after):
        return "generic"
    if (
        _PARTNER.search(before) and re.match(r"^(?:的)?(?:J|做|供|配|代|干|送|加工|生产|拉|运|提供|服务|跑|修)", after)
    ) or _PARTNER_AFTER.match(after):
        return "partner"
    kind = mention.value[0]
    if kind == "none" and re.search(
        r"(?:怕|会|要|差点|差一点|险些|可能|担心|快|没|没有|不想|别)(?:给|会|要)?$", before
    ):
        return "generic"
    if kind == "none" and any(other.kind == "U" for other in clause.mentions):
        return "generic"
    if kind == "none" and (_UNSURE_NONE.match(after) or before.endswith("有")):
        return "generic"
    if (
        kind == "non_enterprise"
        and not _NEEDS_CUE.search(before)
        and not re.match(r"^(?:的)?$|^(?:里|里面)?(?:上班|工作|的人|做事)", after)
        and len(mention.text) <= 3
    ):
        return "generic"
    if mention.text in {"老师", "教师"} and not _NEEDS_CUE.search(before):
        return "generic"
    if clause.question:
        if _ABOUT.match(after) and not re.search(r"(?:我在|我们是|我是|在)$", before):
            return "generic"
        if (
            _SELF_IN_QUESTION.search(before)
            or re.match(r"^(?:本部|上班|工作|U)[^,]{0,2}[STQAUJ技]", after)
            or "我" in before[-8:]
        ):
            return "asserted"
        return (
            "asserted"
            if re.match(r"^(?:的)?(?:员工|职工|正式工)?$", after) and clause.stop != "?" and not before
            else "generic"
        )
    return "asserted"


def _belongs_elsewhere(mention: Mention, scene: Scene) -> bool:
    """Tell whether a school or office is only where a certificate was got, or the head office of a company."""
    if mention.value[0] not in {"non_enterprise", "outside_guangzhou"}:
        return False
    if _OBTAINED_THERE.match(scene.after(mention)):
        return True
    company = any(
        other.kind == "E" and other.value[1] and 0 < mention.place - other.place <= 4
        for other in scene.clauses[mention.clause].mentions
    )
    return company and mention.value[0] == "non_enterprise" and len(mention.text) <= 4


def _relation(mention: Mention, scene: Scene) -> str | None:
    """Return how the person stands to the company, said beside its name."""
    for other in scene.mentions:
        if (
            other.kind == "R"
            and other.status not in {"other", "dropped"}
            and (other.value == "dispatched" or abs(other.clause - mention.clause) <= 1)
        ):
            if other.clause != mention.clause and other.value not in {"dispatched", "contractor", "itself"}:
                continue
            if re.search(r"不是|没|并非|非|不算", scene.before(other, 4)) or _FORMERLY.search(scene.before(other, 6)):
                continue
            return str(other.value)
    if _PAID_BY_AGENCY.search(scene.normal.text):
        return "dispatched"
    if _PAID_ELSEWHERE.search(scene.normal.text):
        return "contractor"
    clause = scene.clauses[mention.clause]
    if any(other.kind in "AN" and "合资" in other.text for other in clause.mentions):
        return "joint_venture"
    return None


def _facts(mention: Mention, scene: Scene) -> Facts:
    kind, row = mention.value
    if kind in {"pilot", "pilot_subsidiary", "joint_venture"}:
        relation = _relation(mention, scene)
        if relation == "dispatched":
            kind = "pilot_dispatched"
        elif relation == "subsidiary" and kind == "pilot":
            kind = "pilot_subsidiary"
        elif relation == "joint_venture":
            kind = "joint_venture"
        elif relation == "contractor" or re.search(
            r"(?:外派|派|借调|派驻|驻点?)(?:到|去|在|来)$", scene.before(mention, 6)
        ):
            kind = "ask"
    return {"employer": kind, "enterprise": row} if row else {"employer": kind}


def _relation_choices(row: str) -> list[dict[str, object]]:
    return [
        {"label": "公司自己的员工", "facts": {"employer": "pilot", "enterprise": row}},
        {"label": "劳务派遣到这里", "facts": {"employer": "pilot_dispatched", "enterprise": row}},
        {"label": "外包或供应商公司的员工", "facts": {"employer": "guangzhou_other"}},
    ]


def _relation_alone(scene: Scene, reading: Reading) -> None:
    """派遣 without a company: to whom is what matters."""
    for mention in scene.mentions:
        if (
            mention.kind == "R"
            and mention.value == "dispatched"
            and mention.status == "asserted"
            and not scene.clauses[mention.clause].question
        ):
            if _FORMERLY.search(scene.before(mention, 6)):
                continue
            if re.search(r"不是|没|并非", scene.before(mention, 4)) or (scene.asking or "") == "plan_covers_me":
                continue
            choices = [
                {
                    "label": "派遣到四家试点企业之一（广汽、广州港、广州地铁、广州数科）",
                    "facts": {"employer": "pilot_dispatched"},
                },
                {"label": "派遣到广州的其他单位", "facts": {"employer": "guangzhou_other"}},
            ]
            ask(reading, scene.surface(mention), "您是派遣到哪里上班的？", choices)
            return


_GROUPS = (
    ("广州汽车集团", "gac"),
    ("广州港集团", "guangzhou_port"),
    ("广州地铁集团", "guangzhou_metro"),
    ("广州数字科技集团", "guangzhou_digital"),
)
_ANSWERS = {
    "subsidiary": ("子公司", "pilot_subsidiary"),
    "itself": ("本部", "pilot"),
    "dispatched": ("派遣单位", "pilot_dispatched"),
}


def which_group(scene: Scene, reading: Reading) -> None:
    """子公司 or 本部 as the answer to the question about the employer: of which group is what is left."""
    said = [mention for mention in scene.mentions if mention.kind == "R" and mention.value in _ANSWERS]
    if scene.asking != "employer" or not said or reading.facts or reading.clarify or reading.answer:
        return
    name, kind = _ANSWERS[said[0].value]
    choices: list[dict[str, object]] = [
        {"label": f"{group}的{name}", "facts": {"employer": kind, "enterprise": row}} for group, row in _GROUPS
    ]
    ask(reading, scene.surface(said[0]), "您说的是哪个集团？", [*choices, {"label": "别的集团或公司", "facts": {}}])
