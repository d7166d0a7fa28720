"""Since when somebody has worked for an enterprise in Guangzhou, if ever."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.attachment import employment_dates

if TYPE_CHECKING:
    from bot.understanding.reading import Reading
    from bot.understanding.skeleton.scene import Clause, Mention, Scene


def collect(scene: Scene, reading: Reading) -> None:
    """Write since when the speaker has worked for an enterprise in Guangzhou."""
    if any(_never(clause) for clause in scene.clauses):
        reading.facts["guangzhou_enterprise_one_year"] = False
        return
    employer = reading.facts.get("employer")
    exact: dict[int, Mention] = {}
    for mention in scene.mentions:
        if (
            not (mention.role == "since" or _began(mention, scene))
            or mention.status != "asserted"
            or mention.kind not in "DU"
        ):
            continue
        clause = scene.clauses[mention.clause]
        if any(other.kind == "E" and other.value[0] == "none" for other in clause.mentions):
            continue
        if mention.time is None or mention.time.span is None or mention.time.span.earliest > scene.today:
            continue
        asked = scene.asking == "guangzhou_enterprise_since"
        previous = scene.clauses[clause.index - 1].text if clause.index else ""
        following = scene.clauses[clause.index + 1].text if clause.index + 1 < len(scene.clauses) else ""
        local = (
            "广州" in clause.text
            or "广州" in previous
            or bool(_ENTERED.search(clause.text) and _IN_GUANGZHOU.match(following))
            or bool(re.search(r"进厂|入厂|毕业进", clause.text))
            or asked
        )
        here = (
            _about_employer(clause, scene)
            or _began(mention, scene)
            or bool(_ENTERED.search(clause.text) and _one_employer(scene))
        )
        if not (local or (employment_dates.employed_in_guangzhou(employer) and here)):
            continue
        if employer in {"outside_guangzhou", "non_enterprise", "none"} and not asked:
            continue
        worked = re.search(r"干|做|工作|上班|入的?职|进|厂|公司|企业|E|开始|从业", clause.text + previous)
        if not asked and (
            not worked or re.search(r"以前|之前|原来|曾经|实习|过(?:$|,)|住|户口|读书|念书|生活|买房", clause.text)
        ):
            continue
        target = reading.hypothetical if clause.hypothetical else reading.facts
        known = exact.get(id(target))
        # A day of the calendar says more than a length, however narrow: 七月入职，到现在四个多月.
        if known is None or (mention.kind != "D", _length(mention)) < (known.kind != "D", _length(known)):
            exact[id(target)] = mention
            target["guangzhou_enterprise_since"] = mention.time.span.as_when()


_NEVER = re.compile(
    r"(?:没有?|从没|从未|从来没有?|未曾?|冇|都没有?)(?:在|喺|进过?|入过?|到过?|去过?)(?:任何|什么|哪家|哪个|一家|一天)?(?:广州的?)?(?:企业|公司|工厂|厂)(?:里|里头|度|面)*"
    r"(?:(?:待|呆|干|做|上|工作|打)过?(?:班|工)?(?:U|一天|一日)?)?$|(?:一天|一日|U)(?:企业|公司|工厂|厂)(?:里)?(?:都|也)(?:没有?|冇)(?:待|呆|干|做|进|去|上)过?$"
)
_NO_TIME_AT_ALL = {"一天", "一日", "半天", "1天", "一分钟"}


def _never(clause: Clause) -> bool:
    """没在企业待过一天: no year in any."""
    lengths = {mention.text for mention in clause.mentions if mention.kind in "UD"}
    told = not (clause.question or clause.hypothetical) and not any(m.status == "other" for m in clause.mentions)
    return told and lengths <= _NO_TIME_AT_ALL and bool(_NEVER.search(clause.text))


_BEGAN_BEFORE = re.compile(
    r"(?:工作|上班|打工|干活|返工|干|做|入职|进厂|任职|做工)(?:是|都是)?(?:从|由|自|自从|是从|打从)$"
)
_BEGAN_AFTER = re.compile(
    r"^(?:份)?(?:起|开始|以来|起头)(?:就|便|一直|都|才|已经)*(?:在|到|进)(?:这|该|本|厂|公司|单位|现在|现|E|广州)"
)
_CAME_AFTER = re.compile(r"^[^,]{0,8}(?:调|转|跳|招|派|分|搬|过|回)(?:过|到|回|进|入|了)?(?:来|广州|这)")


_ENTERED = re.compile(r"入职|入的职|上的岗|报的到")
_IN_GUANGZHOU = re.compile(
    r"^(?:在|是|就是|就在|也在|家|一家)*广州(?:本地|市)?(?:的|这边的|这家)?(?:一家)?(?:企业|公司|厂|单位|国企)"
)


def _one_employer(scene: Scene) -> bool:
    return sum(mention.kind == "E" and mention.status == "asserted" for mention in scene.mentions) == 1


def _began(mention: Mention, scene: Scene) -> bool:
    """2021年8月起就在这儿干, 上班从2024年3月开始: the day on which the work began."""
    if mention.kind != "D" or mention.role not in {"none", ""}:
        return False
    before, after = scene.before(mention), scene.after(mention)
    asked = scene.asking == "guangzhou_enterprise_since"
    return bool(_BEGAN_BEFORE.search(before) or _BEGAN_AFTER.match(after) or (asked and _CAME_AFTER.match(after)))


def _length(mention: Mention) -> int:
    """Return how many days a time leaves open; the most exact of several counts."""
    span = mention.time.span if mention.time else None
    return (span.latest - span.earliest).days if span else 0


def _about_employer(clause: Clause, scene: Scene) -> bool:
    employers = [mention for mention in scene.mentions if mention.kind == "E" and mention.status == "asserted"]
    return any(mention.clause == clause.index or mention.clause == clause.index - 1 for mention in employers)
