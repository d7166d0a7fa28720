"""Contest awards and honours."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

from bot.understanding.credentials import contests, nothing
from bot.understanding.credentials.clarify import ask, is_ordinal_prize
from bot.understanding.credentials.contests import UNLISTED
from bot.understanding.credentials.holdings import not_me
from bot.understanding.credentials.scopes import scope_of
from bot.understanding.reading import Reading, merge

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Clause, Mention, Scene

_MERIT_CONTESTS = {"worldskills", "national"}
_CONTEST_CHOICES = (
    ("世界技能大赛", "worldskills"),
    ("全国技能大赛（中华人民共和国职业技能大赛）", "national"),
    ("其他比赛（院校赛、行业赛、省市赛等）", "other"),
)
_PRIZE_CHOICES = (("金牌", "gold"), ("银牌", "silver"), ("铜牌", "bronze"), ("优胜奖", "excellence"), ("其他", None))


def collect(scene: Scene, reading: Reading) -> None:
    """Write awards and honours into the reading."""
    _pair(scene, reading)
    for mention in scene.mentions:
        if mention.kind == "H":
            target = _target(mention, scene, reading)
            if target is not None:
                merge(target, {"honours": [mention.value]})
    _none(scene, reading)


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
        corrected = bool(re.search(r"(?:是|系)$", scene.before(contest, 2)))
        if any(
            mention.kind == "G" or (mention.kind == "M" and mention.status == "negated") for mention in clause.mentions
        ) or (
            not corrected
            and not re.search(r"^C[^,]{0,4}(?:拿|得|获)(?:过|了|到)", scene.skeleton[contest.place :])
            and not re.search(r"(?:拿|得|获)[^,]{0,4}(?:奖|名次|M)|的奖|奖牌|得主|M,?$", nearby)
        ):
            continue
        if (clause.question and not re.search(r"我|过", clause.text)) or re.search(
            r"没[拿得获参]|没有[拿得获奖]|如果", clause.text
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
    elif target is reading.facts:
        choices = [
            {"label": label, "facts": {"contest_awards": [{"contest": key, "prize": value}]}}
            for label, key in _CONTEST_CHOICES
        ]
        ask(reading, scene.surface(prize), "这是哪个比赛的奖？", choices)
    elif target is reading.hypothetical:
        merge(target, {"contest_awards": [{"contest": None, "prize": value}]})


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


_FOR_NOTHING = re.compile(
    r"陪跑|打酱油|一轮游|凑(?:个)?(?:人)?数|重在参与|空手而归|空手回|颗粒无收|铩羽|首轮|(?:没|未)(?:拿|得|有|获)(?:到|上|过)?(?:什么|任何|啥)?(?:名次|成绩|牌)"
)


_NOT_ORGANISED = re.compile(
    r"[没不未](?:有)?(?:搞|办|组织|举办|举行|开展|弄)过"
    r"|^(?:我们|咱们?|俺们?|你们)?(?:这|那|本|的)*(?:个|一|种)*(?:厂子?|小厂|单位|公司|行业?|工种|岗位?|专业|职业|车间|集团|部门|地方|边|里|E|J)+(?:里|这边|那边)?"
    r"(?:从来|一直|压根|根本|也|都|就|又|好像|应该|目前|是)*(?:没有?|不|冇|哪有|哪来)(?:有|搞|办|组织|设)?(?:过)?(?:什么|啥|这种|这类|这个|任何|对应|相应|专门|的)*[MC]"
)
"""单位没搞过这种比赛, 我们这工种没有比赛 says nothing of the speaker."""


_NONE_ELSE = r"^(?:我|就|也|还|再|都|从来|真的?|目前|,)*(?:没有?|冇|未)(?:有)?(?:再)?(?:拿|得|获|评|取得)?(?:过|到)?(?:什么|任何|啥)?(?:别的|其他|其它|另外)(?:什么|任何)?的?"
_NO_OTHER = {
    "honours": re.compile(rf"{_NONE_ELSE}(?:B|荣誉|称号|表彰|了|的|啊)*$"),
    "contest_awards": re.compile(rf"{_NONE_ELSE}(?:M|奖|奖项|比赛|名次|了|的|啊)*$"),
}
"""没拿过其他荣誉, asked for honours: none but what was told before."""
_EVEN = re.compile(r"连(?:一?个|我们)?$")
_OF_CONTESTS = re.compile(r"[CMP赛]|奖(?!状|章)")


def _only_of_papers(scene: Scene, clause: Clause) -> bool:
    """奖状奖章跟我没缘分, said of honours, says nothing of contests."""
    return scene.asking == "honours" and "奖状" in clause.text and not _OF_CONTESTS.search(clause.text)


def _none(scene: Scene, reading: Reading) -> None:
    if any(
        mention.value == "below_provincial" and _EVEN.search(scene.before(mention))
        for mention in scene.of_kind("H", "negated")
    ):
        reading.facts.setdefault("honours", [])  # 连个厂先进都没评上
    prizes = [mention for mention in scene.of_kind("P") if mention.text not in {"名次", "陪跑"}]
    if scene.asking == "contest_awards" and not prizes and _FOR_NOTHING.search(scene.normal.text):
        reading.facts.setdefault("contest_awards", [])
    if not_me(scene, "CPM"):
        reading.facts.setdefault("contest_awards", [])
    asked = scene.asking or ""
    if asked in _NO_OTHER and _NO_OTHER[asked].search(scene.skeleton) and not scene.of_kind("HNCPS"):
        reading.facts.setdefault(asked, [])
    for clause in scene.clauses:
        if clause.hypothetical or any(mention.status == "other" for mention in clause.mentions):
            continue
        if scene.asking != "contest_awards" and _NOT_ORGANISED.search(clause.text):
            continue
        for key in ("contest_awards", "honours"):
            if key not in reading.facts and nothing.of(scene, key, [clause]):
                if key == "contest_awards" and (contests.won_elsewhere(scene) or _only_of_papers(scene, clause)):
                    continue
                reading.facts[key] = []
                reading.negated.pop(key, None)
        if re.search(r"[吗么]$|有没有|(?P<aba>[\u4e00-\u9fff])[没不](?P=aba)", clause.text):
            continue
        placed = any(mention.kind == "P" and mention.text == "名次" for mention in clause.mentions)
        if placed and re.search(
            r"没(?:有)?(?:拿|得|取得)?(?:到|过)?P|P[^,STCPH]{0,4}没(?:有)?(?:捞|拿|得|进|做|摸|混|排|有$)", clause.text
        ):
            reading.facts.setdefault("contest_awards", [])
