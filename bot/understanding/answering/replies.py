"""Answers to a question about levels, titles, awards and honours that name nothing of the lexicon, or only half of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.answering import disclaimers
from bot.understanding.credentials import nothing
from bot.understanding.short_answers.assent import EMPTY_ON_NO

if TYPE_CHECKING:
    from bot.understanding.reading import Reading
    from bot.understanding.skeleton.scene import Mention, Scene

_NOT_I = re.compile(r",(?:但|可|不过|就|只有)?(?:我|俺)(?:自己|可|都|就|倒|却|真)*(?:不是|没有?|冇)(?:的|啊|份)*$")
_NOR = re.compile(r"集体|(?:没|不|未)[^,]{1,6},?(?:也|又)(?:没|不|未)")
_ALL_HIS_LIFE = re.compile(r"过|从来|从没|从未|一直|根本|压根|辈子|边")
_EVER = {"has_applied_for_title", "has_held_title"}
_FIRST_TIME = re.compile(
    r"^(?:我|这|这次|这回|今年|是|应该|算|还|才|就|,)*(?:第一|头一?|首|初)(?:次|回|遭|趟)(?:吧|呢|啊|报|评|申报|申请|参评|搞|弄|的|了|,|。|!)*$"
)
_OTHER_PAPER = re.compile(
    r"^(?:我|手里|手上|也|,)*(?:就|只有?|仅有?|光有?|净|也就|除了)(?:有|个|得)?(?:一?[本张个])?(?:驾照|驾驶证|身份证|毕业证书?|学历证书?|健康证|结业证|培训合格证|合格证|工作证|准考证|居住证|厂牌|工牌)(?:了|啊|而已|以外|,)*$"
)
_NO_SKILL = re.compile(
    r"^(?:我|就|只是|也就是|还是|一直是|一个|个|是|顶多|充其量|普通|,)*(?:普工|小工|杂工|临时工|打杂的?|力工|苦力|搬运工|清洁工)(?:一个|一枚|而已|罢了|了|的|啊)*$"
)
_CONTESTS = (
    (
        "worldskills",
        re.compile(
            r"^(?:就|是|在|有|拿过|拿了|得过|那个|我|一个|,)*(?:世界|国际)(?:级|上|性|赛)?(?:的|那个|大赛|比赛|那种|第?[\d一二三四五十]+届|,|$)"
        ),
    ),
    (
        "national",
        re.compile(
            r"^(?:就|是|在|有|拿过|拿了|得过|那个|我|一个|,)*(?:全国|国家)(?:级|上|性|赛)?(?:的|那个|大赛|比赛|那种|第?[一二三]届|,|$)"
        ),
    ),
)
_SMALL = re.compile(
    r"(?:厂|公司|单位|集团|车间|区|市|省|行业|系统|学校|院校|镇|街道|协会|工会|班组|部门)(?:里面?|上|级|内部|内|办|组织|自己|搞|举办)*(?:的|比武|比赛|竞赛|M|奖|P|赛)"
)
_DENIES = re.compile(r"没|不|未|冇|无")
_WHAT_FOR = re.compile(
    r"^(?:还)?(?:评|要|搞|谈|讲|有|拿|考|得)(?:个)?(?:啥|什么|咩|乜)(?:W|K|奖|M|B|荣誉|职称)(?:啊|呀|哦)?$"
)
"""工人嘛,评啥职称: asked so, it says there is none."""
_COULD_I = re.compile(
    r"^(?:我|咱|俺)[^,]{0,8}(?:能|还能|哪能|会|配)(?:有|得|拿|评|考|获|搞|弄)(?:个|到|上|得)?(?:什么|啥|咩|乜)(?:W|K|奖|M|B|荣誉|职称|证)"
)
"""我一个修车的能得什么奖."""
_GOT = re.compile(
    r"(?<!没)(?<!没有)(?<!未)(?:拿|得|获|评|攞)(?:过|了|到)|(?:^|,)(?:就|只|也就|仅|都|是|有|才|我|,)*(?:厂|公司|单位|集团|车间|区|市|省|行业|系统|学校)"
)


def read(scene: Scene, reading: Reading) -> None:
    """Add what such an answer says."""
    asking = scene.asking or ""
    if any(
        clause.hypothetical or (clause.stop == "?" and not disclaimers.is_heading(clause)) for clause in scene.clauses
    ):
        return
    if asking in EMPTY_ON_NO and asking not in reading.facts and (not reading.ambiguous or asking == "skill_levels"):
        _nothing(asking, scene, reading)
    if asking == "skill_levels" and reading.facts.get(asking) == {}:
        _forget(reading, [scene.surface(mention) for mention in _licences(scene)])
    if asking in _EVER and (asking not in reading.facts or reading.facts.get("titles")):
        _ever(asking, scene, reading)
    first_time = any(_FIRST_TIME.match(clause.text) for clause in scene.clauses)
    if asking == "has_applied_for_title" and asking not in reading.facts and first_time:
        reading.facts[asking] = False
    if asking == "honours" and asking not in reading.facts and _every_one_denied(scene):
        reading.facts[asking] = []
    if asking == "contest_awards" and not reading.facts.get(asking):
        _half_a_contest(scene, reading)


def _ever(asking: str, scene: Scene, reading: Reading) -> None:
    """Answer whether a title was ever applied for or held: whoever names one that he has has held it."""
    if reading.facts.get("titles"):
        reading.facts[asking] = True
    elif _denies_ever(asking, scene, reading):
        reading.facts[asking] = False
        reading.answer = "no"


def _denies_ever(asking: str, scene: Scene, reading: Reading) -> bool:
    if reading.facts.get("titles") == {} and asking == "has_held_title" and _ALL_HIS_LIFE.search(scene.normal.text):
        return True
    if reading.answer == "yes" or scene.of_kind("STQACPHMN"):
        return False
    return disclaimers.disclaims(scene, tried=True)


def _nothing(asking: str, scene: Scene, reading: Reading) -> None:
    if len(scene.of_kind("STQACPHMN")) > len(_licences(scene)):
        return
    if asking == "skill_levels" and _holds_no_level(scene):
        reading.facts[asking] = {}
    if reading.negated.get(asking):
        return
    if any(fact.startswith("worked_since") for fact in reading.facts):
        return  # 没断过 tells that the work went on, and nothing of what was asked
    if (
        any(nothing.is_all_there_is(scene.spelled(clause)) for clause in scene.clauses)
        or (len(scene.clauses) > 1 and _WHAT_FOR.match(scene.clauses[-1].text))
        or disclaimers.disclaims(scene)
        or _COULD_I.match(scene.skeleton)
    ):
        reading.facts[asking] = EMPTY_ON_NO[asking]()


def _licences(scene: Scene) -> list[Mention]:
    """Licences to operate, which are no level: 一张都没有，只有叉车证."""
    asked = scene.asking == "skill_levels"
    return [mention for mention in scene.of_kind("A") if asked and mention.value.get("no_level_if")]


def _forget(reading: Reading, words: list[str]) -> None:
    reading.clarify[:] = [item for item in reading.clarify if item["word"] not in words]
    reading.ambiguous[:] = [word for word in reading.ambiguous if word not in words]


def _every_one_denied(scene: Scene) -> bool:
    """没评过先进也没当过劳模; 我爱人是省劳模，我不是."""
    honours = [mention for mention in scene.mentions if mention.kind in "HN"]
    denied = sum(mention.status == "negated" for mention in honours)
    theirs = any(mention.status == "other" for mention in honours) and bool(_NOT_I.search(scene.skeleton))
    return bool(honours) and (theirs or (denied == len(honours) and (denied > 1 or bool(_NOR.search(scene.skeleton)))))


def _holds_no_level(scene: Scene) -> bool:
    """就一本驾照, 就普工: papers and workers of no level."""
    texts = [scene.spelled(clause) for clause in scene.clauses]
    return any(_OTHER_PAPER.match(text) or _NO_SKILL.match(text) for text in texts)


def _half_a_contest(scene: Scene, reading: Reading) -> None:
    """全国的,铜牌: the question named the two contests; 只拿过厂里的: it is neither."""
    prizes = [mention for mention in scene.mentions if mention.kind == "P" and mention.status == "asserted"]
    if any(mention.kind in "CHOST" for mention in scene.mentions):
        return
    for contest, words in _CONTESTS:
        if len(prizes) == 1 and any(words.search(text) for text in _said_with(prizes[0], scene)):
            _settle(contest, prizes[0], reading, scene)
            return
    small = _SMALL.search(scene.skeleton)
    if small and _GOT.search(scene.skeleton) and not nothing.is_all_there_is(scene.skeleton):
        reading.facts["contest_awards"] = [{"contest": "other", "prize": None}]
        _forget_questions(reading)


def _said_with(prize: Mention, scene: Scene) -> list[str]:
    """Return the clause of the prize, and those beside it in which nothing is denied."""
    beside = scene.clauses[max(0, prize.clause - 1) : prize.clause + 3]
    return [clause.text for clause in beside if clause.index == prize.clause or not _DENIES.search(clause.text)]


def _settle(contest: str, prize: Mention, reading: Reading, scene: Scene) -> None:
    if prize.value == "other":
        return
    del scene
    reading.facts["contest_awards"] = [{"contest": contest, "prize": prize.value}]
    _forget_questions(reading)


def _forget_questions(reading: Reading) -> None:
    kept = [item for item in reading.clarify if "比赛" not in item["question"]]
    gone = {item["word"] for item in reading.clarify} - {item["word"] for item in kept}
    reading.clarify[:] = kept
    reading.ambiguous[:] = [word for word in reading.ambiguous if word not in gone]
