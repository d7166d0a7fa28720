"""The employer's kind and row of Annex 2."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from bot.understanding.credentials.clarify import ask
from bot.understanding.employment import belonging, firms, groups, owners, places, relations
from bot.understanding.reading import Reading, merge

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Mention, Scene

_MOVED_ON = re.compile(r"(?:后来|后面|现在|目前|如今|之后|跳槽|跳|转|换)(?:就|又|才|是|在|到|去|了|来|成|至)*$")
_BELONGS_TO = re.compile(r"(?:我|其实|但|不过|是|属|归|算)*E的(?:人|员工|编制|正式工|职工)")
"""地铁18号线维保，中车的人: whose he is was said last."""
_NOT_A_PILOT = re.compile(
    r"(?:不是|不算|不在|没在|不属于|没进|没列入|没被列入|没有进|没轮到)[^,]{0,5}(?:试点|那四家|四家|名单|附件)"
)
_NAMED_BY_OWNER = re.compile(
    r"^(?:是|在|我们是|我是|属于)?(?P<who>市|区|省)(?:里|属|里面|里头|管)的?(?:企业|单位|公司|国企)?$"
)
_WHO_I_AM = re.compile(r"(?:我|我是|本人|是)?(?:一?[个名位])?J(?:的|一枚|一个)?")
_I_AM = re.compile(r"我(?:是|系)(?:一?[个名位])?J的")
_BUT_ELSEWHERE = re.compile(r"(?:集团|公司)?(?:的|啊|哦)?,?(?:而|就|我)*(?:是|在|系)L")
_OWNERS = {"市": "municipal", "区": "district", "省": "guangzhou_other"}


def collect(scene: Scene, reading: Reading) -> Mention | None:
    """Write employer, enterprise and post into the reading; return the mention of the employer."""
    chosen: Mention | None = None
    pilots = [
        mention
        for mention in scene.mentions
        if mention.kind == "E" and mention.value[0] == "pilot" and mention.status != "dropped"
    ]
    side_by_side = any(
        first.value[1] != second.value[1]
        and scene.skeleton[first.place + 1 : second.place] in {"", "、", "和", "跟", "与", "或", ",", "/", "及", "还"}
        for first, second in itertools.pairwise(pilots)
    )
    away = _tells_of_a_break(scene)
    for mention in scene.mentions:
        if mention.kind == "E" and mention.status == "other" and owners.is_a_boss_firm(mention, scene):
            mention.status = "asserted"
        if mention.kind != "E" or mention.status in {"other", "dropped"}:
            continue
        mention.status = belonging.status(mention, scene)
        if away or any(other.role == "gap" for other in scene.clauses[mention.clause].mentions):
            mention.status = "past"
        if side_by_side and mention in pilots:
            mention.status = "generic"
        facts = relations.facts_of(mention, scene)
        if facts["employer"] == "ask" and (mention.status != "asserted" or scene.clauses[mention.clause].hypothetical):
            facts["employer"] = mention.value[0]
        hypothetical = scene.clauses[mention.clause].hypothetical
        if hypothetical and mention.status in {"asserted", "target"}:
            merge(reading.hypothetical, facts)
        elif mention.status == "negated":
            merge(reading.negated, facts)
        elif mention.status == "asserted":
            chosen = _better(chosen, mention, scene)
    if chosen is not None and _is_a_namesake(chosen, pilots, scene):
        chosen = None
    if chosen is None:
        merge(reading.facts, relations.not_itself(pilots, scene))
    if not away:
        places.collect(scene, reading, chosen)
    if chosen is not None and "employer" not in reading.facts:
        facts = relations.facts_of(chosen, scene)
        if facts.get("employer") == "ask" and firms.told(scene):
            reading.facts["employer"] = "guangzhou_other"  # 做广汽的供应商，公司在番禺
        elif facts.get("employer") == "ask":
            ask(
                reading,
                scene.surface(chosen),
                "您是这家公司自己的员工，还是派遣或外包公司的？",
                groups.choices(facts["enterprise"]),
            )
        else:
            merge(reading.facts, facts)
    elif chosen is None and "employer" not in reading.facts:
        groups.alone(scene, reading)
        _by_owner(scene, reading)
        if "employer" not in reading.facts and not reading.clarify:
            owners.collect(scene, reading)
    if "employer" not in reading.facts and not reading.clarify and (scene.asking == "employer" or _is_it_all(scene)):
        _drives_the_metro(scene, reading)
    _outside_the_trial(scene, reading)
    return chosen


def _tells_of_a_break(scene: Scene) -> bool:
    """可能有半年吧，去培训中心当老师: where breaks were asked for, the place told is where the break was spent."""
    asked = (scene.asking or "").startswith("worked_since")
    return asked and any(mention.role == "gap" for mention in scene.mentions) and not _AT_PRESENT.search(scene.skeleton)


_AT_PRESENT = re.compile(r"(?:现在|目前|如今|本人|我人)(?:在|是)|我(?:是|在)[EL]")


def _is_a_namesake(chosen: Mention, pilots: list[Mention], scene: Scene) -> bool:
    """在港务上班，不是广州港，是东莞那边的港: the company that was named is denied, and a place outside is told."""
    return any(
        pilot.status == "negated"
        and pilot.value == chosen.value
        and _BUT_ELSEWHERE.match(scene.skeleton, pilot.place + 1)
        for pilot in pilots
    )


def _drives_the_metro(scene: Scene, reading: Reading) -> None:
    """我开地铁的, asked for the employer: in Guangzhou there is one metro."""
    if any(
        mention.kind == "J" and "地铁" in mention.text and mention.status == "asserted" for mention in scene.mentions
    ):
        merge(reading.facts, {"employer": "pilot", "enterprise": "guangzhou_metro"})


def _is_it_all(scene: Scene) -> bool:
    """Tell whether who somebody is was told and nothing else: 省五一奖章，地铁司机."""
    told = [clause for clause in scene.clauses if not clause.question and not clause.hypothetical]
    if any(_I_AM.search(clause.text) for clause in told):
        return not any(mention.kind in "LE" for mention in scene.mentions)
    alone = any(_WHO_I_AM.fullmatch(clause.text) for clause in told)
    return alone and not any(mention.kind in {"L", "E"} for mention in scene.mentions)


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
    if known is not None and (owners.prevails(known, new) or owners.only_adjective(known, new)):
        return known
    if known is not None and relations.facts_of(known, scene)["employer"] == "ask" and new.value[1] is None:
        return new
    if known is not None and _BELONGS_TO.fullmatch(scene.clauses[new.clause].text):
        return new
    if known is None or _MOVED_ON.search(scene.before(new)):
        return new
    if known.value[1] == new.value[1] and known.value[1] and new.value[0] == "pilot" and known.value[0] != "pilot":
        return known
    if new.value[0] == "none" and known.value[0] != "none":
        return known
    if known.value[1] is not None and new.value[1] is None and new.value[0] in {"municipal", "guangzhou_other"}:
        return known if known.clause <= new.clause else new
    return new
