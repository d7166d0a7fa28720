"""Deliveries that are late, doubled, overlapping, lost: one turn, one answer, no fault on the screen."""

import threading

import pytest

from tests.wechat.gateway import Gateway
from tests.wechat.phone import Phone, Platform
from tests.wechat.relay import Relay, reworded
from tests.wechat.saying import FACT, GREETED, GREETING, OUT_OF_ORDER, QUESTION, TAKEN_DOWN


def follower(platform: Platform, name: str) -> Phone:
    """Return the phone of somebody who has read the welcome."""
    phone = platform.phone(name)
    phone.follow()
    phone.is_offered("开始")
    return phone


def answers(phone: Phone, words: str) -> int:
    return sum(words in text for text in phone.received())


def late_answer(phone: Phone, bot: Relay, words: str = FACT) -> list[str]:
    """Send something to a bot that does not answer in time; return what was shown instead."""
    bot.gate.clear()
    return phone.send(words)


def test_a_repetition_after_the_answer_changes_nothing(platform: Platform, bot: Relay) -> None:
    phone = follower(platform, "repeated")
    phone.send(FACT)
    phone.is_offered("试点企业本部")
    assert phone.again() == []
    assert bot.heard == [FACT]
    assert answers(phone, TAKEN_DOWN) == 1


def test_a_repetition_while_the_turn_is_in_flight_waits_for_the_same_turn(platform: Platform, bot: Relay) -> None:
    bot.seconds = 2.0
    platform.change(overlap=0.5)
    phone = follower(platform, "overlapping")
    phone.send(FACT)
    assert bot.heard == [FACT]
    assert answers(phone, TAKEN_DOWN) == 1


def test_an_answer_that_got_lost_on_the_way_comes_with_the_repetition(platform: Platform, bot: Relay) -> None:
    phone = follower(platform, "lossy")
    platform.change(lose_answers=1)
    phone.send(FACT)
    assert bot.heard == [FACT]
    assert answers(phone, TAKEN_DOWN) == 1
    assert OUT_OF_ORDER not in phone.received()


def test_two_different_messages_with_the_same_words_are_two_turns(platform: Platform, bot: Relay) -> None:
    phone = follower(platform, "twice")
    phone.send(GREETING)
    phone.send(GREETING)
    assert bot.heard == [GREETING, GREETING]
    assert answers(phone, GREETED) == 2


def test_a_late_answer_is_sent_as_a_customer_message_once(platform: Platform, bot: Relay) -> None:
    phone = follower(platform, "late")
    assert late_answer(phone, bot) == []
    bot.gate.set()
    phone.sees(TAKEN_DOWN)
    assert [item["via"] for item in phone.screen() if TAKEN_DOWN in item["text"]] == ["push"]
    assert [attempt["outcome"] for attempt in platform.log["attempts"]] == ["text", "silent"]
    phone.is_offered("试点企业本部")
    assert phone.again() == []
    assert answers(phone, TAKEN_DOWN) == 1
    assert bot.heard == [FACT]


def test_two_messages_of_one_person_are_answered_in_order(platform: Platform, bot: Relay) -> None:
    bot.seconds = 0.3
    phone = follower(platform, "fast typist")
    threads = [threading.Thread(target=phone.send, args=(words,)) for words in (GREETING, FACT, "谢谢")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    heads = {GREETED: GREETING, TAKEN_DOWN: FACT, "不客气": "谢谢"}
    said = [words for text in phone.received() for head, words in heads.items() if text.startswith(head)]
    assert sorted(said) == sorted(heads.values())
    assert said == bot.heard


def test_without_quota_a_late_answer_waits_for_the_next_message(
    platform: Platform, bot: Relay, gateway: Gateway
) -> None:
    phone = follower(platform, "no quota")
    bot.gate.clear()
    assert phone.click("where") == []
    platform.wait(120)
    gateway.skip(120)
    bot.gate.set()
    gateway.settle(lambda: sum(bot.turns.values()) == 1)
    assert answers(phone, "83556708") == 0
    assert "83556708" in phone.send("继续")[0]
    assert answers(phone, "83556708") == 1
    assert bot.heard.count("在哪里办理") == 1
    assert phone.state["refused"] == []


def test_the_ledger_is_asked_before_wechat_is(platform: Platform, bot: Relay, gateway: Gateway) -> None:
    bot.reword = reworded("".join(f"第{number}条规定如下。" for number in range(900)))
    phone = follower(platform, "five messages")
    gateway.skip(120)
    platform.wait(120)
    first = phone.send("条文")
    assert "继续" in first[0]
    gateway.settle(lambda: answers(phone, "规定") == 6)
    assert phone.state["refused"] == []
    phone.send("继续")
    phone.sees("第899条")


@pytest.mark.parametrize("code", [40001, 42001, 40014])
def test_a_token_that_wechat_no_longer_takes_is_replaced_once(platform: Platform, code: int) -> None:
    phone = follower(platform, f"token {code}")
    tokens = platform.calls("stable_token")
    platform.fail("message/custom/send", "errcode", errcode=code)
    phone.send(GREETING)
    phone.is_offered("其他广州市属企业")
    assert 1 <= platform.calls("stable_token") - tokens <= 2
    assert phone.state["refused"] == []


def test_a_token_that_is_refused_for_ever_is_not_fetched_for_ever(platform: Platform, gateway: Gateway) -> None:
    phone = follower(platform, "no token")
    phone.tap("开始")
    phone.is_offered("其他广州市属企业")
    sends, tokens = platform.calls("message/custom/send"), platform.calls("stable_token")
    platform.fail("message/custom/send", "errcode", errcode=40001, times=-1)
    phone.send(GREETING)
    gateway.settle(lambda: platform.calls("message/custom/send") >= sends + 2)
    assert platform.calls("message/custom/send") == sends + 2
    assert platform.calls("stable_token") <= tokens + 2
    platform.heal()
    phone.send("谢谢")
    phone.is_offered("其他广州市属企业")


def test_a_send_whose_outcome_is_unknown_is_never_repeated(platform: Platform, bot: Relay) -> None:
    phone = follower(platform, "unclear")
    platform.fail("message/custom/send", "reset_after")
    late_answer(phone, bot)
    bot.gate.set()
    phone.sees(TAKEN_DOWN)
    phone.send("谢谢")
    assert answers(phone, TAKEN_DOWN) == 1


def test_a_send_that_certainly_failed_comes_with_the_next_message(
    platform: Platform, bot: Relay, gateway: Gateway
) -> None:
    phone = follower(platform, "refused")
    platform.fail("message/custom/send", "errcode", errcode=48002)
    sends = platform.calls("message/custom/send")
    late_answer(phone, bot)
    bot.gate.set()
    gateway.settle(lambda: platform.calls("message/custom/send") == sends + 1)
    phone.send("继续")
    phone.sees(TAKEN_DOWN)
    assert answers(phone, TAKEN_DOWN) == 1


def test_wechat_being_busy_is_tried_once_more(platform: Platform) -> None:
    phone = follower(platform, "busy")
    platform.fail("message/custom/send", "errcode", errcode=-1)
    phone.send(GREETING)
    assert phone.tap("其他广州市属企业")


def test_what_follows_a_reply_never_overtakes_it(platform: Platform) -> None:
    phone = follower(platform, "orderly")
    for words in (GREETING, FACT, "谢谢", "在哪里办理"):
        phone.send(words)
    phone.is_offered("试点企业本部")
    for before, shown in zip(phone.screen(), phone.screen()[1:], strict=False):
        if shown["kind"] == "msgmenu":
            assert (before["via"], before["kind"]) == ("passive", "text")
    assert QUESTION in phone.received()[-2]
