"""The day told first answers the question, though other levels and their days are told after it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.attachment import events
from bot.understanding.skeleton.scene import LEVELS, TIMES

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Mention, Scene

ANSWER = "answer"
"""The role of such a day."""
_THIS_ONE = re.compile(
    r"^(?:嗯|哦|啊|呃|那|就|我|这|本|个|张|证|K|本子|呢|嘛|是|系|在|应该|大概|好像|记得|写|印|的|,)*[DU](?:年)?(?:的|了|吧|啊|呢|嘛|拿|考|评|发|批|领|办|到|下来|左右|那会儿?|前后|K|证|,)*$"
)


_THAT_IS = re.compile(r"^[,。]?(?:可是?|但是?|不过|只是)?(?:那|这)(?:个|本|张)?(?:才|就)?(?:是|系)")
"""2013年，可那是高级工: the day is that of the level named next."""


def take(scene: Scene) -> None:
    """Give the role of the answer to a day that stands before all levels, where one of these has a day of its own."""
    key, _, level = (scene.asking or "").partition(".")
    if not level or key == "guangzhou_enterprise":
        return
    told = [mention for mention in scene.mentions if mention.kind in (*TIMES, *LEVELS) and mention.status != "dropped"]
    if len(told) < 2 or told[0].kind not in "DU" or any(mention.value == level for mention in scene.of_kind("STQ")):
        return
    first, rest = told[0], told[1:]
    clause = scene.clauses[first.clause]
    if rest[0].clause == first.clause or clause.question or clause.hypothetical or first.time is None:
        return
    if _THAT_IS.match(scene.skeleton[clause.end :]):
        return
    named = next((mention for mention in rest if mention.kind in LEVELS), None)
    if (
        named is not None
        and _THIS_ONE.match(clause.text)
        and events.happened(scene.after(first)) not in {"other", "begun"}
        and _has_its_own(named, rest, scene)
    ):
        first.role = ANSWER


def _has_its_own(level: Mention, told: list[Mention], scene: Scene) -> bool:
    """Tell whether a day is told beside the level, or that it came at another time."""
    if any(mention.kind in TIMES and mention.clause >= level.clause - 1 for mention in told):
        return True
    return bool(re.search(r"更?早|更?晚|之前|以前|后来|之后", scene.clauses[level.clause].text))
