"""Whether a year of work in Guangzhou is full, told by a length of time or by the day on which it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.temporal.intervals import add_months

if TYPE_CHECKING:
    from bot.understanding.reading import Reading
    from bot.understanding.skeleton.scene import Mention, Scene

_NOT_BEFORE = re.compile(
    r"(?:要到|得到|要等|等到|等|到)(?:今年|这个?月|本月|下个?月|明年|过完?年|元旦|春节|[年月](?=[底末]))(?:年|月)?(?:底|末|初|后)?(?:才|就|刚好|正好|差不多)*(?:满|够|到)?(?:一年|1年)了?$"
)
"""到年底就一年了."""
_STILL_TO_COME = re.compile(
    r"^(?:才|就|刚好|正好|刚|正)*(?:算)?(?:满|够|到|是)?(?:了)?(?:一年|1年|U|Z|$|,)|^(?:才|就|刚好|正好|刚|正)*(?:满|够)"
)
"""下个月才满."""
_FULL_ON = re.compile(r"^(?:就|才|刚|刚好|正好|已经)*(?:满|够|到)(?:的|了|一年|1年|$|,)")
"""上个礼拜满的."""
_MORE_THAN = re.compile(r"(?:何|岂|哪|边|不)止$")


def is_still_to_come(mention: Mention, scene: Scene) -> bool:
    """下个月才满: the day on which the year is full lies ahead."""
    span = mention.time.span if mention.kind == "D" and mention.time is not None else None
    return span is not None and span.earliest > scene.today and bool(_STILL_TO_COME.match(scene.after(mention)))


def read(scene: Scene, reading: Reading) -> None:
    """A length of time answers whether a year is full, unless it may be either."""
    if (
        re.search(
            r"(?:还|只|就)?差(?:不多)?(?:Z|U|一点|一些|些|[几一两二三四五六七八九十半\d]+(?:来|多|几)?(?:个|天|日|周|月))",
            scene.skeleton,
        )
        and "差不多" not in scene.skeleton
    ):
        reading.facts["guangzhou_enterprise_one_year"] = False
        return
    if _NOT_BEFORE.search(scene.normal.text):
        reading.facts["guangzhou_enterprise_one_year"] = False
        return
    for mention in scene.mentions:
        if is_still_to_come(mention, scene):
            reading.facts["guangzhou_enterprise_one_year"] = False
            return
        if _MORE_THAN.search(scene.before(mention, 3)):
            reading.facts["guangzhou_enterprise_one_year"] = True
            return
        if mention.kind in "DU" and mention.time is not None and mention.time.span is not None:
            anniversary = add_months(scene.today, -12)
            if mention.time.span.latest <= scene.today and _FULL_ON.match(scene.after(mention)):
                reading.facts["guangzhou_enterprise_one_year"] = True
                return
            if mention.time.span.latest <= anniversary:
                reading.facts["guangzhou_enterprise_one_year"] = True
            elif mention.time.span.earliest > anniversary:
                reading.facts["guangzhou_enterprise_one_year"] = False
            return
