"""Answers to a question about levels, titles, awards and honours that name nothing of the lexicon, or only half of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot.understanding import disclaimers, nothing

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.understanding.reading import Reading
    from bot.understanding.scene import Mention, Scene

_HELD: dict[str, Callable[[], Any]] = {
    "skill_levels": dict,
    "titles": dict,
    "qualifications": dict,
    "contest_awards": list,
    "honours": list,
}
_EVER = {"has_applied_for_title", "has_held_title"}
_FIRST_TIME = re.compile(
    r"^(?:我|这|这次|这回|今年|是|应该|算|还|才|就|,)*(?:第一|头一?|首|初)(?:次|回|遭|趟)(?:吧|呢|啊|报|评|申报|申请|参评|搞|弄|的|了|,|。|!)*$"
)
_CONTESTS = (
    (
        "worldskills",
        re.compile(
            r"^(?:就|是|在|有|拿过|拿了|得过|那个|我|一个|,)*(?:世界|国际)(?:级|上|性|赛)?(?:的|那个|大赛|比赛|那种|,|$)"
        ),
    ),
    (
        "national",
        re.compile(
            r"^(?:就|是|在|有|拿过|拿了|得过|那个|我|一个|,)*(?:全国|国家)(?:级|上|性|赛)?(?:的|那个|大赛|比赛|那种|,|$)"
        ),
    ),
)
_SMALL = re.compile(
    r"(?:厂|公司|单位|集团|车间|区|市|省|行业|系统|学校|院校|镇|街道|协会|工会|班组|部门)(?:里面?|上|级|内部|内|办|组织|自己|搞|举办)*(?:的|比武|比赛|竞赛|M|奖|P|赛)"
)
_NEVER_DID = re.compile(
    r"^(?:我|我们|俺|咱|都|也|就|从来|从|压根儿?|根本|真|确实|一直|这辈子|哪|还|倒)*(?:没有?|未|冇)[\u4e00-\u9fff]{1,2}过(?:那|这|什么|啥|任何|种|个|些|样|的|[\u4e00-\u9fff]){0,7}[啊呢呀哦嘛的了。!]*$"
)
"""没上过那种台面: whatever it is, it was not done."""
_DENIES = re.compile(r"没|不|未|冇|无")
_WHAT_FOR = re.compile(
    r"^(?:还)?(?:评|要|搞|谈|讲|有|拿|考|得)(?:个)?(?:啥|什么|咩|乜)(?:W|K|奖|M|B|荣誉|职称)(?:啊|呀|哦)?$"
)
"""工人嘛,评啥职称: asked so, it says there is none."""
_GOT = re.compile(
    r"(?<!没)(?<!没有)(?<!未)(?:拿|得|获|评|攞)(?:过|了|到)|^(?:就|只|也就|仅|都|是|只是|有|只有|才|我|,)*(?:厂|公司|单位|集团|车间|区|市|省|行业|系统|学校)"
)


def read(scene: Scene, reading: Reading) -> None:
    """Add what such an answer says."""
    asking = scene.asking or ""
    if any(
        clause.hypothetical or (clause.stop == "?" and not disclaimers.is_heading(clause)) for clause in scene.clauses
    ):
        return
    if asking in _HELD and asking not in reading.facts and not reading.ambiguous:
        _nothing(asking, scene, reading)
    if asking in _EVER and asking not in reading.facts:
        _ever(asking, scene, reading)
    first_time = any(_FIRST_TIME.match(clause.text) for clause in scene.clauses)
    if asking == "has_applied_for_title" and asking not in reading.facts and first_time:
        reading.facts[asking] = False
    if asking == "contest_awards" and not reading.facts.get(asking):
        _half_a_contest(scene, reading)


def _ever(asking: str, scene: Scene, reading: Reading) -> None:
    """Answer whether a title was ever applied for or held: whoever names one that he has has held it."""
    if reading.facts.get("titles"):
        reading.facts[asking] = True
    elif not reading.answer and not scene.of_kind("STQACPHMN") and disclaimers.disclaims(scene, tried=True):
        reading.facts[asking] = False


def _nothing(asking: str, scene: Scene, reading: Reading) -> None:
    if scene.of_kind("STQACPHMN") or reading.negated.get(asking):
        return
    if any(fact.startswith("worked_since") for fact in reading.facts):
        return  # 没断过 tells that the work went on, and nothing of what was asked
    if (
        (len(scene.clauses) == 1 and not scene.mentions and _NEVER_DID.match(scene.normal.text))
        or any(nothing.is_all_there_is(nothing.spelled(clause, scene)) for clause in scene.clauses)
        or (len(scene.clauses) > 1 and _WHAT_FOR.match(scene.clauses[-1].text))
        or disclaimers.disclaims(scene)
    ):
        reading.facts[asking] = _HELD[asking]()


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
    beside = scene.clauses[max(0, prize.clause - 1) : prize.clause + 2]
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
