"""The question words of the dialects ask what those of Mandarin ask."""

import pytest

from bot.understanding.intents import store
from bot.understanding.writing.normalise import normalise

_WHY = ["为啥子", "为么子", "为么事", "为哪样", "为嘛", "为甚", "为撒子", "为虾米", "因为啥", "点解", "做乜"]
_WHEN = ["好久才能", "啥前儿能", "多咱能", "多会儿能", "么时候能", "啥辰光能", "几时能", "哪阵能"]
_WHERE = ["去边度", "喺边度", "上哪旮瘩", "去哪疙瘩", "到哪点"]
_WHAT = ["啥子", "么子", "乜嘢", "哪样"]


@pytest.mark.parametrize("why", _WHY)
@pytest.mark.parametrize("asked", ["{}我报不了", "{}不让我评"])
def test_why(why: str, asked: str) -> None:
    assert store.intent_of(asked.format(why)) == "ask_why"


@pytest.mark.parametrize("when", _WHEN)
@pytest.mark.parametrize("asked", ["{}报助工", "我{}报名"])
def test_when(when: str, asked: str) -> None:
    assert store.intent_of(asked.format(when)) == "ask_when"


@pytest.mark.parametrize("where", _WHERE)
@pytest.mark.parametrize("asked", ["{}交材料", "申请表{}交"])
def test_where(where: str, asked: str) -> None:
    assert store.intent_of(asked.format(where)) == "ask_where"


@pytest.mark.parametrize("what", _WHAT)
def test_what(what: str) -> None:
    assert store.intent_of(f"破格是{what}意思") == "ask_definition"
    assert store.intent_of(f"我还差{what}") == "ask_missing"


@pytest.mark.parametrize(
    "ordinary",
    [
        "什么子公司",
        "要么事业单位要么国企",
        "如何解决",
        "认为毛病不大",
        "好多咱们厂的人",
        "原因啥的",
        "记不得",
        "舍不得",
        "去边上站着",
    ],
)
def test_ordinary_words_that_contain_one_stay_what_they_are(ordinary: str) -> None:
    assert normalise(ordinary).text == ordinary
