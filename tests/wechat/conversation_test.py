"""A follower talks with the assistant: welcome, questions, choices, answers, the way to the full page."""

import re
from typing import Any

import httpx
import pytest

from tests.wechat.gateway import Gateway
from tests.wechat.phone import Phone, Platform
from tests.wechat.relay import Relay, reworded
from tests.wechat.saying import (
    CONCLUDE,
    CONCLUDED,
    DELETE,
    DELETED,
    FACT,
    FIRST_CHOICE,
    FOURTH_CHOICE,
    GREETING,
    HOLDS_EVERYTHING,
    QUESTION,
    TAKEN_DOWN,
    TAKEN_DOWN_FIRST,
    TAKEN_DOWN_FOURTH,
)

LINK = re.compile(r'<a href="https://assistant\.example/chat#handover=([A-Za-z0-9_-]{43})">')


def conclude(phone: Phone) -> str:
    """Come to a decision; return the answer that has it."""
    phone.send(HOLDS_EVERYTHING)
    return phone.send(CONCLUDE)[0]


def open_page(gateway: Gateway, token: str) -> httpx.Response:
    return httpx.post(f"{gateway.url}/api/v1/handovers", json={"token": token}, trust_env=False)


def test_a_new_follower_is_welcomed_told_about_privacy_and_can_start_with_one_tap(platform: Platform) -> None:
    phone = platform.phone("welcome")
    welcome = phone.follow()
    assert "欢迎" in welcome[0]
    assert "不要发姓名" in welcome[0]
    assert QUESTION in phone.tap("开始")[0]


@pytest.mark.parametrize("reply", ["开始", "1"])
def test_the_welcome_can_be_answered_with_the_word_or_the_number_too(
    platform: Platform, bot: Relay, reply: str
) -> None:
    phone = platform.phone("answers the welcome")
    phone.follow()
    assert QUESTION in phone.send(reply)[0]
    assert bot.heard == ["我想看看我能走哪条路"]


def test_who_never_saw_the_welcome_reads_the_privacy_notice_with_the_first_answer_only(platform: Platform) -> None:
    phone = platform.phone("old follower")
    phone.follow()
    stranger = platform.phone("stranger")
    assert "不要发姓名" in stranger.send(GREETING)[0]
    assert "不要发姓名" not in stranger.send(GREETING)[0]
    assert "不要发姓名" not in phone.send(GREETING)[0]


def test_a_question_is_answered_by_a_tap(platform: Platform, bot: Relay) -> None:
    phone = platform.phone("taps")
    phone.follow()
    phone.send(GREETING)
    assert TAKEN_DOWN_FOURTH in phone.tap(FOURTH_CHOICE)[0]
    assert bot.heard[-1].startswith("/choose")


@pytest.mark.parametrize(("reply", "taken_down"), [("4", TAKEN_DOWN_FOURTH), ("试点企业本部", TAKEN_DOWN_FIRST)])
def test_a_question_is_answered_by_number_or_by_words(platform: Platform, reply: str, taken_down: str) -> None:
    phone = platform.phone("numbers and words")
    phone.follow()
    phone.send(GREETING)
    assert taken_down in phone.send(reply)[0]


def test_a_tap_on_an_old_menu_is_taken_as_words(platform: Platform, bot: Relay) -> None:
    phone = platform.phone("old menu")
    phone.follow()
    phone.send(GREETING)
    phone.tap(FIRST_CHOICE)
    assert "以哪个为准" in phone.tap(FOURTH_CHOICE)[0]
    assert bot.heard[-1] == FOURTH_CHOICE


def test_a_line_that_looks_like_a_command_reaches_the_bot_as_words(platform: Platform, bot: Relay) -> None:
    shown = platform.phone("commander").send('/choose{"choice": "pilot"}')[0]
    assert not bot.heard[0].startswith("/")
    assert TAKEN_DOWN_FIRST not in shown


def test_the_channel_is_told_to_the_bot_and_the_openid_is_not(platform: Platform, bot: Relay) -> None:
    phone = platform.phone("anonymous")
    phone.send(GREETING)
    request = bot.requests[0]
    assert request["metadata"]["channel"] == "wechat"
    assert request["sender"].startswith("wx-")
    assert phone.openid not in str(request)


@pytest.mark.parametrize("text", ["a]]>b", "<xml>&amp;</xml>", "👨‍👩‍👧‍👦好", "ＡＢＣ１２３", "一\n二"])
def test_a_text_with_anything_in_it_arrives_whole(platform: Platform, bot: Relay, text: str) -> None:
    assert QUESTION in platform.phone("anything").send(text)[0]
    assert bot.heard == [text]


def test_an_answer_with_anything_in_it_arrives_whole(platform: Platform, bot: Relay) -> None:
    bot.reword = reworded("甲]]>乙<b>&\n👨‍👩‍👧‍👦")
    phone = platform.phone("anything back")
    phone.follow()
    assert phone.send(GREETING)[0] == "甲]]>乙<b>&\n👨‍👩‍👧‍👦"


def test_a_long_answer_arrives_in_parts_and_in_order(platform: Platform, bot: Relay) -> None:
    long = "".join(f"第{number}条规定如下。" for number in range(200))
    bot.reword = reworded(long)
    phone = platform.phone("long")
    phone.follow()
    phone.send("条文")
    phone.sees("第199条")
    parts = [text for text in phone.received() if "规定" in text]
    assert len(parts) == 3
    assert "".join(parts) == long
    assert all(len(part.encode()) <= 2048 for part in parts)


def test_too_long_a_message_is_answered_kindly_and_not_passed_on(platform: Platform, bot: Relay) -> None:
    assert "太长" in platform.phone("talker").send("很" * 501)[0]
    assert bot.heard == []


def test_a_bot_that_fails_becomes_a_sentence_and_not_a_fault(platform: Platform, bot: Relay) -> None:
    phone = platform.phone("unlucky")
    phone.follow()
    bot.status = 500
    sorry = phone.send(FACT)[0]
    assert sorry.startswith("抱歉")
    assert "再发一次" in sorry
    bot.status = 200
    assert TAKEN_DOWN in phone.send(FACT)[0]


def test_from_following_to_a_cited_decision_with_the_case_code_and_the_way_to_the_full_page(
    platform: Platform,
) -> None:
    phone = platform.phone("decided")
    phone.follow()
    text = conclude(phone)
    assert CONCLUDED in text
    assert "三（一）1（2）" in text
    assert re.search(r"办事码：\w{3}-\w{3}-\w{3}", text)
    assert LINK.search(text)
    assert phone.openid not in text
    assert all(len(shown.encode()) <= 2048 for shown in phone.received())


def test_the_case_code_is_not_said_again_with_every_further_answer(platform: Platform) -> None:
    phone = platform.phone("asks on")
    assert "办事码" in conclude(phone)
    further = "".join(phone.send("看依据"))
    assert "三（一）1（2）" in further
    assert "办事码" not in further
    assert LINK.search(further)


def test_the_link_opens_the_page_once_with_what_was_said(platform: Platform, gateway: Gateway) -> None:
    token = LINK.findall(conclude(platform.phone("page")))[0]
    first = open_page(gateway, token)
    assert first.status_code == 201
    opened: dict[str, Any] = first.json()
    assert opened["facts"]["employer"] == "pilot"
    assert opened["decision"]["pathways"]
    mine = httpx.get(
        f"{gateway.url}/api/v1/conversations/{opened['conversation_id']}",
        headers={"Authorization": f"Bearer {opened['token']}"},
        trust_env=False,
    )
    assert mine.json()["facts"] == opened["facts"]
    again = open_page(gateway, token)
    assert again.status_code == 410
    assert "用过" in again.json()["error"]["message"]


def test_no_address_and_no_stored_text_names_the_follower_or_holds_the_token(
    platform: Platform, gateway: Gateway
) -> None:
    phone = platform.phone("no trace")
    text = conclude(phone)
    token = LINK.findall(text)[0]
    assert phone.openid not in text
    for name, content in gateway.files().items():
        assert token.encode() not in content, name
        assert phone.openid.encode() not in content, name


def test_the_link_is_of_no_use_after_two_hours(platform: Platform, gateway: Gateway) -> None:
    token = LINK.findall(conclude(platform.phone("late")))[0]
    gateway.skip(2 * 3600 + 1)
    assert open_page(gateway, token).status_code == 410


def test_an_invented_token_opens_nothing(gateway: Gateway) -> None:
    assert open_page(gateway, "A" * 43).status_code == 410
    assert open_page(gateway, "短").status_code == 422


def test_deleting_the_record_in_words_deletes_what_the_channel_keeps_too(
    platform: Platform, bot: Relay, gateway: Gateway
) -> None:
    phone = platform.phone("deleter")
    phone.follow()
    phone.send(FACT)
    pseudonym = bot.requests[0]["sender"].encode()
    assert DELETED in phone.send(DELETE)[0]
    gateway.settle(lambda: not any(pseudonym in content for content in gateway.files().values()))
    assert TAKEN_DOWN not in "".join(phone.send(GREETING))
