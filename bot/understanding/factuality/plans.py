"""What is only planned, advised or excluded: 2028年先报特级技师, 明年去找个区属的厂, 领导说有机会把我调去广州港."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.skeleton.scene import LEVELS

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Clause, Scene

_TO_REPORT = re.compile(
    r"(?:我|俺|就|先|再|才|去|要|想|准备|打算|直接|也|一起)*(?:报|申报|申请|参评|冲|备考)(?!了|过|的|上|到)"
)
_TO_MOVE = re.compile(
    r"(?:我|俺|就|先|再|才|要|想|准备|打算|直接|也|L|,)*(?:去|到|回|进|找|转|调|换|跳|应聘|入职)(?!了|过)"
)
_ADVISED = re.compile(
    r"O(?:们)?(?:都|也|就|老|一直)*(?:建议|推荐|劝|鼓励|动员)(?:我|俺)(?![^,]{0,3}[考评拿报][了过上到])"
)
_MOVED_BY_OTHERS = re.compile(
    r"(?:有机会|有可能|可能|说要|说会|准备|打算|考虑|计划|要|想|将|快|说)[^,了过]{0,4}(?:把|让|叫|安排|派)(?:我|俺)[^,了过]{0,3}(?:去|到|往|进|回)(?=E(?!了))"
)
_EXCLUDED = re.compile(
    r"(?<!我)(?<!我们)(?<!是)(?<!在)E(?:的人|们)?(?:都|也|全|为什么|凭什么|为啥)*(?:被|给)?(?:排除|除外|剔除|排斥|挡在)"
)


def mark(scene: Scene) -> None:
    """Give what a plan speaks of its status: a level is aimed at, an employer none of the speaker's."""
    for clause in scene.clauses:
        for start, kinds in _plans(clause, scene):
            for mention in clause.mentions:
                if mention.place >= start and mention.kind in kinds and mention.status == "asserted":
                    mention.status = "target" if mention.kind in LEVELS else "dropped"
    for match in _EXCLUDED.finditer(scene.skeleton) if "我" not in scene.skeleton else ():
        for mention in scene.mentions:
            if mention.place == match.start():
                mention.status = "other"


def _plans(clause: Clause, scene: Scene) -> list[tuple[int, str]]:
    """Where in a clause a plan begins, and of which kinds of words it speaks."""
    text = clause.text
    found = [(clause.start + match.end(), LEVELS) for match in _ADVISED.finditer(text)]
    found += [(clause.start + match.end(), "E") for match in _MOVED_BY_OTHERS.finditer(text)]
    for mention in clause.mentions:
        span = mention.time.span if mention.kind == "D" and mention.time else None
        if span is None or span.earliest <= scene.today:
            continue
        for pattern, kinds in ((_TO_REPORT, LEVELS), (_TO_MOVE, "E")):
            if match := pattern.match(scene.skeleton, mention.place + 1, clause.end):
                found.append((match.end(), kinds))
    return found
