"""Who works for a boss and names no firm works for a private one; a boss only spoken of employs nobody."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from bot.understanding import read

TODAY = date(2026, 11, 22)
TOWNS = ("天河", "番禺", "增城")
TOLD = (
    "我老板的修车行在{t}",
    "我老板开的餐馆在{t}，我在里面炒菜",
    "老板在{t}开了个汽修厂，我在那修车",
    "跟包工头在{t}刷墙",
    "我跟着老板在{t}装修",
    "{t}一个老板请的我",
    "我在美容院上班，{t}的",
    "我在一家诊所做假牙，店在{t}",
)
SPOKEN_OF = (
    "我老婆的修车行在{t}",
    "以前老板的厂在{t}",
    "包工头在{t}欠我工钱怎么办",
    "我跟朋友在{t}装修房子",
    "我在{t}吃饭",
    "我老板的客户在{t}",
    "想跟老板在{t}干",
)


@pytest.mark.parametrize("sentence", [way.format(t=town) for way, town in product(TOLD, TOWNS)])
def test_a_boss_and_a_district_make_a_private_firm_in_guangzhou(sentence: str) -> None:
    """我老板的修车行在增城."""
    assert read(sentence, today=TODAY).as_dict()["facts"] == {"employer": "guangzhou_other"}


@pytest.mark.parametrize("sentence", [way.format(t=town) for way, town in product(SPOKEN_OF, TOWNS)])
def test_a_boss_who_is_spoken_of_employs_nobody(sentence: str) -> None:
    """以前老板的厂在番禺."""
    assert "employer" not in read(sentence, today=TODAY).as_dict()["facts"]


@pytest.mark.parametrize("sentence", ["我老板自己的厂", "公司是我老板自己开的", "我给温州老板开车送货"])
def test_a_boss_of_his_own_firm_is_private_wherever_it_is(sentence: str) -> None:
    """我老板自己的厂."""
    assert read(sentence, today=TODAY).as_dict()["facts"] == {"employer": "guangzhou_other"}
