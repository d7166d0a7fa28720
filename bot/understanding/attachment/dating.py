"""Attaching dates and lengths of time: to a level, to the work, to a break, or to nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.attachment import (
    bare_times,
    employment_dates,
    events,
    first_answer,
    gaps,
    pairing,
    precedence,
    sole_answers,
)
from bot.understanding.factuality import outcomes
from bot.understanding.lexicon import grammar
from bot.understanding.skeleton.scene import LEVELS, TIMES

if TYPE_CHECKING:
    from datetime import date

    from bot.understanding.skeleton.scene import Clause, Mention, Scene

_CERTIFIED_BEFORE = re.compile(
    r"(?:拿|考|取得|获得|评|持|得|领|发|过|有)(?:到|上|下|过|完|了)?(?:[STQWAK]|这个|那个|这本|那本|本本)?[STQWAKU]?(?:以后|之后|后|以来|至今|到现在|起|算起)[^,]{0,14}$|(?:持|揣着?)[STQWAK]?[^,]{0,4}$|(?:当|评|升|聘)(?:上|到|了|为)?[STQA][^,]{0,6}$"
)
_OBTAIN = re.compile(
    r"拿|考(?!虑)|下文|下的$|发文|批文|评(?!论|委)|取得|获得|获评|获|领(?:了|到|的|取|证|$)|核发|颁发|签发|下发|出证|下证|发(?:的|了|证|K|下)|批(?:的|了|下)|办(?:的|了|下来)|升(?:的|了|上|到|为|成)*(?:$|[,STQA])|领回|过(?:的|了)|(?:才|终于|总算|就|这才)(?:考|评|审|批)?过$|(?:就|才|便)(?:有|是)(?:了|的|$)|得(?:的|了|到)|认定|通过|下来|"
    r"到手|聘(?:的|了|任|上)|日期|date|issue|obtained|passed|dated|落款|写着|印着|证|持|本本|[KWSTQA]",
)
_AGE = re.compile(r"岁|出生|年生|生人|年的车|孩子|结婚|退休|届世|届全国|疫情|政策|文件|通知|比赛|文号|学|读|毕业")
_ENTRY_DATE = re.compile(
    r"(?:入职|进厂|入厂|报到|上班|参加工作|到岗|上岗|开工|来广州|到广州|进广州|签合同)[^,DUSTQK]{0,10}?(?:日期|时间|日子|那天|年份)?(?:我)?(?:记得|应该|大概)?(?:是|为|系|在|:)+$"
)
_DAY_ASKED = re.compile(r"guangzhou_|worked_|plan_|has_|is_|[a-z_]+\.")
_SCHOOL = re.compile(r"(?:来|到|在)[^,毕]{0,4}(?:读|念|上(?:学|大|技|中专)|求学)")
_LIFE = re.compile(r"结.?婚|离.?婚|生.?[孩小娃仔女儿二宝]|买.?[房车]|搬家|退休|住院|手术|[STQAWK]|补贴|岗位证|证")
_ONCE = re.compile(r"(?:挂|借|租|用|学|住|带|教|(?<!离)开|干|做|当|试|跑|待|呆)过$")
"""挂过两年, 当过三年: what was so once tells nothing of now."""
_GOT_IN_BRACKETS = re.compile(rf"{grammar.LEVEL}[^,]{{0,10}}(?:拿|考|评|发|领|批|办|取得)(?:到|上|下来)?(?:的|了)\($")
"""技师在广州考的（2019）: where it was got stands before the day."""
_NO_THING = re.compile(r"没|不|还没|刚|十[分足]|一[样般起定下点些共旦]|统一|唯一")
"""Words that are traps by their characters, and no things: 统一评的, 2017年没错."""
_MOST_TIMES = 60
"""Nobody tells so many days of himself in one message; which of them belongs to what would be a guess."""


def attach(scene: Scene) -> None:
    """Give every time of the text a role, and every level the time that belongs to it."""
    if sum(mention.kind in TIMES for mention in scene.mentions) > _MOST_TIMES:
        return
    outcomes.settle(scene)
    _compared(scene)
    for mention in scene.mentions:
        if mention.kind in TIMES and mention.status == "asserted":
            mention.role = _role(mention, scene)
    first_answer.take(scene)
    sole_answers.take(scene)
    gaps.from_to(scene)
    pairing.pair(scene)


_AS_WITH = re.compile(r"^(?:证)?(?:同(?:Z|U|年|时|一年|一批|一天)|一起|一块|一道|同一|早|晚|一样)")


def _compared(scene: Scene) -> None:
    """跟技师同一年 in the answer to a question for another date says nothing of 技师."""
    asked = (scene.asking or "").partition(".")[2]
    for mention in scene.of_kind("STQ") if asked else ():
        joined = re.search(r"(?:跟|和|与|同|比|随)(?:我?的?|那个|考)*$", scene.before(mention))
        if joined and mention.value != asked and _AS_WITH.match(scene.after(mention)):
            mention.status = "generic"


_UNREAD_NUMBER = re.compile(r"\d、$")
"""19、20年左右: years or lengths, and of which; whoever guesses is wrong half the time."""
_DAY = "昨天|前天|大前天|今天|明天|后天|昨日|前日|今日|寻日"
_DAY_OF_A_DAY = re.compile(rf"^[的嘅](?:D|{_DAY})")
"""昨天的明天 is a game, not a day that somebody tells."""
_BRACKETS = str.maketrans("", "", "()")


def _role(mention: Mention, scene: Scene) -> str:
    clause = scene.clauses[mention.clause]
    before, after = (side.translate(_BRACKETS) for side in (scene.before(mention), scene.after(mention)))
    after = _without_just(mention, scene, after)
    if mention.kind == "U" and mention.time is not None and mention.time.form == "full" and "Z" in before:
        return "none"
    if mention.time is not None and mention.time.form == "class":
        return "since" if scene.asking == "guangzhou_enterprise_since" else "none"
    if mention.kind == "U" and precedence.is_tenure_before(mention, scene):
        return "none"
    if mention.text in _DAY.split("|") and (_DAY_OF_A_DAY.match(after) or re.search(rf"(?:D|{_DAY})[的嘅]$", before)):
        return "none"
    if mention.kind in "UY" and _UNREAD_NUMBER.search(before):
        return "none"
    event = events.happened(after)
    if mention.kind == "D" and _trapped(mention, scene, after) and not employment_dates.ENTRY_AFTER.match(after):
        return "none"
    if events.beside_number(after) or (event == "other" and mention.kind == "D"):
        alone = sum(other.kind == "D" for other in scene.mentions) == 1
        asked = scene.asking == "guangzhou_enterprise_since"
        if (
            (employment_dates.ENTRY_AFTER.match(after) and not _SCHOOL.search(re.split("[DUYZ,]", after)[0]))
            or employment_dates.SINCE_AFTER.match(after)
            or (asked and alone and re.search(r"毕.?业", after))
        ):
            return "since"
        return sole_answers.UNDECIDED if asked and not _LIFE.search(after) else "none"
    if event == "begun" and mention.kind == "D":
        return "none"
    if mention.kind == "D" and _GOT_IN_BRACKETS.search(scene.before(mention)):
        return "certificate"
    if mention.kind == "D" and (_heads_something_else(mention, scene) or _of_a_break(after)):
        return sole_answers.UNDECIDED if scene.asking == "guangzhou_enterprise_since" else "none"
    if (
        mention.time
        and mention.time.form == "ordinal"
        and (event == "obtained" or re.match(r"^(?:上|头上|里|的时候)", after))
    ):
        return "none"
    if (
        re.search(rf"{grammar.LEVEL}(?:证)?(?:是|在)?$", before)
        and not clause.hypothetical
        and not _asked_for(mention, clause, before, after, scene.today)
    ):
        return "certificate"
    if re.search(r"双[证K]|方案", clause.text) and not re.search(r"拿|考|评(?!双)|发", after[:4]):
        return "none"
    if mention.kind == "U" and "." in (scene.asking or "") and _in_hand(mention, before, scene):
        return "certificate"
    away = gaps.role(mention, scene, before, after) if mention.kind == "U" else None
    if away:
        return away
    if mention.kind == "U" and _ONCE.search(before):
        return "none"
    if (scene.asking or "").startswith("worked_since") and mention.kind == "U" and gaps.worked(before):
        return "none"
    if clause.question and re.match(r"^(?:以前|之前|以后|之后)的K", after):
        return "question"
    if (
        re.match(r"^(?:考|报|评)(?!的|到|上|过|取|下|出|完|个)", after)
        and mention.time
        and mention.time.form == "ordinal"
    ):
        return "none"
    if _beside_merit(before, after):
        return "award"
    if _asked_for(mention, clause, before, after, scene.today):
        return "question"
    if clause.hypothetical and mention.kind == "U" and not _OBTAIN.search(before + after):
        return "none"
    if re.search(
        rf"{grammar.LEVEL}(?:证|的证|证书|的)?(?:身份|资格|差不多|大概|大约|足足|整整|少说|起码|至少|将近|接近|一共|总共|只|刚好|正好|到现在|至今|算下来|一晃|转眼|都|也|我|已经|有|快|是|在|拿|考|评|持|开|当|做|干|升|发|办|聘|取得|了|到|的|证|上|批|才|就|刚|过|年限|从|自|打| )*$",
        before,
    ):
        return "certificate"
    if _CERTIFIED_BEFORE.search(before):
        return "certificate"
    if re.match(r"^(?:再|又|重新|想|打算|准备|还要?)(?:报|考|评|去)(?!了|过|到|上)", after):
        return "none"
    if mention.kind == "D" and re.match(r"^(?:就|才|刚)?(?:拿|考|评|发|领|取得|获得|批)(?:的|了|到)", after):
        return "certificate"
    if mention.kind == "U" and mention.text.endswith("了") and employment_dates.WORK_BEFORE.search(before):
        return "since"
    if re.match(rf"^(?:的)?(?:老)?{grammar.LEVEL}", after):
        return "certificate"
    if re.search(r"D(?:年)?(?:到|至|-|~)$", before) or (
        mention.kind == "D" and re.match(r"^(?:年)?(?:到|至|-|~)D", after)
    ):
        return "none"
    if (
        (employment_dates.ENTRY_AFTER.match(after) or employment_dates.SINCE_AFTER.match(after))
        and not employment_dates.THEN_OBTAINED.search(after)
        and not _SCHOOL.search(re.split("[DUYZ,]", after)[0])
    ):
        return "since"
    if (
        employment_dates.WORK_BEFORE.search(before)
        or employment_dates.AT_WORK_BEFORE.search(before)
        or employment_dates.WORK_AFTER.match(after)
    ):
        return "since"
    if _ENTRY_DATE.search(before) or re.search(
        r"(?:进厂|入职|进公司|进E|到E|来广州|参加工作|毕业进|在E|在广州|进的)[^,]{0,4}$", before
    ):
        return "since"
    if scene.asking == "guangzhou_enterprise_since" and re.search(
        r"正式(?:的|工|上班|入职|合同)?(?:是|在|从|算)*$", before
    ):
        return "since"
    if event == "obtained then" or (
        mention.kind == "D"
        and re.match(r"^(?:才|刚|就|又|再|已|先)*(?:拿|考|评|发|领|批|获|办|得|出|取得|颁发|核发|签发|获得)$", after)
    ):
        return "certificate"
    if (_AGE.search(after[:4]) and not (scene.asking == "guangzhou_enterprise_since" and re.search("毕业", after))) or (
        re.search(r"(?:读|学|结婚|出生|生于|服役|当兵|学车)[^,]{0,2}$", before)
        and not ("." in (scene.asking or "") and re.search(r"那一?年(?:就|应该|是)*$", before))
    ):
        return "none"
    if _OBTAIN.search(before[-10:] + after[:12]):
        return "certificate"
    if mention.kind == "D" and re.match(r"^我D的$", clause.text) and not scene.asking:
        return "none"
    if (
        bare_times.BARE.match(clause.text.translate(_BRACKETS))
        and clause.stop == ""
        and not bare_times.levels_follow(clause, scene)
    ):
        return "none"
    if bare_times.BARE.match(clause.text.translate(_BRACKETS)):
        started = (
            re.search(r"开始|算起|起$|起算", after)
            and clause.index
            and re.search(r"广州|公司|厂|E|上班|入职", scene.clauses[clause.index - 1].text)
        )
        return "since" if started else bare_times.bare_role(mention, scene)
    if clause.mentions and any(other.kind in LEVELS for other in clause.mentions):
        return "certificate"
    if (
        mention.kind == "D"
        and bare_times.GLUE.match(clause.text)
        and not _DAY_ASKED.match(scene.asking or "")
        and not clause.question
    ):
        return (
            "certificate"
            if any(other.kind in LEVELS and other.dated_by is None for other in scene.mentions)
            else "none"
        )
    return sole_answers.UNDECIDED


_ONLY_HELD = re.compile(r"^(?:我|都|也|已经|就)*开(?:了|着|有)*$")


def _in_hand(mention: Mention, before: str, scene: Scene) -> bool:
    """揸咗八年几: in Cantonese the same word is to drive and to hold."""
    return bool(_ONLY_HELD.match(before)) and "揸" in scene.normal.surface(0, mention.start)


def _without_just(mention: Mention, scene: Scene, after: str) -> str:
    """去年刚批: the day is that of what follows 刚, which says no more than the day."""
    beside = [other for other in scene.mentions if other.place == mention.place + 1]
    vague = beside and beside[0].time is not None and beside[0].time.form == "recent"
    return after[1:] if vague and mention.kind == "D" else after


def _heads_something_else(mention: Mention, scene: Scene) -> bool:
    """二零二四年四月，我从传祺调到本部: a day alone at the head of a sentence is that of what follows."""
    clause = scene.clauses[mention.clause]
    if clause.text != "D" or clause.stop != "," or clause.index + 1 >= len(scene.clauses):
        return False
    opens = clause.index == 0 or scene.clauses[clause.index - 1].stop not in {",", ":"}
    following = scene.clauses[clause.index + 1]
    return opens and events.happened(following.text) == "other" and not following.question


def _of_a_break(after: str) -> bool:
    own = re.split("[DUYZ]", after)[0]
    return events.interrupts(own) and events.happened(own) not in {"obtained", "obtained then"}


def _trapped(mention: Mention, scene: Scene, after: str) -> bool:
    """Tell whether the day is that of a thing that only looks like a certificate: 2021年拿的驾照."""
    trap = re.match(r"^[^,STQAWKDU]{0,8}X", after)
    place = mention.place + 1 + trap.end() - 1 if trap else -1
    return any(
        other.place == place and not _NO_THING.match(other.text) for other in scene.mentions if other.kind == "X"
    )


def _beside_merit(before: str, after: str) -> bool:
    return bool(re.search(r"[CPH][^,STQAE]{0,5}$", before) or re.match(r"^[^,STQAEUD]{0,6}[CPH]", after))


def _asked_for(mention: Mention, clause: Clause, before: str, after: str, scene_today: date) -> bool:
    if mention.kind == "D" and mention.time is not None and mention.time.span is not None and not clause.hypothetical:
        ahead = mention.time.span.latest > scene_today and bool(
            re.search(r"能|可以|来得及|赶|够|有没有|还|会|才", before + after)
        )
        if ahead and not re.search(
            r"刚|拿了|考了|评了|拿的|考的|评的|发的|拿到|考到|评到|评上|批的|下来", before + after
        ):
            return True
    if mention.kind != "U" or mention.time is None:
        return False
    if re.match(r"^是?(?:从|按|以)[^,]*还是", after):
        return True
    if re.match(
        r"^(?:了)?(?:没有?|吗|不|么|行不行|够不够|可以吗|才|就能|就可以|就行|可以[^,]{0,3}吗|够吗|算不算满)$", after
    ) and mention.time.form in {"full", "above", "unmet"}:
        return True
    return clause.question and bool(
        re.search(r"(?:要|需要|必须|是不是要|得|要求|规定|为什么要|够不够|够|满)[^,STQA]{0,3}$", before)
    )
