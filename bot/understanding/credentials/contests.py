"""Which contest a prize is of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Mention, Scene


UNLISTED = "other"
"""A prize that Annex 1 does not know: no value of the contract."""


def spoken_of(scene: Scene) -> list[Mention]:
    """Return the contests that are spoken of."""
    return [
        mention
        for mention in scene.mentions
        if (mention.kind == "C" or (mention.kind == "M" and mention.value.get("contest")))
        and mention.status not in {"other", "dropped"}
    ]


_NAMELESS = {"比赛", "大赛", "竞赛"}
"""Words for a contest that only take up one that was named before: 世赛我进了比赛,拿的是优胜奖."""


def of_prize(prize: Mention, contests: list[Mention]) -> Mention | None:
    """Return the contest that a prize was won in, if one is spoken of near it."""
    said = [contest for contest in contests if contest.status != "negated"]
    contests = said if prize.status != "negated" and said else contests
    by_name = [contest for contest in contests if contest.kind == "C" or contest.text not in _NAMELESS]
    contests = by_name if any(contest.kind == "C" and contest.status != "negated" for contest in by_name) else contests
    earlier = [contest for contest in contests if contest.place < prize.place and contest.clause >= prize.clause - 1]
    same = [contest for contest in earlier if contest.clause == prize.clause]
    if same:
        named = same[-2] if len(same) > 1 and same[-1].place == same[-2].place + 1 else None
        return named if named and named.kind == "C" and same[-1].kind == "M" else same[-1]
    if len(contests) == 1 and contests[0].kind == "C" and abs(contests[0].clause - prize.clause) <= _FAR:
        return contests[0]
    later = [contest for contest in contests if contest.place > prize.place and contest.clause <= prize.clause + 1]
    if later and not earlier:
        return later[0]
    return earlier[-1] if earlier else (later[0] if later else None)


_NEXT_TO = 8
_FAR = 3
"""Clauses between a prize and the only contest that is spoken of."""


def _beside(prize: Mention, scene: Scene) -> list[Mention]:
    """Return the prizes said right before and after, of the same contest: 第一,金牌."""
    places = {other.place: other for other in scene.mentions if other.kind in "PCM" and other.status != "dropped"}
    order = sorted(places)
    index = order.index(prize.place) if prize.place in places else -1
    around = [places[order[near]] for near in (index - 1, index + 1) if index >= 0 and 0 <= near < len(order)]
    return [other for other in around if other.kind == "P" and abs(other.place - prize.place) <= _NEXT_TO]


def said_better(prize: Mention, scene: Scene) -> bool:
    """A place or a class says less than the medal beside it."""
    return prize.value == UNLISTED and any(other.value != UNLISTED for other in _beside(prize, scene))


def of_place(prize: Mention, contests: list[Mention], scene: Scene) -> Mention | None:
    """拿了第一,金牌: the medal is of the contest in which the place was won."""
    for other in _beside(prize, scene):
        if other.value == UNLISTED:
            return of_prize(other, contests)
    return None


def explained(unsure: Mention, spoken_of: list[Mention], scene: Scene) -> Mention | None:
    """Return the contest that is said to be meant by an unsure word: 国赛银牌，全国技能大赛的."""
    if unsure.kind != "M" or len(scene.of_kind("P")) != 1:
        return None
    named = [
        contest
        for contest in spoken_of
        if contest.kind == "C" and contest.status == "asserted" and 0 <= contest.clause - unsure.clause <= _NEAR
    ]
    return named[0] if len(named) == 1 and _is_what_was_meant(named[0], unsure, scene) else None


def _is_what_was_meant(contest: Mention, unsure: Mention, scene: Scene) -> bool:
    if contest.clause == unsure.clause:
        return scene.before(contest).endswith("(")
    return _MEANS.fullmatch(scene.clauses[contest.clause].text) is not None


_NEAR = 2
_MEANS = re.compile(
    r"(?:就|我|是|系|指|说|讲|的|那个|也|叫|全称|具体|应该|第.{1,3}届|20\d\d年?|D)*C(?:的|嘅|那个|那种|那一个|那届|嗰个|啊|啦|来着)*"
)

_THE_OTHER = {
    "worldskills": (
        "national",
        re.compile(r"(?:全国|国家|国内)(?:级|性|上|赛)?(?:的|那个|那次|那届|大赛|比赛)(?:我|倒|也|就|是)*[^,]{0,6}$"),
    ),
    "national": (
        "worldskills",
        re.compile(r"(?:世界|国际)(?:级|性|上|赛)?(?:的|那个|那次|那届|大赛|比赛)(?:我|倒|也|就|是)*[^,]{0,6}$"),
    ),
}


def other_of_the_two(prize: Mention, contest: Mention, scene: Scene) -> str | None:
    """世界技能大赛没去过,全国的拿过优胜奖: the prize is of the other one, which is named by half."""
    if contest.kind != "C" or contest.clause == prize.clause or prize.value == UNLISTED:
        return None
    other, half = _THE_OTHER.get(str(contest.value), (None, None))
    return other if half and half.search(scene.before(prize)) else None


def won_elsewhere(scene: Scene) -> bool:
    """世赛的奖我没有,省赛倒是拿过: one contest is denied, not every one."""
    return any(
        mention.kind == "C"
        and mention.status == "asserted"
        and re.match(r"^.[^,]{0,4}(?:拿|得|获)(?:过|了|到)", scene.skeleton[mention.place :])
        for mention in scene.mentions
    )
