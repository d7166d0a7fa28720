"""Whether somebody has left a company that he names: 以前在广汽, 广汽干了十年，去年买断了."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Mention, Scene

PAST = re.compile(
    r"(?:以前|之前|原来|本来|起初|一开始|刚开始|最初|先前|头几年|头[两三]年|早几年|早些年|前些年|那几年|那些年|先在|那时候?|那会儿?|毕业先|曾经|曾|早年|(?<!派)(?<!送)过去|原先|前几年|离开了?|从|刚从|年轻时|最早|D前|D以前|D之前|上一份工作|前东家)[^,EJ]{0,6}$"
)
_PAST_AFTER = re.compile(
    r"^[^,E]{0,8}(?:离职|辞职|辞了|出来了?|退休了|走了|干过|做过|待过|呆过|转企|转制|改制|跳槽|调出来|调走)"
)
_STAYED = re.compile(r"没|不|未|打算|想|准备|要|搬走")
_UNTIL = re.compile(r"D(?:年)?(?:到|至|-|~)D(?:年)?[^,]{0,5}$")
_LEFT_LATER = re.compile(
    r"^(?:我|但|可|不过|后来|现在|去年|前年|今年|上个?月|年初|年底|已经|就|刚|又|自己|也|D|U|前|因为[^,]{1,4})*"
    r"(?:E|被?买断|被?裁|离职|辞职|辞了|下岗|离开|走人|解除合同|被辞|被炒|内退|退休|不干了|出来了|走了)(?!的|之前|以前|前)"
)
"""广汽干了十年，去年买断了: no more."""
_BACK_THERE = re.compile(
    r"(?:转成|转为|转到|调到|调去|调来|调进|跳到|换到|进了|来到|去了)(?:了)?$|(?:D|从D|从)[^,]{0,4}(?:开始|起|进|入职|到|来|就在|在|至今)[^,]{0,3}$"
)


def left(mention: Mention, scene: Scene, before: str, after: str) -> bool:
    """Tell whether what is said beside a company, or in a later breath, makes it a former one."""
    employed = mention.value[0] != "none"
    if _UNTIL.search(before):
        return True
    graduated = not employed and before.endswith("毕业")
    if PAST.search(before) and not graduated and not _BACK_THERE.search(before):
        return True
    gone = _PAST_AFTER.match(after) if employed else None
    if gone and not _STAYED.search(gone[0]) and not after.startswith("退休返聘"):
        return True
    return employed and _left_later(mention, scene)


def _left_later(mention: Mention, scene: Scene) -> bool:
    """Tell whether a later clause says that he left, and no company is named after it."""
    later = scene.clauses[mention.clause + 1 : mention.clause + 3]
    if not any(_LEFT_LATER.match(clause.text) and not clause.hypothetical for clause in later):
        return False
    companies = (other for other in reversed(scene.mentions) if other.kind == "E" and other.value[0] != "none")
    return next(companies).clause <= mention.clause
