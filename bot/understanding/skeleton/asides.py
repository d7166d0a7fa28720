"""What is said in passing between a certificate and its day: 技师证（封皮泡过水那本）是2017年的; 2016年——那年我女儿出生——评上助工."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.understanding.skeleton.scene import Mention

_ASIDE = re.compile(r"\((?P<brackets>[^()?!。;]{2,24})\)|,,(?P<dashes>[^()?!。;,]{2,16}(?:,[^()?!。;,]{1,12})?),,(?!,)")
_WEIGHTY = re.compile(
    r"[没未无冇非别]|不(?!过)|[吗么?]|可能|也许|好像|估计|打算|准备|如果|要是|假|想|错|应该|对了|等[下等]|慢着"
)
"""Words that say something of the certificate all the same: 技师（还没拿到）, 2019……不对……2020."""
_LIFE = re.compile(
    r"出世|出生|[生怀]了?.{0,2}[孩娃仔女儿胎]|结.?婚|毕.?业|高考|中考|上(?:小学|初中|高中|大学)|退休|搬家|过世|去世|满月|周岁|疫情"
)
_NEAR = 8
_JOINED = "STQADUY"


def places(text: str, mentions: Sequence[Mention]) -> list[tuple[int, int, str]]:
    """Return where asides stand in the text, and the stop to which each shrinks."""
    return [
        (match.start(), match.end(), "" if match["brackets"] else ",")
        for match in _ASIDE.finditer(text)
        if _is_light(match, mentions) and _parts(match, mentions)
    ]


def _is_light(match: re.Match[str], mentions: Sequence[Mention]) -> bool:
    """Tell whether nothing in an aside says anything of a certificate or of the work, or who holds it."""
    inside = [mention.kind for mention in mentions if match.start() < mention.end and mention.start < match.end()]
    if _WEIGHTY.search(match[0]) or set(inside) - set("OXG"):
        return False
    return "O" not in inside or bool(_LIFE.search(match[0]))


def _parts(match: re.Match[str], mentions: Sequence[Mention]) -> bool:
    """Tell whether an aside stands between a level and a time, right behind the first of them."""
    first = [mention for mention in mentions if mention.kind in _JOINED and mention.end == match.start()]
    then = [mention for mention in mentions if mention.kind in _JOINED and 0 <= mention.start - match.end() <= _NEAR]
    return bool(first and then)
