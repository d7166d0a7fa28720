"""Work outside Guangzhou, told by the place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.understanding.reading import Reading
    from bot.understanding.scene import Mention, Scene

_LOCAL = re.compile(
    r"(?:在|到|去|来)L(?:这边|那边|市|本地|当地|市区)?[^,。]{0,4}(?:上班|工作|打工|做事|做工|做|干活|干|一家|一间|厂|公司|企业|工厂|单位|R|E|N|搵食|捞)|"
    r"(?:在|到|去|来)L的|L(?:这边|那边|本地|市|人|区)*(?:的|一家|一个|一间|某|有家)*[^,。]{0,4}(?:厂|公司|企业|工厂|单位|私企|国企|上班|工作|打工|做事|E|电子厂|分公司)|"
    r"(?:公司|单位|厂|厂址|工作|上班|打工|干活|做工|做事|坐标|base|地点|位置|人|company|factory|office|job|work|based)(?:都|就|是|is|are| )*(?:在|in )L|(?:调|派|搬|跳|换)(?:了|咗)?(?:出|到|去|回|往)+L|^L的$|(?:现在|目前|如今)(?:人)?(?:在|去了|去|到了)L$|^(?:我|我人)?(?:现在)?在L$",
)
_NOT_LOCAL = re.compile(
    r"从L|L(?:户口|人|毕业|读书|拿的|考的|发的|的证|考|拿|大学|学院|比赛|举办|赛区|站|有没有|的政策|政策|可以|能|老家)|老家(?:在)?L|在L(?:考|拿|评|读|比赛|参加|发|上大学|念)|比L|和L|去L(?:比赛|参赛)|在L[^,。]{0,3}(?:拿|考|评|领)"
)
_PLACE_AND_FIRM = re.compile(r"(?:^|,)(?:我在|在)?L,[^,]{0,5}(?:厂|公司|企业|店)(?:$|,)")
_JUST_THERE = re.compile(
    r"^(?:我|人|我人|就|现在)*(?:在|是|在的是)?L(?:市|区)?(?:那|这)?(?:边|间|家|个|头)?(?:的|公司|厂)?$"
)
_NOT_IN_GUANGZHOU = re.compile(
    r"(?:公司|单位|厂|工作|上班|人)(?:地点|的地方)?(?:都|就|也|是|其实|根本|现在)*(?:不|没)在广州(?:市|这边|本地|的|这里)?$|不在广州(?:上班|工作|打工|做)$"
)


def collect(scene: Scene, reading: Reading, chosen: Mention | None) -> None:
    """Write an employer outside Guangzhou into the reading, unless one of the four was named."""
    if scene.asking == "employer" and any(
        _JUST_THERE.match(clause.text) for clause in scene.clauses if not clause.question
    ):
        reading.facts["employer"] = "outside_guangzhou"
    if chosen is None and _PLACE_AND_FIRM.search(scene.skeleton):
        reading.facts["employer"] = "outside_guangzhou"
    for clause in scene.clauses:
        if clause.question and not clause.supposes and "在" not in clause.text:
            continue
        places = [mention for mention in clause.mentions if mention.kind == "L" and mention.status == "asserted"]
        if _NOT_IN_GUANGZHOU.search(clause.text) and chosen is None and not clause.question:
            target = reading.hypothetical if clause.hypothetical else reading.facts
            if not any(mention.status == "other" for mention in clause.mentions):
                target["employer"] = "outside_guangzhou"
            continue
        if re.search(
            r"(?:住|家(?!具|电)|户口|老家|出生|房子?|毕业|读书|念书)(?:在|于)?L(?!.*(?:上班|工作|打工))", clause.text
        ):
            continue
        following = scene.clauses[clause.index + 1].text if clause.index + 1 < len(scene.clauses) else ""
        if re.search(r"L[^,。]{0,8}(?<![回去返])广州|广州[^,。]{0,4}分公司", clause.text) or re.search(
            r"(?:派|调|驻|常驻|人|我|工作)[^,]{0,3}(?:在|到|来)?广州(?!户|话|人)", following
        ):
            continue
        if not places or not _LOCAL.search(clause.text) or _NOT_LOCAL.search(clause.text):
            continue
        if re.search(r"(?:以前|之前|原来|曾经|想去|打算去|不在|不是在)[^,]{0,6}L", clause.text) or re.search(
            r"L[^,]{0,6}(?:干过|做过|待过|回来)", clause.text
        ):
            continue
        if clause.hypothetical:
            reading.hypothetical["employer"] = "outside_guangzhou"
            continue
        if chosen is not None and chosen.value[0] in {"pilot", "pilot_subsidiary", "joint_venture"}:
            continue
        reading.facts["employer"] = "outside_guangzhou"
        reading.facts.pop("enterprise", None)
