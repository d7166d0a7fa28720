"""Times of which the words beside them tell whether they are those of a certificate or of the work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.attachment import bare_times, employment_dates, sole_answers
from bot.understanding.attachment.other_days import SCHOOL
from bot.understanding.attachment.words_beside import without_brackets
from bot.understanding.lexicon import grammar
from bot.understanding.skeleton.scene import LEVELS

if TYPE_CHECKING:
    from bot.understanding.attachment.words_beside import Beside

_CERTIFIED_BEFORE = re.compile(
    r"(?:拿|考|取得|获得|评|持|得|领|发|过|有)(?:到|上|下|过|完|了)?(?:[STQWAK]|这个|那个|这本|那本|本本)?[STQWAKU]?(?:以后|之后|后|以来|至今|到现在|起|算起)[^,]{0,14}$|(?:持|揣着?)[STQWAK]?[^,]{0,4}$|(?:当|评|升|聘)(?:上|到|了|为)?[STQA][^,]{0,6}$"
)
OBTAIN = re.compile(
    r"拿|考(?!虑)|下文|下的$|发文|批文|评(?!论|委)|取得|获得|获评|获|领(?:了|到|的|取|证|$)|核发|颁发|签发|下发|出证|下证|发(?:的|了|证|K|下)|批(?:的|了|下)|办(?:的|了|下来)|升(?:的|了|上|到|为|成)*(?:$|[,STQA])|领回|过(?:的|了)|(?:才|终于|总算|就|这才)(?:考|评|审|批)?过$|(?:就|才|便)(?:有|是)(?:了|的|$)|得(?:的|了|到)|认定|通过|下来|"
    r"到手|出(?:的|了)(?:$|,|K)|聘(?:的|了|任|上|$)|过会|过审|会上?过|日期|date|issue|obtained|passed|dated|落款|写着|印着|证|持|本本|[KWSTQA]",
)
_AGE = re.compile(r"岁|出生|年生|生人|年的车|孩子|结婚|退休|届世|届全国|疫情|政策|文件|通知|比赛|文号|学|读|毕业")
_ENTRY_DATE = re.compile(
    r"(?:入职|进厂|入厂|报到|上班|参加工作|到岗|上岗|开工|来广州|到广州|进广州|签合同)[^,DUSTQK]{0,10}?(?:日期|时间|日子|那天|年份)?(?:我)?(?:记得|应该|大概)?(?:是|为|系|在|:)+$"
)
_DAY_ASKED = re.compile(r"guangzhou_|worked_|plan_|has_|is_|[a-z_]+\.")


_WORKED_BEFORE_THAT = re.compile(
    r"(?:之前|以前|原来|原先|前面|早先)(?:是|在|做|当|的)*[^,DUST]{0,8}(?:干|做|待|呆|当)(?:了|过)$"
)
"""之前劳务派遣干了三年，2022年才转正式."""
_I_SAID = re.compile(r"(?:我说的?|我讲的?|应该|其实|明明|证上|上面|写的?|印的?)(?:,|是|系|就|都)+$")
_NOT_THAT = re.compile(r"^的?,?(?:不是|并不是|而不是|又不是|不系)[DUY]的?$")


_AT_WORK = re.compile(
    r"[^拿考评持有得当到取获升聘领发批办过满够快放锁压躺搁存留揣攥捏收挂在为是的了,A-Z]了(?:大概|差不多|足足|整整|将近|都|快|有)*$"
)
_LABOUR = re.compile(r"[焊铣刨磨拧抡铲扛搬喷涂蹲守站](?:了|过|咗)(?:大概|差不多|足足|整整|将近|都|快|有)*$")
_ON_SOMETHING = re.compile(r"^[\u4e00-\u9fffJX]{1,4}(?:$|,)(?<!了)(?<!的)(?<!证)(?<!年)")
"""拧了二十多年螺丝: how long somebody did something, not how long he holds a certificate."""


def _is_of_work(before: str, after: str) -> bool:
    labour = _LABOUR.search(before) or (_AT_WORK.search(before) and _ON_SOMETHING.match(after))
    return bool(labour) or before.endswith(("反正就这", "反正这", "就是这"))


def role(beside: Beside) -> str | None:
    """Return the role of a time by the words around it; nothing where nothing but the time is told."""
    mention, scene, clause, before, after, event = beside
    if mention.kind == "D" and _I_SAID.search(before) and _NOT_THAT.match(after):
        return bare_times.bare_role(mention, scene)
    if re.search(
        rf"{grammar.LEVEL}(?:证|的证|证书|的)?(?:身份|资格|差不多|大概|大约|足足|整整|少说|起码|至少|将近|接近|一共|总共|只|刚好|正好|到现在|至今|算下来|一晃|转眼|都|也|我|已经|有|快|是|在|拿|考|评|持|开|当|做|干|升|发|办|聘|取得|了|到|的|证|上|批|才|就|刚|过|年限|从|自|打| )*$",
        before,
    ):
        return "certificate"
    if _CERTIFIED_BEFORE.search(before):
        return "certificate"
    if re.match(r"^(?:再|又|重新|想|打算|准备|还要?)(?:报|考|评|去)(?!了|过|到|上)", after):
        return "none"
    if mention.kind == "D" and re.match(r"^(?:就|才|刚)?(?:拿|考|评|发|领|取得|获得|批)(?:的|了|到|起)", after):
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
        and not SCHOOL.search(re.split("[DUYZ,]", after)[0])
    ):
        return "since"
    if scene.asking == "guangzhou_enterprise_since" and mention.kind == "U" and _WORKED_BEFORE_THAT.search(before):
        return "none"
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
    if mention.kind == "U" and _is_of_work(before, after):
        return "none"
    if OBTAIN.search(before[-10:] + after[:12]):
        return "certificate"
    if mention.kind == "D" and re.match(r"^我D的$", clause.text) and not scene.asking:
        return "none"
    return None


_TAKEN_BACK = re.compile(
    r"^[^DUYSTQAE]{0,6}[DUY](?:的|吧|考的|拿的)?,?(?:哦|啊|噢|呃|额|诶|哎|嗯|,)*(?:不对|不是|错了|说错了?|不不)+,?(?=[DUY])"
)
"""二零年哦不对二一年的七月."""


def alone(beside: Beside) -> str:
    """Return the role of a time beside which nothing is told."""
    mention, scene, clause, _, after, _ = beside
    bare = bare_times.BARE.match(_TAKEN_BACK.sub("", without_brackets(clause.text)))
    if bare and clause.stop == "" and not bare_times.levels_follow(clause, scene):
        return "none"
    if bare:
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
