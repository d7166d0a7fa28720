"""One of two, or whether at all, and nobody knows: 归区里还是市里管我们也闹不明白 tells neither."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.lexicon import unknowing

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Clause, Scene

_OR = r"(?:还是|或者是?)"
_WHETHER = r"(?<![现正实存])(?:是不是|有没有|算不算|包不包|属不属|在不在|是否|有无)"
_ONE_OR_OTHER = (
    rf"(?:(?:是|归|属于?|算|由|写|跟)[^,还我DUYZ]{{1,8}}{_OR}(?![^,]{{0,4}}[DUYZ])"
    rf"|[EHP市区省国][属里级管的家]{{0,2}}{_OR}(?=[EHP市区省国])|{_WHETHER})"
)
_AND_I = r"(?:我们?|咱们?|俺|他们|也|都|真|就|可|还|早|这个|那个|一直|实在|倒|,)*"
_NOT_KNOWN = re.compile(
    rf"{_ONE_OR_OTHER}[^,?]*,?{_AND_I}{unknowing.NOT_KNOWN}|{unknowing.NOT_KNOWN}[^,?]*{_ONE_OR_OTHER}"
)
_LONGEST = 60
_TWO_ALIKE = re.compile(rf"([ESTQHP])[^A-Z,]{{0,3}}{_OR}[^A-Z,]{{0,3}}\1")


def is_so(clause: Clause, scene: Scene) -> bool:
    """Tell whether a clause names what nobody knows, there or with the next breath; neither of two alike is told."""
    text = ",".join(map(scene.spelled, scene.clauses[clause.index : clause.index + 2]))
    if not _NOT_KNOWN.search(text, 0, _LONGEST):
        return False
    for alike in _TWO_ALIKE.finditer(scene.skeleton, clause.start, clause.end):
        for mention in clause.mentions:
            if alike.start() <= mention.place < alike.end() and mention.status == "asserted":
                mention.status = "dropped" if mention.kind == "E" else "doubted"
    return True
