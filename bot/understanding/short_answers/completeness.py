"""Whether an answer says that all is told (全说完了, 都在这儿了) or that something is lacking (还有一个没说, 漏了一张)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.short_answers import evidence

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Scene

_TOLD = r"(?:说|讲|报|写|填|列|交代|告诉|交(?!过)|数|念)"
_THESE = r"(?:这|那|呢|上面|刚才)[么个些几点两三俩仨一1-9本张样里儿啲度]*"
_ALL = re.compile(
    rf"(?:全|都|统统|通通|全部|所有的?)(?:已经|就)?(?:在{_THESE}|{_TOLD}(?:过|给|完|齐|全|了|上))|(?<!没)(?<!没有)(?<!未)(?<!冇){_TOLD}(?:完|齐|全)(?:了|咗|$)"
    rf"|(?:没有?|冇|未|不)(?:再)?(?:漏|落下|遗漏|隐瞒|藏)|一[个本张样](?:都|也)?(?:没|不|冇)(?:漏|落|少|差)|^(?:都|就|已经)?齐(?:全)?了"
    rf"|(?:就|只|才|仅|也就|统共|总共|拢共|一共|得)(?:就|只|有)*{_THESE}(?:证|职称|W|K|级|东西)?(?:了|而已|罢了|咋|喇|$)"
    r"|(?:就|只|仅|才|统共|总共|拢共|一共)+(?:评|考|拿|得|攞)过?(?:这|那)么?[一1][回次个本张]"
    r"|(?:没有?|冇)(?:再有)?(?:什么)?(?:别|其他|其它|另外|多余|剩|更多)的?(?:证|职称|W|K|级)?(?:了|$|要)"
)
_MORE = re.compile(
    rf"(?<!没)(?<!没有)(?<!冇)(?<!不)(?:漏|落)(?:了|咗|掉|下|报|写|说|讲)|(?:忘|漏)(?:了|记|咗)*(?:{_TOLD}|提|一[个本张]|[STWK])"
    rf"|(?:没有?|未|冇)(?:都|全)?{_TOLD}(?:完|全|齐|到)|(?:不|唔)(?:止|只|全|齐|光)|少(?:{_TOLD})(?:了|咗)"
    rf"|(?:^|[,我])(?:等[一等]?下|哦|对了|其实|应该|好像|除了{_THESE}|,)*(?:还|仲|另外|再|也)+(?:得|要|应该|好像)*(?:有(?![没什啥吗别其])|加|补|差)|(?:漏|差|少|缺)(?:了)?(?:一|两)[个本张]"
)
_IN_DOUBT = re.compile(r"好像|可能|也许|大概|不知|记不|忘了有|吗|要不要|什么")


def said(scene: Scene) -> bool | None:
    """Return whether all is told, if the answer says so; nothing, if it says both."""
    signs: list[bool] = []
    for clause in scene.clauses:
        text = evidence.plain(scene, clause)
        if clause.stop == "?" or clause.hypothetical or _IN_DOUBT.search(text):
            continue
        more, no_more = _MORE.search(text), _ALL.search(text)
        if no_more and (more is None or more.start() < no_more.start()):
            signs += [True]
        elif more:
            signs += [False]
    return signs[-1] if len(set(signs)) == 1 or signs[:-1] == [False] else None
