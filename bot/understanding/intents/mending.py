"""What somebody tells to put right what was said before: 24年6月 手滑, 不是派遣，合同是跟地铁签的."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.understanding.reading import Reading
    from bot.understanding.skeleton.scene import Scene

_DONE_WRONG = r"[记说讲打写填看听选点按弄搞数X](?:错|岔|反|混|漏)"
_EARLIER = r"(?:前面|前头|上一条|上条|上面|刚才|刚刚|刚|之前|X)"
_HINTS = re.compile(
    rf"{_DONE_WRONG}|看走眼|手滑|手误|口误|更正|纠正|重新?说|改一?下|打快|说快|报错|作废|撤回|收回|[写说打讲填记]成|不作数|不算数|^[^,。]{{0,4}}不是|{_EARLIER}[^,。]{{0,4}}(?:奖|证|单位|公司|年份|日期|职称|那)"
)
_MISTAKE = re.compile(
    rf"{_DONE_WRONG}(?!吗|不|怎么|咋|名|题|行|厂|门)|看走眼|手滑|手误|口误|更正|纠正|重新?说"
    rf"|{_EARLIER}[^,。!?]{{0,5}}(?:报错|不对|不准|有误|作废|撤回|不作数|不算数|打快|说快|写快|说早|改X|改一下)|那[项条个年]?[^,。]{{0,2}}改(?:X|一?下)"
    rf"|{_EARLIER}[^,。]{{0,3}}[写说打讲填记]成|^那[^,。A-Z]{{0,4}}是我?O的|^{_EARLIER}(?:说|讲|写|填|报)?的?[^,。]{{0,4}}是我?(?:的)?O"
)
"""What was said before is named as a mistake."""
_NO_MISTAKE = re.compile(
    rf"[没未不别](?:有|会|可能|要|太|怎么)?{_DONE_WRONG}|[怕别][^,]{{0,5}}[错混]"
    r"|(?:总|老|经常|容易|一直|别人|人家|单位(?!(?:写|填|说|打|选|讲)错了)|厂里|公司|证上|人事|评委|O)[^,]{0,6}[错混岔]"
)
_NOT_THIS_BUT_THAT = re.compile(
    r"^(?:啊|哦|呃|额|哎|等等|等下|等一下|,)*(?:[STQA](?=不是[DU]))?不是(?:停|断|歇)?(?P<kind>[STQARENHPDUC])[^A-Z,我]{0,6},[^STQARENHPDUC不没]{0,14}(?:(?P=kind)|[EHN])"
)
"""不是R,合同是跟E直接签的: what stands first was said before, by whomever."""


def hinted(plain: str) -> bool:
    """Tell at a glance whether a message may put something right."""
    return bool(_HINTS.search(plain))


def denies(plain: str) -> bool:
    """Tell whether the only mistake that is spoken of is none, or somebody else's: 我没记错, 单位老把我搞错."""
    without = _NO_MISTAKE.sub("", plain)
    return without != plain and not _HINTS.search(without)


def mends(scene: Scene, reading: Reading) -> bool:
    """Tell whether what a message tells takes something back that was said before."""
    if any(clause.question for clause in scene.clauses):
        return False
    instead = _NOT_THIS_BUT_THAT.match(scene.skeleton)
    if not reading.facts:
        return bool(instead and instead["kind"] in "DU")  # 不是停一年，停了两个月: of what, was told before
    named = _MISTAKE.search(scene.skeleton) and not _NO_MISTAKE.search(scene.skeleton)
    return bool(named or instead)
