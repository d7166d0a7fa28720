"""Whoever always did a trade did this work, whether a list knows the trade or not; selling and managing are none."""

from datetime import date

import pytest

from bot.understanding import read

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("trade", ["电气维修", "焊接", "钳工", "机加工", "数控编程", "模具", "水电安装", "动平衡"])
@pytest.mark.parametrize("always", ["一直干", "一直做", "一直在做", "一直从事", "始终在搞", "一路做"])
def test_always_a_trade_is_this_work(always: str, trade: str) -> None:
    assert read(f"技师，2020年的证，{always}{trade}", today=TODAY).facts["worked_since_skill"] is True


@pytest.mark.parametrize(
    "words", ["一直做销售", "一直在做管理", "一直做生意", "一直想做焊接", "一直没做焊接", "一直做不好"]
)
def test_always_something_else_is_not(words: str) -> None:
    assert read(f"技师，2020年的证，{words}", today=TODAY).facts.get("worked_since_skill") is not True
