"""A firm in Guangzhou told by its place and its trade, not by a name or an owner: 天河一个餐馆打工, 给丰田做配套的厂，在南沙.

Whoever says 一家, 一间 of it means none of the companies that everybody knows; such a firm is neither the city's nor a district's.
"""

from __future__ import annotations

import itertools
import re
from functools import cache
from typing import TYPE_CHECKING

from bot.understanding.attribution import speaker
from bot.understanding.lexicon import content
from bot.understanding.short_answers import evidence

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Mention, Scene

_SOME = r"(?<![这那哪同每另])(?<!第)(?:一家|一个|一间|某家|某个|[家间](?![里人家]))(?!人)"
_PUBLIC = re.compile(
    r"市属|区属|国企|国有|国营|国资|集体|公办|公立|区里|市里|事业|镇办|街道|村办|政府|机关|自来水|水厂|环卫|公交|燃气|市政|供销|央企|省属|合资|试点|集团"
)
_NOT_HIS = re.compile(
    r"以前|之前|原来|曾|早年|那时|那年|过(?:$|,|的)|离开|辞|倒闭|破产|散了|搬|前东家|想|打算|准备|应聘|面试|找|有没有|有[一个家间]|去(?:过|看|修|送)|送(?!件|餐|快递|外卖)|客户|"
    r"自己(?:开|有|的)|我开|开了|开个|开间|老婆|老公|朋友|儿子|附近|旁边|隔壁|对面|住|要是|如果|不是|不在|没在|哪|吗|学(?!校)|考|培训|去[^,]{1,12}过|什么|为啥|听说|合作|买|吃|派(?:去|到|驻|来)|兼职|实习|派遣|劳务|中介|介绍|承包|装修"
)
_BRANCH_HERE = re.compile(r"(?:在|是|喺)广州(?:这边)?的?(?:分公司|办事处|分厂|分部|工厂|基地)")
_FORMERLY_THERE = re.compile(
    r"原先|以前|之前|原来|早先|先前|从前|早年|前些年|前几年|(?:总部|总公司|母公司)(?:都|就|是)*(?:在|设在)"
)
_OWN_TRADE = re.compile(
    r"(?:在|喺|给|帮|替|打工|上班|返工|回|进了|做|干|当|是|我们|我哋|我间|的$|里$|修|烧|焊|开|搞|管|端|炒|切|守|送|接)"
)
_SUPPLIES = re.compile(
    r"(?:我们?|咱们?)(?:这)?(?:厂|公司|单位|店)(?:是|主要|专门|就|一直)*(?:给|帮|替|为|做|搞|生产|造)[^,没不]{2,14}$"
    r"|(?:我|我们|我是|是|在)?(?:做|当|给)[^,没不]{1,8}(?:供应商|配套|供货|外包|代工)(?:的|厂|公司)?$"
)
"""我们厂给广汽供座椅的，厂在花都."""
_A_NAME = re.compile(r"(?:我|我是|我在|在)?[^,没不的]{2,8}(?:公司|厂)的?")


def told(scene: Scene) -> bool:
    """Tell whether a message says that the speaker works for such a firm."""
    if any(mention.kind == "L" and not is_left(mention, scene) for mention in scene.mentions):
        return False
    changes = speaker.events(scene)
    clauses = [
        evidence.plain(scene, clause)
        for clause in scene.clauses
        if not (clause.question or clause.hypothetical) and speaker.at(changes, clause.end) != "other"
    ]
    if _PUBLIC.search(",".join(clauses)):
        return False
    return any(_a_firm_here(text) for text in clauses) or any(
        _firm_then_place(first, second) for first, second in itertools.pairwise(clauses)
    )


def is_left(place: Mention, scene: Scene) -> bool:
    """原先在深圳打工; 总部在北京: where he is no more, or only the head office is."""
    clause = scene.clauses[place.clause]
    return bool(_FORMERLY_THERE.search(evidence.plain(scene, clause))) and any(
        later.index > clause.index for later in scene.clauses
    )


def _a_firm_here(text: str) -> bool:
    match = (
        _BRANCH_HERE.search(text)
        or _some_firm().search(text)
        or _trade_there().search(text)
        or _brand_here().search(text)
    )
    if match is None or _NOT_HIS.search(text):
        return False
    rest = text[: match.start()] + text[match.end() :]
    return (
        not rest or bool(_OWN_TRADE.search(rest)) or bool(re.fullmatch(r"我?的?[^,]{0,6}[工师员长部科班组]的?", rest))
    )


def _firm_then_place(first: str, second: str) -> bool:
    """给丰田做配套的厂，在南沙."""
    if _NOT_HIS.search(first) or _NOT_HIS.search(second):
        return False
    firm = (
        _SUPPLIES.match(first)
        or _ends_in_firm().search(first)
        or _works_in_shop().search(first)
        or _A_NAME.fullmatch(first)
    )
    return bool(firm and _only_place().fullmatch(second))


@cache
def _some_firm() -> re.Pattern[str]:
    here, small, trades = map(content.firm_words, ("here", "small", "trades"))
    return re.compile(
        rf"(?:广州市?|(?:(?:{here})[区镇街]?)+)(?:市|这边|那边|嗰边|本地|里|的)*(?:[^,一]{{1,5}}(?:站|路|街|村|桥|塘|城|园|广场|市场|大道|码头)(?:那边|这边|嗰边|里)?)?[^,一]{{0,2}}{_SOME}[^,有没]{{0,10}}?(?:{small}|厂子?|工厂|公司|企业|{trades})"
    )


@cache
def _trade_there() -> re.Pattern[str]:
    """Return 番禺的首饰厂, 黄埔皮具厂: with no 一家, what it makes has to be said."""
    here, small, trades = map(content.firm_words, ("here", "small", "trades"))
    return re.compile(rf"(?:{here})[区镇]?(?:这边|那边|嗰边|的)?(?:(?:{trades})(?:厂子?|公司|店)?|{small})")


@cache
def _brand_here() -> re.Pattern[str]:
    here = content.firm_words("here")
    brands = "|".join(content.read_file("employers")["brands"])
    return re.compile(rf"(?:广州|{here})[区市]?(?:{brands})(?!车(?!间))")


@cache
def _ends_in_firm() -> re.Pattern[str]:
    small = content.firm_words("small")
    return re.compile(
        rf"(?:给|帮|替|为|做|搞|修|生产|造)[^,]{{1,12}}的(?:一?[家个间])?(?:小|外包|配套)?(?:厂子?|公司|企业|{small})(?:的|做|里)?$"
    )


@cache
def _works_in_shop() -> re.Pattern[str]:
    """我在美容院上班，天河的."""
    small, trades = content.firm_words("small"), content.firm_words("trades")
    return re.compile(
        rf"(?:在|喺|给|帮)(?:一?[家个间])?[^,没不]{{0,10}}?(?:{small}|(?:{trades})(?:公司|厂|店))(?:里|度)?(?:上班|打工|返工|做事|当|做|干|[^,问看考过买吃去没不]{{1,6}}$)"
    )


@cache
def _only_place() -> re.Pattern[str]:
    here = content.firm_words("here")
    return re.compile(
        rf"(?:就|厂|公司|人|都|是|[^,]{{0,2}}店|铺子?|诊所|档口|地址)*(?:在|喺|位于|开在)?(?:(?:广州的?)?(?:{here})[区镇]?(?:那边|这边|的)?|广州(?:本地|市)?(?:这边|的|嘅))"
    )
