"""What is asked about, or only named, and claimed in the next breath: 劳模算不算？我就是. 省技术能手算吗，我2017年拿的."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding import grammar

if TYPE_CHECKING:
    from bot.understanding.scene import Mention, Scene

_CLAIM = re.compile(
    r"^(?:这个|那个|这种|那种|像|其实|反正|因为|刚好|正好|恰好|可|不过|但)*(?:我|俺|咱|本人)(?:自己|这边|这里|手里|手上|手头|以前|早就|早|也|就|都|倒|倒是|还|其实|真的?|确实|刚好|正好|D|在[^,]{1,4}|,)*"
    rf"(?:(?:是|有)(?!没|不)|(?:{grammar.OBTAIN}|攞)(?:过|到手|到|了|的|下了?|上了?))"
    r"(?:一|个|本|枚|张|块|次|这|那|啊|呀|呢|哈|嘛|哦|喔|呗|的|了|过|K|证|D|啦)*$"
)
_ABOUT_ITS_WORTH = re.compile(r"算|行|可以|有用|管用|认|作数|能用|够")
_MINE = re.compile(
    r"(?:我|俺|咱)(?:现在|目前|手上|手里|手头|原来|以前|自己)?(?:的|这|那)(?:个|本|张|点|份|一|老|的|现有的?|手里的?)*$"
)


def claimed_next(mention: Mention, scene: Scene) -> bool:
    """Tell whether the clause after a question about one thing says that the speaker has it."""
    clause = scene.clauses[mention.clause]
    following = scene.clauses[clause.index + 1] if clause.index + 1 < len(scene.clauses) else None
    if following is None or following.stop == "?" or clause.hypothetical:
        return False
    worth = clause.question and _ABOUT_ITS_WORTH.search(clause.text)
    named = clause.text.strip("那这个种啊呢嘛的话说起到提,?") == mention.kind
    alone = sum(other.kind in "STQAHNCPM" for other in clause.mentions) == 1
    return bool(alone and (worth or named) and _CLAIM.match(following.text))


def is_possessed(mention: Mention, scene: Scene) -> bool:
    """Tell whether a level is named as the speaker's own, whatever is asked or supposed of it: 我这个技师证还有用吗."""
    return mention.dated_by is None and bool(_MINE.search(scene.before(mention)))
