"""Texts fit into 2 048 bytes, are cut at ends of sentences, and lose nothing."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.wechat.render import MORE, Answer, Means, answer_from, answer_of, for_reply, for_sending
from bot.channels.wechat.text import LIMIT, size, split

SENTENCE = "满三年可以申报工程师。"


def without_space(text: str) -> str:
    return "".join(text.split())


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=3000), st.integers(20, 300))
def test_every_part_fits_and_nothing_but_white_space_is_lost(text: str, limit: int) -> None:
    parts = split(text, limit)
    assert all(0 < size(part) <= limit for part in parts)
    assert without_space("".join(parts)) == without_space(text)


def test_682_chinese_characters_are_one_message_and_683_are_two() -> None:
    assert len(split("字" * 682)) == 1
    assert len(split("字" * 683)) == 2


def test_a_long_text_is_cut_at_the_end_of_a_sentence() -> None:
    parts = split(SENTENCE * 100)
    assert len(parts) == 2
    assert all(part.endswith("。") for part in parts)


def test_a_closing_quotation_mark_stays_with_its_sentence() -> None:
    parts = split("“可以申报。”" * 140)
    assert all(part.startswith("“") and part.endswith("”") for part in parts)


def test_without_sentences_it_is_cut_at_a_comma() -> None:
    assert all(part.endswith("，") for part in split("一级，" * 300)[:-1])


def test_an_emoji_of_several_characters_is_never_cut() -> None:
    family = "👨‍👩‍👧‍👦"
    for part in split(family * 200, 100):
        assert without_space(part).replace(family, "") == ""


def test_a_combining_mark_stays_with_its_letter() -> None:
    parts = split("é" * 900, 100)
    assert not any(unicodedata.combining(part[0]) for part in parts)


CHOICES = [{"value": "a", "label": "技师"}, {"value": "b", "label": "高级技师"}]
LONG = SENTENCE * 200


def long_answer() -> Answer:
    return answer_of([{"text": LONG, "choices": CHOICES}], link="<a href='x'>看依据</a>")


def test_choices_become_numbers_where_nothing_may_be_sent() -> None:
    text, rest = for_reply(answer_of([{"text": "您是？", "choices": CHOICES}]), Means())
    assert text == "您是？\n\n1. 技师\n2. 高级技师\n回复 1/2，或直接用文字回答。"
    assert rest == []


def test_choices_are_to_tap_on_where_the_account_may() -> None:
    text, rest = for_reply(answer_of([{"text": "您是？", "choices": CHOICES}]), Means(5, menu=True))
    assert text == "您是？"
    assert rest == [{"kind": "menu", "choices": [["a", "技师"], ["b", "高级技师"]]}]


def test_choices_stay_numbers_where_the_quota_has_no_room_for_them() -> None:
    text, rest = for_reply(answer_of([{"text": "您是？", "choices": CHOICES}]), Means(0, menu=True))
    assert "回复 1/2" in text
    assert rest == []


def test_a_long_answer_says_how_to_get_the_rest_where_it_cannot_be_sent() -> None:
    text, rest = for_reply(long_answer(), Means())
    assert text.endswith(MORE)
    assert size(text) <= LIMIT
    said = text.removesuffix(MORE) + "".join(part["text"] for part in rest)
    assert without_space(said).startswith(LONG)


def test_a_long_answer_says_nothing_about_it_where_the_rest_follows_by_itself() -> None:
    text, rest = for_reply(long_answer(), Means(5))
    assert MORE not in text
    assert without_space(text + "".join(part["text"] for part in rest)).startswith(LONG)


def test_the_link_and_the_numbers_stay_in_one_piece_at_the_end() -> None:
    last = for_sending(long_answer(), Means(5))[-1]["text"]
    assert "<a href='x'>看依据</a>\n\n1. 技师\n2. 高级技师" in last


def test_an_answer_survives_being_stored() -> None:
    assert answer_from(long_answer().as_json()) == long_answer()


def test_an_empty_answer_says_nothing() -> None:
    assert for_reply(Answer(), Means(5, menu=True)) == ("", [])
    assert for_sending(Answer(), Means(5, menu=True)) == []
