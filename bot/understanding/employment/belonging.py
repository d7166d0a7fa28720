"""Whether a company that is named is the speaker's: his own, denied, left, wanted, or only spoken of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.employment import departures, hirings, relations, surroundings

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Mention, Scene

DENIED = re.compile(
    r"(?:不是(?!我[是在])|不在|没在|不再|并非|不属于|又不是|不算|非(?!要)|没有在|不系)(?:(?!我[是在系])[^,E]){0,4}$"
    r"|(?:讲|说|写|打|填|记|当|听|选|看|搞|弄|认|报|登记|念|输)(?:错)?(?:成|作|为|做)(?:了)?(?:是)?$"
)
_OFFERED_A_PLACE = re.compile(r"^的?(?:offer|录用|录取|面试|笔试|招聘|简历|内推|入职通知)")
WANTED = re.compile(
    r"(?:想|打算|准备|计划|要去|跳槽(?![到来去])|跳(?![槽到来])|希望|能去|可以去|怎么去|面试|应聘(?![上到进了])|投简历|考虑去|(?<!才)(?<!来)(?<!D)(?<!年)(?<!又)(?<!就)考进(?!了|的|来)|考去|进得了|能进|想进|要进|(?:快|即将|马上|将要?|准备)要?(?:入职|进|去|到))(?:(?!我[是在系])[^,E]){0,5}$"
)
_FROM_TO = re.compile(r"(?:想|打算|准备|计划|希望|要|考虑)[^,]{0,4}从[^,]{1,8}$")
"""想从私企跳到地铁."""
_CALLS_ME = re.compile(
    r"^(?:那边|这边|公司|集团|人事|的人|的HR|的hr)*(?:让|叫|喊|请|约|通知|联系|找|挖|给|招)(?:了|过)?我"
)
"""地铁那边让我去面试."""
_PARTNER = re.compile(r"(?:给|为|帮|替)(?:我们?)?$")
_PARTNER_AFTER = re.compile(r"^(?:的)?(?:做配套|做供应|供货|配套|代工|做外包|干活的公司|做项目|修东西)")
_SELF_IN_QUESTION = re.compile(
    r"(?:我在|我们|我是|我|在|是|属于|单位是|公司是)(?:一家|一个|个|家|间|广州的?|[天河越秀海珠荔湾白云黄埔番禺花都南沙增城从化]{2}区?的?)*$"
)
_GREETED = re.compile(r"^(?:你好|您好|喂|哎|老师|师傅|请问|我|本人|想问下?|问下|,)*$")
_SENT_BY = re.compile(
    r"[我俺咱](?:是|就是|属于|,)*(?:R|[^,]{0,4}(?:公司|劳务))[^,]{0,3}(?:派|外派|派遣|安排)(?:到|去|在|往|驻|来)*了?$"
)
"""我是劳务公司派到地铁搞维护的，能不能报: who he is is told, whatever is asked after it."""
_AS_A_POST = re.compile(
    r"^的?(?:本部|总部)?的?(?:J的?|[^,STQJ?吗没不能可算]{1,5}(?:司机|师傅|工人|员工|[修焊钳电装喷检]工|技工|[操维检调]\w员)的?)"
    r"(?=[STQDU]|一个|一枚|干|做|有(?!没)|考|拿|,)"
)
"""广州港的拖车司机干了十五年了，还有没有路子: who he is is told, whatever is asked after it."""
_ABOUT = re.compile(
    r"^(?:的)?(?:算不算|算|是不是|有没有|能不能|可不可以|可以|能|招|招人|也|在哪|怎么|的?政策|的?方案|什么时候|要不要|开始|名单|待遇|工资|好不好|好进|和|跟|与|那边有|属于)"
)
_NEEDS_CUE = re.compile(r"(?:在|是|到|当|做|于|进|属于|我们|系|算)(?:一家|一个|个|家|间|名|一名|的)*$")
_ANCHOR = re.compile(
    r"(?:^|称|全名|[A-NP-Z,、/()~+&*&#@&-]|在|是|系|[来去进入派调到达]|进了|入了|于|属|归|叫|做|干|单位|公司|厂|集团|企业|我|咱|俺|们|本人|自己|现在|目前|如今|眼下|现|广州|[天河越秀海珠荔湾白云黄埔番禺花都南沙增城从化萝岗芳村文冲]{2}区?|的|了|过|着|嗯|呃|啊|哦|再|还|就|都|也|已经|"
    r"一家|一个|一所|一间|一[家个所间名][^,]{0,4}|家|间|所|个|名|不是|没|有|毕业|后|后来|[R派借租][给至往]|[广州洲]{2}|面|边|加入|混|守|留|回|成|为|投奔|跳槽|跳|扎根|端|吃|入职|录用到|应聘到|分到|招到|招进|考进|调任|转岗到|身为|作为|担任|当|at|in|for|with|from|of|the|a|就职|供职|任职|服务|效力|挂|待|呆|跟着|被)"
    r"(?:本地|当地|这边|那边|那头|广州|市里?|那家|那个|那间|这个|这家|我们|咱们?|老牌|正宗|所谓|一个|一家|的| )*$"
)
"""What may stand right before a company's name that is the speaker's: anything else (离, 跟, 靠近) may mean another."""
_SHORT_LEAD = re.compile(r"^[^,离跟和同与给为靠挨近替帮比像对面看听学想要问没不别隔找被让请坐搭乘从由]{1,4}$")
_INSIDE = re.compile(r"(?:在|是|系|进|进了|到|去)[^,离跟和同与给为靠挨近替帮比像]{1,4}$")
_UNSURE_NONE = re.compile(
    r"^(?:金|险|保险|补|证|登记|待遇|救济|率|人群|时(?!间)|的时候|那时|那阵|那会|那年|那几年|期间|那段|经验|人员|过|这|的时候|变动)"
)
_EVER_SINCE = re.compile(r"^(?:了|到现在|在家|都|已经|快|差不多|大概|有|也)*U(?:了|多|来)*$")
"""失业大半年了 is so still."""
_TO_ME = re.compile(r"(?:告诉|问|给|跟|让|叫|帮|回答|教|对|和)我(?!们?(?:在|是))")
_STILL = re.compile(r"^(?:着|了)?呢")
_ANOTHER_ROLE = re.compile(r"[离跟和同与给为靠挨近替帮比像对面看听问坐搭乘没不别想住邻]|以前|之前|原来|曾")


def _presumed(scene: Scene, before: str) -> bool:
    """Tell whether the question speaks for a company: asked where somebody works, what he names is it, unless something is against it."""
    return scene.asking == "employer" and not _ANOTHER_ROLE.search(before)


_WOULD_BE_AT = re.compile(
    r"(?:调|转|换|跳|去|进|入职|加入|应聘|来|move|switch)(?:槽)?(?:到|去|进|成|回|往| ?to)?(?:了)?$|\b(?:move|switch|go|transfer) to ?$|join ?$"
)


_TOGETHER_WITH = re.compile(r"[跟和与同]$")
_FOUNDED = re.compile(r"^(?:集团|公司)?(?:一起|一齐|合伙|共同|夹份|合股|合作|合资|X)+(?:开|办|建|设|搞|成立)")
"""日本人同广汽夹份开的车厂."""
_ASSESSED = re.compile(r"(?:评|考|聘|定|认定|晋)(?:的|了|上|到|过|为|成)$")
"""前年评的技工学校讲师: a title."""
_THE_NAMED_ONE = re.compile(r"E(?:就|也|都|到底|究竟)*(?:是|算|算是|属于|归|系|是不是|算不算)$")
"""广州港是市属的吗."""
_TAKEN_TO_BE = re.compile(r"(?:以为|当成|误以为|误认为)(?:我们?|咱们?)?(?:也|就|都)?(?:是|在)?$")


def status(mention: Mention, scene: Scene) -> str:
    """Return what the sentence says of a company that it names."""
    clause = scene.clauses[mention.clause]
    before, after = scene.before(mention), scene.after(mention)
    if _TOGETHER_WITH.search(before) and _FOUNDED.match(after):
        return "asserted"
    if _TAKEN_TO_BE.search(before) or (mention.value[0] == "non_enterprise" and _ASSESSED.search(before)):
        return "generic"
    if surroundings.is_hearsay(before, after):
        return "generic"
    if DENIED.search(before) and not re.search(r"是不是$", before):
        return "negated"
    if clause.hypothetical and _WOULD_BE_AT.search(before):
        return "asserted"
    presumed = _presumed(scene, before)
    hired = hirings.works_for(before, after)
    lent = hired or (hirings.is_hired_by(before) and relations.relation(mention, scene) == "dispatched")
    if mention.value[0] != "none" and not (
        _ANCHOR.search(before)
        or _SHORT_LEAD.match(before)
        or _INSIDE.search(before)
        or hirings.signs_with(before, after)
        or presumed
        or lent
        or surroundings.has_a_desk(before, after)
    ):
        return "generic"
    if surroundings.only_spoken_of(mention, scene, before, after):
        return "generic"
    if WANTED.search(before) or _FROM_TO.search(before) or _CALLS_ME.match(after) or _OFFERED_A_PLACE.match(after):
        return "target"
    if departures.left(mention, scene, before, after):
        return "past"
    rivals = [
        other for other in scene.mentions if other.kind == "E" and other is not mention and other.status != "other"
    ]
    if (
        rivals
        and mention.value[1] is not None
        and re.match(r"^(?:的)?(?:施工|供应商|外包|承包|分包|配套|合作|代理|经销|R)", after)
        and relations.relation(mention, scene) == "contractor"
    ):
        return "partner"
    if re.search(r"[跟和与]$", before) and re.match(r"^(?:公司|集团|那边)?(?:X|没|无|不|两回事)", after):
        return "generic"
    if (
        not lent
        and (
            _PARTNER.search(before)
            and re.match(r"^(?:的)?(?:J|做|供|配|代|干|送|加工|生产|拉|运|提供|服务|跑|修)", after)
        )
    ) or _PARTNER_AFTER.match(after):
        return "partner"
    kind = mention.value[0]
    if kind == "none" and re.search(
        r"(?:怕|会|要|差点|差一点|险些|可能|担心|快|没|没有|不想|别)(?:给|会|要)?$", before
    ):
        return "generic"
    if kind == "none" and any(other.kind == "U" for other in clause.mentions) and not _EVER_SINCE.match(after):
        return "generic"
    if kind == "none" and (_UNSURE_NONE.match(after) or before.endswith("有")):
        return "generic"
    if (
        kind == "non_enterprise"
        and not presumed
        and not _NEEDS_CUE.search(before)
        and not (re.match(r"^(?:的)?$", after) and not before.endswith("U"))
        and not re.match(r"^(?:里|里面)?(?:上班|工作|的人|做事)", after)
        and len(mention.text) <= 3
    ):
        return "generic"
    if mention.text.endswith(("老师", "教师")) and re.match(r"^(?:说|讲|告诉|让|叫|教|问|带|推荐|提)", after):
        return "generic"
    if mention.text in {"老师", "教师"} and not _NEEDS_CUE.search(before):
        return "generic"
    if clause.question and not (kind == "none" and _STILL.match(after) and clause.stop != "?"):
        if _THE_NAMED_ONE.search(before):
            return "generic"
        if _ABOUT.match(after) and not re.search(r"(?:我在|我们是|我是|在)$", before):
            return "generic"
        if (
            _SELF_IN_QUESTION.search(_TO_ME.sub("", before))
            or re.match(r"^(?:本部|上班|工作|U)[^,]{0,2}[STQAUJ技]", after)
            or "我" in _TO_ME.sub("", before[-8:])
            or (_GREETED.match(before) and _AS_A_POST.match(after))
            or (_SENT_BY.search(before))
        ):
            return "asserted"
        return (
            "asserted"
            if re.match(r"^(?:的)?(?:员工|职工|正式工)?$", after) and clause.stop != "?" and not before
            else "generic"
        )
    return "asserted"
