"""Asking for several people at once: the rules decide for one, and people are told so, once."""

from __future__ import annotations

import re

_NUMBER = (
    r"(?:[两兩二三四五六七八九十几幾数數]{1,3}|\d{1,3}|好几|好幾|好多|很多|不少|一批|一帮|一群|多)"
    r"(?:多|来)?(?:个|個|名|位|号)?"
)
_PEOPLE = (
    r"(?:人|同事|员工|工人|职工|師傅|师傅|工友|徒弟|下属"
    r"|高级工|高級工|中级工|技师|技師|高级技师|助工|工程师|技术员)"
)
_OURS = r"(?:我们|我哋|咱们?|俺们?|公司|单位|單位|厂里?|厂子|车间|班组|班里|部门|科室|手下|手底下|团队|队里|这里|这边)"
_SEVERAL = re.compile(
    rf"{_OURS}[^，。,？?]{{0,10}}?{_NUMBER}{_PEOPLE}(?!证|證|本|以上|的?证|年|里面|当中)"
    rf"|(?:帮|替|代|给)(?:大家|大伙|他们|她们|同事们|(?:他们|她们|我们)?(?:{_NUMBER})(?:同事|人|员工|工友|师傅|徒弟))[^，。,？?]{{0,3}}(?:问|看|查|咨询|打听)"
)
_FOR_ONESELF = re.compile(r"我(?:自己|本人|个人|呢|想|能|可以|要|也|的|有|是)|带(?:过|了|出)")


def asked_for(text: str) -> bool:
    """Whether somebody speaks of several people whose certificates differ: 我们班组三个高级工两个技师."""
    return bool(_SEVERAL.search(text)) and not _FOR_ONESELF.search(text)
