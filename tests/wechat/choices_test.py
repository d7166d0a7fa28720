"""Choices are taken by number, by word, or by a tap on an item that only this person was given."""

import pytest

from bot.channels.wechat.choices import Choice, item_id, numbered, offer_of, pick, tapped

OFFER = offer_of(
    (
        Choice("senior_worker", "高级工（技能等级三级）"),
        Choice("senior_engineer", "高级工程师（职称副高）"),
        Choice("unknown", "不清楚"),
    )
)
KEY = b"k" * 32


@pytest.mark.parametrize(
    ("reply", "value"),
    [
        ("1", "senior_worker"),
        ("１", "senior_worker"),
        ("①", "senior_worker"),
        ("1.", "senior_worker"),
        (" 2 。", "senior_engineer"),
        ("第二个", "senior_engineer"),
        ("选3", "unknown"),
        ("三", "unknown"),
        ("高级工", "senior_worker"),
        ("高级工（技能等级三级）", "senior_worker"),
        ("高级工(技能等级三级)！", "senior_worker"),
        ("高级工程师", "senior_engineer"),
        ("不清楚。", "unknown"),
    ],
)
def test_a_number_or_the_words_name_a_choice(reply: str, value: str) -> None:
    chosen = pick(OFFER, reply)
    assert chosen is not None
    assert chosen.value == value


@pytest.mark.parametrize("reply", ["0", "4", "12", "2年", "高级", "我是高级工", "", "2022", "十一"])
def test_anything_else_is_left_to_the_assistant(reply: str) -> None:
    assert pick(OFFER, reply) is None


def test_words_that_name_two_choices_name_none() -> None:
    offer = offer_of((Choice("a", "技师（二级）"), Choice("b", "技师（企业聘任）")))
    assert pick(offer, "技师") is None


def test_the_list_ends_with_how_to_answer() -> None:
    assert numbered(OFFER).splitlines()[-1] == "回复 1/2/3，或直接用文字回答。"


def test_a_tap_brings_the_choice_back() -> None:
    chosen = tapped(KEY, "wx-a", OFFER, item_id(KEY, "wx-a", OFFER, 2))
    assert chosen is not None
    assert chosen.value == "senior_engineer"


def test_an_item_of_another_person_or_another_offer_or_no_item_of_ours_is_nothing() -> None:
    later = offer_of((Choice("yes", "是"), Choice("no", "否")))
    assert tapped(KEY, "wx-a", OFFER, item_id(KEY, "wx-b", OFFER, 2)) is None
    assert tapped(KEY, "wx-a", later, item_id(KEY, "wx-a", OFFER, 2)) is None
    assert tapped(KEY, "wx-a", OFFER, f"{OFFER.id}.2.0000000000000000") is None
    assert tapped(KEY, "wx-a", OFFER, "项目") is None
