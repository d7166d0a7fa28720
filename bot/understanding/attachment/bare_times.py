"""Times told with nothing around them: what was asked for tells whose they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.attachment import events
from bot.understanding.skeleton.scene import LEVELS

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Clause, Mention, Scene

BARE = re.compile(
    r"^(?:反正|总归|总之|等等|等下|等一下|慢着|其实|准确|准确说|确切说|确切|具体|具体说|来说|来讲|更正|哎呀?|诶|不是[DUY],?|[哦啊噢呃额喔]不|不对|不不|说错了?|已经|都|也|我|是|就|才|只|刚|统共|拢共|总共|大概|到现在|到今年|从|自|有|应该|那|嗯|哦|满打满算|掐指一算|掐头去尾|实打实|一晃眼?|转眼|眨眼|不知不觉|前后|算起来|算下来|算算|怕有|够|足|大约|可能|差不多|快|呢|啊|的|在|好像| |这)*[DUY](?:[了的啊吧呀嘛咯喽啦呢左右多来份左囉啰之间期中段时间整 ]|前|以前|那会|那时候|那时|时候|事儿?|东西|的样子|先对|才对|才是|开始|算|起|好像|大概|应该|可能|似乎|记得|没错|来着|(?:反正|总归|横竖)(?:也|就|是)*这U|到现在|至今|到今天|到如今)*(?:,?不是[DUY])?$"
)
GLUE = re.compile(
    r"^(?:[我这那本张个证的了是在嘢啱先对才就都也还又有系嘅咗啲喇咯得K()]|事情?|东西|时候|前后|左右|样子|差不多|大概|好像|应该|反正|记得|年份|来着|没错)*"
    r"D(?:[的了是在嘢啱先对才就咯嘅啦呢吧啊K()]|[这那]?[本张个批次回]子?|[红绿蓝小]本子?|那一?年|那会儿?|那阵子?|事情?|东西|时候|前后|左右|样子|来着|没错)*$"
)
"""Nothing but such words beside a day: it is that of the level told before."""

_ALL_ALONG = re.compile(r"来$")
"""这3年来没断过: how long it has been looked at, no break and no age of a certificate."""


def levels_follow(clause: Clause, scene: Scene) -> bool:
    """Tell whether the clause is the last, or the next has a level: 我出年 | 如果升到技师."""
    if clause.index + 1 >= len(scene.clauses):
        return True
    return any(other.kind in LEVELS for other in scene.clauses[clause.index + 1].mentions)


def bare_role(mention: Mention, scene: Scene) -> str:
    """Return the role of a time told alone: that of what was asked for, else of the last thing spoken of."""
    if mention.kind == "U" and _ALL_ALONG.search(mention.text):
        return "none"
    if scene.asking and scene.asking.startswith("guangzhou_enterprise"):
        return "since" if scene.asking.endswith("_since") else "none"
    if scene.asking and scene.asking.startswith("worked_since") and mention.kind == "U":
        told = scene.skeleton[: scene.clauses[mention.clause].start]
        return "none" if events.denies_breaks(told) else "gap"
    if scene.asking and "." in scene.asking:
        return "certificate"
    undated = [
        other
        for other in scene.mentions
        if other.kind in LEVELS and other.place < mention.place and other.status == "asserted"
    ]
    for other in reversed(scene.mentions):
        if other.place < mention.place and other.kind in "STQAWKECPH" and other.status not in {"dropped", "other"}:
            if other.kind == "E":
                return ("certificate" if mention.kind == "D" else "none") if undated else "since"
            return "award" if other.kind in "CPH" else "certificate"
    return "certificate"
