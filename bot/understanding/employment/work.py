"""Work since a certificate, and breaks in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.attachment import events, gaps
from bot.understanding.attribution import speaker
from bot.understanding.credentials import systems
from bot.understanding.employment import beginnings
from bot.understanding.reading import Reading

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Clause, Mention, Scene

_THIS_WORK = r"J|(?:产|流水)?线上|机台|班组|现场|老一套|同样的活|同一件事|这行|这一行|这个(?:工作|岗位?|工种|行业)?|本行|本职|本岗|在岗|岗位|老本行|相关|对口|同一个|同一岗|这份工|这项|这方面|检修|技术|操作|一线|这块|原岗|老岗位|专业|本工种|本专业"
_ALWAYS = re.compile(
    rf"(?:一直以来|一直|一路|始终|至今|从没离开过?|从未离开|到现在还?|现在还是|还在|持续|连续)(?:都|就|也|还|是|有|在)*(?:在)?[^,。没不想考评报STQ]{{0,12}}(?:{_THIS_WORK})(?!过)|"
    r"(?:一直|一路|始终)(?:都|就|也|是)?在?(?:做|干|从事|搞|修|开)(?:的|着|这|同|J|$|[,。])|(?:一直|一路|始终)(?:都|就|也)?(?:是|在|干|做|搞|当)(?:的)?[^,。没不想考评报STQA]{1,5}工(?!程)|(?:天天|U到头|一年到头|每天|日日)(?:都|就|还)?在(?:岗|[^,家没不A-Z]{1,5}(?:上|边|旁|里|干|做)(?=$|[,。]))|U(?:都|也)?没(?:落下|丢下|撂下|放下|荒废|耽误|断|停|离开|丢|歇|闲)|(?:工种|岗位|这行|本行|活)(?:一直|从来|都|也|就)*(?:没有?|未)(?:变|换|转|断|停|改)|没挪过(?:地方|窝|岗)|一直(?:都)?(?:在)?从事[^,。没不]{1,8}|(?:still |还)(?:doing|working)(?: (?:it|this|that|here|there|the same|on))|same (?:job|work|trade|thing)(?: ever| all)? since|(?:doing|worked|working)[a-z ]{0,20}ever since|non-?stop|without (?:a |any )?break|never (?:stopped|left)|(?:一直|一路|始终|都|全程)(?:都|就)?(?:是)?在(?:同一个|这个?|原来?的?|老|一个|这条|条|那条|同一条)[^,A-Z没不考报评]{1,6}(?:干|做|搞|上班|工作)|(?:一直|一路|始终)[^,A-Z没不考报评想]{1,6}到(?:现在|如今|今天|今)|一直干下来|一直在干|一直在做|一直做到现在|(?:干|做|返|搞|修|开)到(?:现在|如今|今[天日]?|而家)",
)
_UNBROKEN = re.compile(
    r"(?:没有?|从没|从未|未曾?|冇|没得|不曾|从来没有?)(?:U|一刻|一次|半天)?(?:断|停|转|换|离开|离|间断|中断|改|变动?|脱|调|丢|挪)过?(?:岗|窝|行|工种|工作|专业|本行|这行|这一行|这个|过|J)|(?:没有?|未曾?|从未|不曾)(?:撂下|落下|丢下|荒废|放下|歇|闲|耽误)过|(?:没有?|未曾?|从未|不曾)(?:中断|间断|断过|停过|断档|脱岗|离岗|转岗|换岗|离开)|没断(?:$|[,。过])|没停(?:$|过|[,。])|(?:没|未)(?:转过?岗|离岗|脱岗|换岗|下过?(?:一线|线|机台|岗|产线|车间))|不间断|没间断|没中断|从没断|没断档"
)
_NEVER_WORKED = re.compile(
    r"(?:就|再|也|都|之后|以后|后|后面|后来)(?:没有?|没|未|冇)(?:再|怎么)?(?:干|做|从事|用(?=过|这|那|上)|搞|碰|摸)过?(?:这|本|那|相关|J|过|了|$)|(?:没有?|从没|从来没有?)(?:干|做|从事)过?(?:这|本|相关)[^,。]{0,4}(?:行|工作|岗|工种|个)?|(?:K|证|[STQ])[^,家墙里厅]{0,5}(?:就|一直|也|都|拿了|之后|以后|后)*(?:放着|放(?:在|进)?(?:抽屉|柜子|箱子|家)|锁(?:着|在|进|柜)|扔(?:着|在|一边)|搁(?:着|在)|躺(?:着|在)|压箱底|没用过|没用上|X过|X上|挂着|吃灰)|(?:[KSTQ]|拿证|拿完证)[^,U]{0,6}(?:就|便)?(?:转行|改行)(?!过|U|了U)|一天都没(?:干|做)|转行了$|后来(?:就)?改(?:做|去|行)(?!过|U|了U)|后来(?:就)?(?:做|搞|干)(?:别的|管理|行政|销售|后勤|J)了$|(?:后来|之后|以后|那之后)(?:都|就|一直)?(?:干|做|搞)的?(?:全|都|尽|净|一直)*是(?:别的|其他|管理|行政|后勤|销售|业务|仓库|财务|文职|文员|保安|J)|人没干过|没(?:实际)?(?:上过手|上手)|没再碰|(?:没有?|未|冇)(?:再)(?:怎么)?(?:掂|碰|摸|沾|接触|干|做|搞|动)过?(?:这|本|那|老本|相关)(?:一)?行|没(?:有)?再?(?:做|干|搞|碰)过?(?:技术|这行|本行|老本行|这个|这块|本职|专业)(?:活|工作|岗)?(?:了|过)?(?=$|[,。])"
)


_OF_SOMETHING_ELSE = ("is_frontline", "has_", "plan_", "contest_awards", "honours")
"""What was asked for, where 一直操作机床 and 一次都没碰过 are told of it, unless a certificate is spoken of."""


_OF_A_DAY = ("skill_levels.", "titles.", "qualifications.")
_PUT_AWAY = re.compile(r"压箱底|X|吃灰|放着|挂着|放(?:在|进|抽屉|柜|箱)|锁(?:在|着|进|柜)|扔|搁|躺")
"""鬼记得，证压箱底了: asked for the day, it tells where the paper lies."""


def collect(scene: Scene, reading: Reading) -> None:
    """Write what is said about work into the reading."""
    _since_certificate(scene, reading)
    beginnings.collect(scene, reading)


def _keys(scene: Scene) -> list[str]:
    asked = scene.asking or ""
    if asked.startswith("worked_since"):
        return [asked]
    if asked.startswith("titles."):
        return ["worked_since_title"]
    skills, titles = bool(scene.of_kind("S")), bool(scene.of_kind("T") or scene.of_kind("Q") or _a_title(scene))
    if titles and not skills:
        return ["worked_since_title"]
    return ["worked_since_skill", "worked_since_title"] if titles and skills else ["worked_since_skill"]


def _a_title(scene: Scene) -> bool:
    """Tell whether a word with two meanings is the name of a title by its context: 评上工程师."""
    told = [systems.settled(mention, mention.value, scene) for mention in scene.of_kind("A")]
    return any(fact == "titles" for fact, _ in filter(None, told))


def _since_certificate(scene: Scene, reading: Reading) -> None:
    if (scene.asking or "").startswith("guangzhou_enterprise") and not scene.of_kind("STQK"):
        return
    if not _of_certificate(scene):
        return
    gap = next((mention for mention in scene.mentions if mention.role == "gap" and mention.status == "asserted"), None)
    changes = speaker.events(scene)
    days = gaps.days(scene) or 0
    elsewhere = (scene.asking or "").startswith(_OF_SOMETHING_ELSE) and not scene.of_kind("STQK")
    for clause in scene.clauses:
        if speaker.at(changes, clause.end if gap is None or gap.clause != clause.index else gap.place) == "other":
            continue
        counted = bool(_DOES_IT_COUNT.search(clause.text)) and gaps.something_left_out(scene.skeleton)
        value = _clause_value(clause, gap, days, aside=counted)
        if isinstance(value, dict) and _same_work_there(clause, scene):
            value = True
        if value is None and (scene.asking or "").startswith("worked_since") and not clause.question:
            unchanged = _UNCHANGED.search(clause.text) or events.denies_breaks(clause.text)
            value = True if unchanged and not clause.hypothetical else None
        if value is True and _since_hired(clause, scene):
            continue
        if value is None or (value is True and gap is None and gaps.something_left_out(scene.skeleton)):
            continue
        if value is False and scene.asking in {"skill_levels_complete", "titles_complete"}:
            continue
        if value is False and _put_away_only(clause, scene):
            continue
        if value is False and (scene.asking or "").startswith(_OF_A_DAY) and _PUT_AWAY.search(clause.text):
            continue
        if elsewhere and isinstance(value, bool) and not (value and _UNBROKEN.search(clause.text)):
            continue
        target = reading.hypothetical if clause.hypothetical else reading.facts
        for key in _keys(scene):
            target[key] = value
        if isinstance(value, dict):
            return


def _since_hired(clause: Clause, scene: Scene) -> bool:
    """由2018年做到现在, told of a place of work and of no certificate."""
    if (scene.asking or "").startswith("worked_since") or any(mention.kind in "STQKWA" for mention in clause.mentions):
        return False
    return any(mention.kind == "D" for mention in clause.mentions) and bool(_FROM_TO_NOW.search(clause.text))


def _same_work_there(clause: Clause, scene: Scene) -> bool:
    """派我出国待了一年，干的还是老本行: away from here, and at the same work."""
    following = scene.clauses[clause.index + 1].text if clause.index + 1 < len(scene.clauses) else ""
    return bool(_THE_SAME_WORK.match(following)) and "回" not in clause.text


def _put_away_only(clause: Clause, scene: Scene) -> bool:
    """证压箱底了 tells where the paper lies, unless it was asked whether it is used, or it always lay there."""
    asked = (scene.asking or "").startswith("worked_since")
    return bool(_PUT_AWAY.search(clause.text)) and not (asked or re.search(r"就|一直|没|从|U", clause.text))


def _of_certificate(scene: Scene) -> bool:
    """Work told beside a prize is work since a certificate only if there is one too, or the question was about one."""
    asked = (scene.asking or "").partition(".")[0]
    return (
        not scene.of_kind("CPHM")
        or asked.startswith("worked_since")
        or asked in {"skill_levels", "titles", "qualifications"}
        or any(mention.kind in "STQAWK" and mention.status != "other" for mention in scene.mentions)
        or bool(_PAPERS.search(scene.normal.text))
    )


_FROM_TO_NOW = re.compile(
    r"(?:厂|公司|单位|E|这里|这儿)[^,]{0,3}[从由自打]?D(?:年)?(?:起|开始)?(?:就|一直)*(?:干|做|返|待|呆)到(?:现在|如今|今)"
)
_THE_SAME_WORK = re.compile(
    r"(?:我|但|不过|可|在那边|那边|在那|去那|,)*(?:干|做|搞)的?(?:还|也|都|照样|依然|仍然|一样)*(?:是|系)(?:这|本|同|老|一样|原来|相同|相关)"
)
_DOES_IT_COUNT = re.compile(r"(?:算|计|扣|影响|要紧|碍事)(?:不算|不计|不扣|不影响|不要紧|断)?(?:吗|么|不|嘛)?$")


def _clause_value(
    clause: Clause, gap: Mention | None, days: int, *, aside: bool = False
) -> bool | dict[str, int] | None:
    text = clause.text
    if gap is not None and gap.clause == clause.index and gap.time is not None:
        return None if clause.question and not aside else {"gap_days": days}
    if any(mention.status == "other" for mention in clause.mentions) or any(
        mention.kind == "O" for mention in clause.mentions
    ):
        return None
    if re.search(r"[吗么]$|要不要|是不是要|必须(?!的)|需要|才算|算不算|行不行|怎么算", text) or (
        clause.question and not clause.hypothetical
    ):
        return None
    match = _NEVER_WORKED.search(text)
    if (
        match
        and not re.match(r"^(?:我|俺)?[WMB]", text)
        and not _NOT_WORK.match(text[match.end() :])
        and not re.search(r"没(?:干|做)过(?:别的|其他)|单位|公司|厂里|集团|方案", text)
    ):
        return None if _ALWAYS.search(text) else False
    if _UNBROKEN.search(text) and not re.search(r"换过?(?:单位|公司|厂)", text):
        return True
    outside = any(mention.kind == "J" and mention.value["outside"] for mention in clause.mentions) or _DESK.search(text)
    if (_ALWAYS.search(text) or _SAME_TRADE.search(text)) and "想" not in text and not outside:
        return True
    return None


_DESK = re.compile(
    r"(?:做|干|从事|搞|当)(?:生意|买卖|销售|业务|管理|行政|后勤|文[职员]|财务|人事|会计|保[安洁]|仓|门卫|食堂|采购|小工|临时)"
)
_SAME_TRADE = re.compile(
    r"(?:一直以来|一直|一路|始终)(?:都|就|也|是)*在?(?:做|干|从事|搞|修|弄)(?!别的|其他|梦|主|好|得|了|过|出|完|到|不|没|什么|啥)"
    r"[^,。没不未想考评报STQWKOEMPHB?]{1,6}$"
)
"""一直干电气维修: a trade that no list has is a trade all the same; 一直做销售 is none."""


_NOT_WORK = re.compile(r"^(?:过|了|的|什么|啥|任何|这个|那个|半个|一个)*[WKCHPSTQB赛奖]")
_PAPERS = re.compile(r"证|考[到过取上完]|拿[到完证]|cert|technician|license|评[上完]")
_UNCHANGED = re.compile(
    r"(?:天天|日日|每天|成日)(?:都|还|也)?(?:在)?(?:干|做)(?:着|的|呢)*(?=$|,)|(?:干|做|搞)着呢|(?:没有?|从没|未|冇)(?:再)?(?:干|做|搞)过?(?:别的|其他|其它)|还是(?:在)?(?:干|做|搞|修|开)(?!别|其他|不|好|得|过|行政|管理|后勤|销售|文)|班(?:照上|照样上|没落下|没耽误)|照(?:样|常|旧)?上班|(?:干|做|搞|从事)的?(?:还|也|都|仍|仍然|始终|一直)*(?:是|系)(?:这|本|同|老|一样|原来|相同)|(?:没有?|从没|未)(?:换|转|变|动|挪|改|离开|断|停)过?(?:地方|工种|岗|行)?了?$"
)
