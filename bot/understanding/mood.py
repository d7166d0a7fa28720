"""Questions and what-ifs, clause by clause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding import grammar

if TYPE_CHECKING:
    from bot.understanding.scene import Clause, Scene

_STRONG_STOPS = "。?!;"
_WHEN = r"(?:哪一?[天年月日]|几号|几月|几几年|什么时候|啥时候|何时)"
_FORGOT = r"(?:忘|不记得|记不|不清楚|没印象|想不起|不知道|不晓得|说不准)"
_FORGOTTEN_DAY = re.compile(
    rf"(?:具体)?(?:是)?{_WHEN}[^,?]{{0,5}}{_FORGOT}[^,吗?]*|{_FORGOT}[^,?]{{0,5}}{_WHEN}[^,吗?]*"
)
_FUTURE_EVENT = re.compile(r"拿|考|评|取得|获得|升|跳槽|入职|去E|进E|到手|下来|满")


def mark(scene: Scene) -> None:
    """Tell of each clause whether it asks something and whether it is only supposed."""
    supposing = False
    for clause in scene.clauses:
        text = clause.text
        if "如果" not in text and supposing and grammar.FACTUAL.search(text):
            supposing = False
        starts = bool(grammar.HYPOTHETICAL.search(text)) or _is_future(clause, scene) or _once_moved(clause, scene)
        supposing = supposing or starts
        clause.supposes = starts
        clause.hypothetical = supposing
        clause.question = clause.stop == "?" or bool(grammar.QUESTION.search(_FORGOTTEN_DAY.sub("", text)))
        if clause.stop in _STRONG_STOPS:
            supposing = False


_MOVED = re.compile(r"^我?(?:要)?(?:转成|转为|转到|调到|调去|跳到|跳槽到|换到|进了?|去了?)E[^,]{0,8}(?:以后|之后|后)$")


def _once_moved(clause: Clause, scene: Scene) -> bool:
    """转成地铁正式工以后，那几年算不算: asked of a move still to come."""
    later = scene.clauses[clause.index + 1 :]
    return bool(_MOVED.match(clause.text)) and any(
        other.stop == "?" or grammar.QUESTION.search(other.text) for other in later[:2]
    )


def _is_future(clause: Clause, scene: Scene) -> bool:
    """A date to come makes what happens then a supposition."""
    return any(
        mention.kind == "D" and mention.time and mention.time.span and mention.time.span.earliest > scene.today
        for mention in clause.mentions
    ) and bool(_FUTURE_EVENT.search(clause.text))
