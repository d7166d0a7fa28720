"""不对，21年的, said when something else was asked: it takes back what was told before, and is no no.

Else a mended date would say that the post is outside the field, or that nobody won a prize.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.short_answers import subjects

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Scene

_OPENER = re.compile(
    r"(?:哦|噢|啊|呃|诶|哎|等等|等[一1]?下|慢着|那个|sorry|oh)*"
    r"(?:(?P<wrong>(?:不对|不啱|唔啱|(?:前面|刚才|刚刚|我)*(?:[说讲打写记搞选点填弄看]错|[记说]岔|口误)|年份错|错|更正|no)+)|不是|不系)"
    r"(?:了|的|啊|呀|哦|喔|啦|咯|呢|,)*"
)
_MENDED = "STQADUYCPH"
"""Certificates, titles, days, prizes: what was told before and is told again."""
_EMPLOYER = "ERL"


def is_so(scene: Scene) -> bool:
    """Tell whether the message mends something that was told before what was asked."""
    asked = (scene.asking or "").partition(".")[0]
    if not asked or "." in (scene.asking or "") or subjects.is_named(asked, scene):
        return False
    opening = 0
    wrong = False
    for clause in scene.clauses:
        opener = _OPENER.fullmatch(clause.text)
        if opener is None:
            break
        opening, wrong = opening + 1, wrong or bool(opener["wrong"])
    mended = _MENDED + _EMPLOYER if wrong or asked.startswith("plan_") else _MENDED
    return opening > 0 and any(mention.kind in mended for mention in scene.mentions if mention.clause >= opening)
