"""Work for a boss of whom no firm is named: 我老板的修车行在增城, 跟包工头在番禺刷墙, 我老板自己的厂."""

from __future__ import annotations

import re
from functools import cache

from bot.understanding.lexicon import content

_BOSS = r"(?:老板|老细|东家)"
_NOT_HIS = re.compile(
    r"以前|之前|原来|曾|早年|那时|那年|离开|辞|倒闭|不干|想|打算|准备|应聘|面试|附近|旁边|隔壁|对面|住|要是|如果|不是|没|哪|吗|"
    r"什么|听说|老婆|老公|儿子|女儿|朋友|同学|兼职|实习|考|派|劳务|客户"
)
_VERB = r"(?:刷|贴|砌|装|焊|开|修|做|干|搞|跑|送|拉|打|烧|扎|搭|铺|抹|搬|炒|缝|切|车|喷|守|看(?!病)|管|当)"


def tells_a_firm(text: str) -> bool:
    """Tell whether a text says that somebody works for the firm of a private boss in Guangzhou."""
    if _NOT_HIS.search(text):
        return False
    return any(pattern.search(text) for pattern in _patterns())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    here, small = content.firm_words("here"), content.firm_words("small")
    town = rf"(?:广州|{here})[区镇市]?(?:这边|那边|嗰边)?"
    firm = rf"(?:{small}|厂子?|工厂|公司|车间|铺子)"
    mine = rf"(?:我们?|我哋|给|帮|替)(?:的|嘅|个)?{_BOSS}"
    his = rf"(?:自己|本人|私人)?(?:的|嘅|开的|开嘅|开了?|办的)(?:一?[个间家])?[^,]{{0,4}}?{firm}"
    return (
        re.compile(rf"{_BOSS}(?:自己|本人|私人)(?:开|办|搞)?(?:的|嘅){firm}"),
        re.compile(rf"{mine}{his},?(?:就|都)?(?:在|喺){town}"),
        re.compile(rf"{mine}(?:在|喺){town}{his}"),
        re.compile(
            rf"^[^,没不]{{0,4}}{firm}(?:就|都)?(?:在|喺|开在){town},{_BOSS}(?:就|都|是|系)*(?:自己|本人|私人)(?:开|办|搞)?(?:的|嘅)"
        ),
        re.compile(rf"^{_BOSS}(?:在|喺){town}{his},我(?:就|也)?(?:在|喺|跟|帮|给)"),
        re.compile(
            rf"(?:跟|跟着|给|帮|替|同)(?:着|住|了)?(?:一?[个位]|我们?|私人|的|{town})*(?:包工头|工头|{_BOSS})(?:的人)?,?(?:在|喺){town}[^,]{{0,2}}{_VERB}"
        ),
        re.compile(
            rf"(?:在|喺){town}(?:跟|跟着|给|帮|替|同)(?:着|住|了)?(?:一?[个位]|私人|的)*(?:包工头|工头|{_BOSS}){_VERB}"
        ),
        re.compile(
            rf"(?:给|帮|替)(?:一?[个位]|私人|的|我|我们)*{_BOSS}{_VERB}[^,]{{1,6}},(?:就|店|厂)?(?:在|喺){town}$"
        ),
        re.compile(
            rf"(?:厂子?|公司|店)(?:就|都)?(?:是|系)(?:我们?|我哋)?{_BOSS}(?:自己|本人|私人)(?:一个人)?(?:的|开的|开嘅|办的)"
        ),
        re.compile(
            rf"{town}(?:的|嘅)?(?:一?[个位间家])?(?:[做开搞办][^,没不]{{1,6}}的)?(?:私人)?{_BOSS}(?:请|招|雇|聘)(?:的|了|来)*我"
        ),
    )
