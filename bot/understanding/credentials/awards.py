"""Contest awards and honours."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

from bot.understanding.credentials import contests, no_awards
from bot.understanding.credentials.clarify import ask, is_ordinal_prize
from bot.understanding.credentials.contests import UNLISTED
from bot.understanding.credentials.scopes import scope_of
from bot.understanding.reading import Reading, merge

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Mention, Scene

_MERIT_CONTESTS = {"worldskills", "national"}
_CONTEST_CHOICES = (
    ("世界技能大赛", "worldskills"),
    ("全国技能大赛（中华人民共和国职业技能大赛）", "national"),
    ("其他比赛（院校赛、行业赛、省市赛等）", "other"),
)
_PRIZE_CHOICES = (("金牌", "gold"), ("银牌", "silver"), ("铜牌", "bronze"), ("优胜奖", "excellence"), ("其他", None))


_HELPS = re.compile(r"指导|教练|裁判|评委|领队|带队|志愿|工作人员|保障|后勤|出题|观众")
"""是全国技能大赛广东队的技术指导: he won nothing there himself."""


def collect(scene: Scene, reading: Reading) -> None:
    """Write awards and honours into the reading."""
    _pair(scene, reading)
    for mention in scene.mentions:
        if mention.kind == "H":
            target = _target(mention, scene, reading)
            if target is not None:
                merge(target, {"honours": [mention.value]})
    no_awards.collect(scene, reading)


def _target(mention: Mention, scene: Scene, reading: Reading) -> dict[str, Any] | None:
    if mention.status == "negated":
        return reading.negated
    if mention.status != "asserted":
        return None
    return reading.hypothetical if scene.clauses[mention.clause].hypothetical else reading.facts


def _pair(scene: Scene, reading: Reading) -> None:
    spoken_of = contests.spoken_of(scene)
    used: set[int] = set()
    for prize in scene.mentions:
        if prize.kind != "P" or prize.status in {"other", "dropped", "target", "generic"}:
            continue
        if contests.said_better(prize, scene):
            continue
        contest = contests.of_prize(prize, spoken_of)
        if contest is not None and contest.clause > prize.clause and scope_of(prize, scene):
            contest = None  # 行业里得过一等奖,全国的大赛没去过: the prize has said where it is from
        contest = contest or contests.of_place(prize, spoken_of, scene)
        contest = (contests.explained(contest, spoken_of, scene) if contest else None) or contest
        if contest is not None and (other := contests.other_of_the_two(prize, contest, scene)):
            target = _target(prize, scene, reading)
            if target is not None:
                merge(target, {"contest_awards": [{"contest": other, "prize": prize.value}]})
            used.add(id(contest))
            continue
        if contest is not None:
            used.add(id(contest))
        _award(contest, prize, scene, reading)
    for contest in spoken_of:
        if (
            contest.status == "negated"
            and contest.kind == "C"
            and id(contest) not in used
            and scene.before(contest, 2) == "不是"
        ):
            merge(reading.negated, {"contest_awards": [{"contest": contest.value, "prize": None}]})
        if (
            id(contest) in used
            or contest.status != "asserted"
            or any(other.value == contest.value for other in spoken_of if id(other) in used)
        ):
            continue
        clause = scene.clauses[contest.clause]
        following = scene.clauses[contest.clause + 1].text if contest.clause + 1 < len(scene.clauses) else ""
        nearby = clause.text + "," + following if not any(kind in following for kind in "STQEH") else clause.text
        corrected = bool(re.search(r"(?:是|系)$", scene.before(contest, 2))) and not _HELPS.search(scene.after(contest))
        in_vain = not re.search(r"拿|得|获", clause.text) and re.search(r"没有?[拿得获]", following)
        if any(
            mention.kind == "G" or (mention.kind == "M" and mention.status == "negated") for mention in clause.mentions
        ) or (
            not corrected
            and not re.search(r"^C[^,]{0,4}(?:拿|得|获)(?:过|了|到)", scene.skeleton[contest.place :])
            and not re.search(r"(?:拿|得|获)[^,]{0,4}(?:奖|名次|M)|的奖|奖牌|得主|M,?$", nearby)
        ):
            continue
        if (
            (clause.question and not re.search(r"我|过", clause.text))
            or re.search(r"没[拿得获参]|没有[拿得获奖]|如果", clause.text)
            or in_vain
        ):
            continue
        _award(contest, None, scene, reading)
    _prize_words(scene, reading, used)


def _award(contest: Mention | None, prize: Mention | None, scene: Scene, reading: Reading) -> None:
    anchor = prize or contest
    if anchor is None:
        return
    target = _target(anchor, scene, reading)
    if target is None or (contest is not None and contest.status in {"other", "generic", "target"} and prize is None):
        return
    value = None if prize is None or prize.value == UNLISTED else prize.value
    if contest is None:
        _lone_prize(anchor, value, target, scene, reading)
        return
    if contest.kind == "M" and scope_of(contest, scene) in {"province", "city", "below"}:
        merge(target, {"contest_awards": [{"contest": "other", "prize": value}]})
        return
    if contest.kind == "M":
        if target is reading.facts and prize is not None:
            _unsure_contest(contest, value, scene, reading)
        elif target is reading.hypothetical:
            merge(target, {"contest_awards": [{"contest": None, "prize": value}]})
        return
    if prize is not None and contest.value in _MERIT_CONTESTS and is_ordinal_prize(prize):
        merge(target, {"contest_awards": [{"contest": contest.value, "prize": None}]})
        if target is reading.facts:
            choices = [
                {"label": label, "facts": {"contest_awards": [{"contest": contest.value, "prize": key}]}}
                for label, key in _PRIZE_CHOICES
            ]
            ask(reading, scene.surface(prize), "证书上写的是金牌、银牌、铜牌，还是优胜奖？", choices)
        return
    merge(target, {"contest_awards": [{"contest": contest.value, "prize": value}]})


def _lone_prize(prize: Mention, value: str | None, target: dict[str, Any], scene: Scene, reading: Reading) -> None:
    if scope_of(prize, scene) in {"province", "city", "below"}:
        merge(target, {"contest_awards": [{"contest": "other", "prize": value}]})
    elif target is reading.facts and value is not None and _is_mended(prize, scene, reading):
        merge(target, {"contest_awards": [{"contest": None, "prize": value}]})
    elif target is reading.facts:
        choices = [
            {"label": label, "facts": {"contest_awards": [{"contest": key, "prize": value}]}}
            for label, key in _CONTEST_CHOICES
        ]
        ask(reading, scene.surface(prize), "这是哪个比赛的奖？", choices)
    elif target is reading.hypothetical:
        merge(target, {"contest_awards": [{"contest": None, "prize": value}]})


_HALF_NAMED = re.compile(r"全国|国家|世界|国际")


def _is_mended(prize: Mention, scene: Scene, reading: Reading) -> bool:
    """不是铜牌，是优胜奖: the contest was told before."""
    if _HALF_NAMED.search(scene.normal.text):
        return False
    prizes = [other for other in scene.of_kind("P", "negated") + scene.of_kind("P", "dropped") if other is not prize]
    return bool(prizes) or (reading.correction and scene.asking == "contest_awards")


def _unsure_contest(contest: Mention, value: str | None, scene: Scene, reading: Reading) -> None:
    choices = copy.deepcopy(contest.value["choices"])
    for choice in choices:
        for award in choice["facts"]["contest_awards"]:
            award["prize"] = value
    ask(reading, scene.surface(contest), contest.value["question"], choices)


def _prize_words(scene: Scene, reading: Reading, used: set[int]) -> None:
    """拿过奖 alone, or a contest whose name is unsure: which contest is what matters."""
    if reading.facts.get("contest_awards") or any(
        "比赛" in item["question"] or "奖" in item["question"] for item in reading.clarify
    ):
        return
    unsure = [mention for mention in scene.mentions if mention.kind == "M"]
    for mention in sorted(unsure, key=lambda mention: not mention.value.get("contest")):
        if mention.status != "asserted" or scene.clauses[mention.clause].hypothetical:
            continue
        clause = scene.clauses[mention.clause]
        if mention.value.get("prize_alone") and not clause.question:
            if re.search(r"没|未|想|如果|零", scene.before(mention, 4)):
                continue
            ask(reading, scene.surface(mention), mention.value["question"], mention.value["choices"])
            return
        if (
            mention.value.get("contest")
            and id(mention) not in used
            and (
                re.search(r"(?:拿|得|获)(?:过|了|到)|的奖|奖$|名次", clause.text)
                or any(
                    other.value.get("prize_alone") and not re.search(r"没|未|零", scene.before(other, 4))
                    for other in clause.mentions
                    if other.kind == "M"
                )
            )
            and not clause.question
        ):
            if re.search(r"没[拿得获]|没有[拿得获]", clause.text):
                continue
            ask(reading, scene.surface(mention), mention.value["question"], mention.value["choices"])
            return
