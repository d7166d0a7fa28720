"""Answers in words that no rule knows are learned from examples; whatever is no plain answer stays a question."""

from datetime import date

import pytest

from bot.understanding import read
from bot.understanding.responses import store
from bot.understanding.short_answers.assent import BOOLEANS, EMPTY_ON_NO

TODAY = date(2026, 11, 22)


def facts(text, asking):
    """What is read of the speaker."""
    return read(text, today=TODAY, asking=asking).facts


@pytest.mark.parametrize(
    ("asked", "words", "value"),
    [
        ("is_frontline", "扳手油枪就没离过手", True),
        ("is_frontline", "成日对住电脑做报表嗰种", False),
        ("worked_since_skill", "拿证到现在手艺一天没丢下", True),
        ("worked_since_title", "评完以后就去跑销售了，再没碰过图纸", False),
        ("title_matches_post", "我评的是会计，人在开吊车", False),
        ("plan_covers_me", "方案只写了总部，我们这种外围的没份", False),
        ("has_applied_for_title", "表都没摸过一回", False),
    ],
)
def test_an_answer_without_yes_or_no_is_understood(asked, words, value):
    assert facts(words, asked)[asked] is value


@pytest.mark.parametrize("asked", sorted(store.facts() & (BOOLEANS | set(EMPTY_ON_NO))))
@pytest.mark.parametrize(
    "words",
    [
        "你问这个干嘛",
        "等一下，我接个电话",
        "这题什么意思？",
        "如果我调回车间呢",
        "手机没电",
        "没网络了",
        "我去接电话",
        "谢谢你啊",
        "好吧",
    ],
)
def test_what_is_no_answer_stays_a_question(asked, words):
    assert asked not in facts(words, asked)


def test_the_examples_cover_every_answer_and_no_line_has_two_meanings():
    said: dict[tuple[str, str], str] = {}
    for example in store.examples():
        assert said.setdefault((example.asked, example.text), example.said) == example.said, example
    assert {example.said for example in store.examples()} == set(store.SAID)


def test_the_same_examples_make_the_same_model():
    few = store.examples()[::20]
    assert store.train(few).to_bytes() == store.train(few).to_bytes()


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("plan_offers_enterprise_contest", "应该有吧，听工会的人提过一嘴"),
        ("is_frontline", "一半时间坐办公室一半时间下车间"),
    ],
)
def test_what_sounds_like_a_yes_or_no_and_is_none_is_asked_again(asked, words):
    assert asked not in facts(words, asked)
