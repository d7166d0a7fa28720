"""Times that at first sight are none of a certificate: no time at all, a day of something else in a life."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.attachment import employment_dates, events, precedence, sole_answers
from bot.understanding.lexicon import grammar
from bot.understanding.skeleton.scene import LEVELS

if TYPE_CHECKING:
    from bot.understanding.attachment.words_beside import Beside
    from bot.understanding.skeleton.scene import Mention, Scene

SCHOOL = re.compile(r"(?:来|到|在)[^,毕]{0,4}(?:读|念|上(?:学|大|技|中专)|求学)")
_LIFE = re.compile(
    r"[得生害]了?[一场个]{0,2}大?病|住了?院|开刀|车祸|中风|结.?婚|离.?婚|生.?[孩小娃仔女儿二宝]|买.?[房车]|搬家|退休|手术|[STQAWK]|补贴|岗位证|证"
)
_NO_THING = re.compile(r"没|不|还没|刚|十[分足]|一[样般起定下点些共旦]|统一|唯一")
"""Words that are traps by their characters, and no things: 统一评的, 2017年没错."""
_GOT_IN_BRACKETS = re.compile(rf"{grammar.LEVEL}[^,]{{0,10}}(?:拿|考|评|发|领|批|办|取得)(?:到|上|下来)?(?:的|了)\($")
"""技师在广州考的（2019）: where it was got stands before the day."""
_WITH_ITS_OWN_DAY = re.compile(
    r"^(?:年)?(?:,)?(?:后来|然后)?(?:调|进|来|到|去|入|转|跳槽?)(?:到|来|入|去|进)?(?:了|的)?(?:E|L|这边|这里|厂|公司|单位|本部|广州)[^,DUSTQA]{0,4}(?:是|系|在)(?:D|Z)"
)
"""中级职称2020年5月调到广汽是去年的事: what follows has a day of its own."""
_LEVEL_BEFORE = re.compile(rf"{grammar.LEVEL}(?:证)?(?:是|在|于)?$")
_UNREAD_NUMBER = re.compile(r"\d、$")
"""19、20年左右: years or lengths, and of which; whoever guesses is wrong half the time."""
_RENEWED = re.compile(
    r"(?:补办|补发|补领|换证|换发|年审|复审|到期|失效|有效期|延期|注册|登记|打印|截止|报名|考试|申报|公示)(?:的)?(?:日期|时间|日子|那天)(?:是|在|为|系|:)*$"
)
"""补办日期2022年: no day on which a certificate was got."""
_THEN_AWAY = re.compile(r"^(?:就|又|才|便|我|也|,)*(?:被)?(?:调|转|走|离|辞|换|去|进|结|生|升|下岗|不|没|退|抽|借)")
"""考完证第二年就调走了."""
_OTHER_PAPER = r"(?:作业|操作|上岗|驾驶|行驶|健康|居住|结婚|毕业|学位|工作|出入|准操|特种|特操|特检|会员|党员|离职|退伍|房产|驾|暂住|参保|献血|合格)证书?"
_OF_OTHER_PAPER = re.compile(rf"{_OTHER_PAPER}(?:是|在|都|也|就|我|系|年年)*$")
_AFTER_OTHER_PAPER = re.compile(rf"{_OTHER_PAPER}(?:了|吧|啊|呢|而已)?[,。](?:是|在|都|也|就|我|系)*$")
_IS_OTHER_PAPER = re.compile(rf"^(?:(?!的?[一另还])[^,证]){{0,8}}{_OTHER_PAPER}")
"""电梯作业证2019年的: a paper that is no certificate of ours."""
_HEARD = re.compile(r"(?:听说|据说|听讲|听人说|看到|看见|见过?|有)(?:过|了)?(?:好像|是|在|,)*$")
"""听说去年有人拿了技师: the day is that of somebody else."""
_APART = re.compile(
    r"(?:[STQA]|证|K|本|之间|中间|间|前后)(?:相|间|刚好|正好|才|就|都|也|足足|整整|大概|还)*(?:隔|差|相差|相隔|间隔|熬|卡)(?:了|着|开)?$"
)
"""技师和高级技师隔了五年: how far they are apart."""
_APART_AFTER = re.compile(r"^的?(?:间隔|差距|空档期)")
_DAY = "昨天|前天|大前天|今天|明天|后天|昨日|前日|今日|寻日"
_DAY_OF_A_DAY = re.compile(rf"^[的嘅](?:D|{_DAY})")
"""昨天的明天 is a game, not a day that somebody tells."""


def role(beside: Beside) -> str | None:
    """Return the role of a time that other words than those of a certificate claim; nothing where none do."""
    told = _no_time(beside)
    return told if told is not None else _of_something_else(beside)


def _no_time(beside: Beside) -> str | None:
    mention, scene, _, before, after, _ = beside
    if mention.kind == "U" and mention.time is not None and mention.time.form == "full" and "Z" in before:
        return "none"
    if mention.time is not None and mention.time.form == "class":
        return "since" if scene.asking == "guangzhou_enterprise_since" else "none"
    if mention.kind == "U" and precedence.is_tenure_before(mention, scene):
        return "none"
    if mention.text in _DAY.split("|") and (_DAY_OF_A_DAY.match(after) or re.search(rf"(?:D|{_DAY})[的嘅]$", before)):
        return "none"
    if mention.kind == "D" and _RENEWED.search(before):
        return "none"
    if mention.time is not None and mention.time.form == "ordinal" and _THEN_AWAY.match(after):
        return "none"
    if _of_another_paper(mention, scene):
        return "none"
    if _HEARD.search(before) and re.match(r"^[^,STQA我]{0,6}O", after):
        return "none"
    if mention.kind == "U" and (_APART.search(before) or _APART_AFTER.match(after)):
        return "none"
    if mention.kind in "UY" and _UNREAD_NUMBER.search(before):
        return "none"
    return None


_NEAR = 16


def _of_another_paper(mention: Mention, scene: Scene) -> bool:
    text = scene.normal.text
    before, after = text[max(0, mention.start - _NEAR) : mention.start], text[mention.end : mention.end + _NEAR]
    if _OF_OTHER_PAPER.search(before) or _IS_OTHER_PAPER.match(after):
        return True
    levels = any(other.kind in LEVELS for other in scene.mentions) or "." in (scene.asking or "")
    return not levels and bool(_AFTER_OTHER_PAPER.search(before))


def _of_something_else(beside: Beside) -> str | None:
    mention, scene, _, before, after, event = beside
    if mention.kind == "D" and _WITH_ITS_OWN_DAY.match(after) and _LEVEL_BEFORE.search(before):
        return "certificate"
    if mention.kind == "D" and _trapped(mention, scene, after) and not employment_dates.ENTRY_AFTER.match(after):
        return "none"
    if events.beside_number(after) or (event == "other" and mention.kind == "D"):
        alone = sum(other.kind == "D" for other in scene.mentions) == 1
        asked = scene.asking == "guangzhou_enterprise_since"
        if (
            (employment_dates.ENTRY_AFTER.match(after) and not SCHOOL.search(re.split("[DUYZ,]", after)[0]))
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
    return None


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
    trap = re.match(r"^[^,STQAWKDU]{0,8}X(?![^,]{0,6}(?:发|颁|核|批|评|给|办|组织|认定|鉴定))", after)
    place = mention.place + 1 + trap.end() - 1 if trap else -1
    return any(
        other.place == place and not _NO_THING.match(other.text) for other in scene.mentions if other.kind == "X"
    )
