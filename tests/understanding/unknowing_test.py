"""Whoever does not know has answered nothing, in whatever words he says so."""

from datetime import date

import pytest

from bot.understanding import read
from bot.understanding.intents import store

TODAY = date(2026, 11, 22)

_NOT_KNOWN = [
    "我分不清", "说不上来", "也闹不明白", "忘光了", "早忘干净了", "没留意过", "要问人事", "得回家翻一下", "没打听过",
    "记不得了", "拿不准", "心里没底", "谁知道呢", "被问住了", "搞唔清", "晓不得", "整不明白",
]  # fmt: skip


@pytest.mark.parametrize("said", _NOT_KNOWN)
@pytest.mark.parametrize(
    ("asked", "heading"),
    [
        ("skill_levels.technician", "具体哪天"),
        ("plan_covers_me", "方案写没写我们"),
        ("employer", "归市里还是区里管"),
        ("honours", "算哪一级的"),
    ],
)
def test_not_knowing_in_many_words(said: str, asked: str, heading: str) -> None:
    text = f"{heading}，{said}"
    assert store.intent_of(text, asked) == "dont_know"
    assert read(text, today=TODAY, asking=asked).facts == {}


@pytest.mark.parametrize("either", ["区属还是市属", "市里管还是区里管"])
@pytest.mark.parametrize("said", ["我搞不清是{}", "{}我也说不清", "不晓得算{}"])
def test_one_of_two_that_nobody_knows_is_neither(either: str, said: str) -> None:
    assert "employer" not in read(said.format(either), today=TODAY, asking="employer").facts


@pytest.mark.parametrize("asked", ["plan_offers_enterprise_contest", "plan_offers_dual_certification"])
@pytest.mark.parametrize("heard", ["没听过单位搞过", "没听见厂里办过", "没听人讲公司搞过这种"])
def test_never_heard_of_says_neither_that_there_is_one_nor_that_there_is_none(heard: str, asked: str) -> None:
    assert asked not in read(heard, today=TODAY, asking=asked).facts


@pytest.mark.parametrize("refused", ["公司不办这种比武", "厂里从来不搞", "单位没办过"])
@pytest.mark.parametrize("heard", ["没听说，", "没听说搞，", "没听人讲，"])
def test_never_heard_of_and_said_that_there_is_none_is_a_no(heard: str, refused: str) -> None:
    asked = "plan_offers_enterprise_contest"
    assert read(heard + refused, today=TODAY, asking=asked).facts == {asked: False}


@pytest.mark.parametrize("said", ["说不上多好，不过一直在车间", "忘不了，一直在车间", "你问的那个查过了，一直在车间"])
def test_words_that_only_resemble_not_knowing_leave_an_answer_one(said: str) -> None:
    assert read(said, today=TODAY, asking="is_frontline").facts["is_frontline"] is True


@pytest.mark.parametrize("level", ["技师", "高级工", "副高", "工程师"])
@pytest.mark.parametrize("asked", ["{}一个月补贴多少钱", "{}一年领多少", "{}一个月能涨多少", "{}津贴有多少"])
def test_what_a_level_brings_in_is_asked_and_the_level_not_held(level: str, asked: str) -> None:
    assert read(asked.format(level), today=TODAY).facts == {}
