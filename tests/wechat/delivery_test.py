"""Deliveries that are late, doubled, overlapping, lost: one turn, one answer, no fault on the screen."""

import threading

import pytest

from tests.gateway.rasa_stand_in import RasaStandIn
from tests.wechat import scripts
from tests.wechat.gateway import Gateway
from tests.wechat.phone import Phone, Platform

OUT_OF_ORDER = "该公众号提供的服务出现故障，请稍后再试"


def follower(platform: Platform, name: str) -> Phone:
    """Return the phone of somebody who has read the welcome."""
    phone = platform.phone(name)
    phone.follow()
    phone.is_offered("开始")
    return phone


def answers(phone: Phone, words: str) -> int:
    return sum(words in text for text in phone.received())


def test_a_repetition_after_the_answer_changes_nothing(platform: Platform, bot: RasaStandIn) -> None:
    bot.reply = scripts.echo
    phone = follower(platform, "repeated")
    phone.send("你好")
    assert phone.again() == []
    assert bot.heard == ["你好"]
    assert answers(phone, "听到：你好") == 1


def test_a_repetition_while_the_turn_is_in_flight_waits_for_the_same_turn(platform: Platform, bot: RasaStandIn) -> None:
    bot.reply = scripts.delayed(2.0)
    platform.change(overlap=0.5)
    phone = follower(platform, "overlapping")
    phone.send("你好")
    assert bot.heard == ["你好"]
    assert answers(phone, "听到：你好") == 1


def test_an_answer_that_got_lost_on_the_way_comes_with_the_repetition(platform: Platform, bot: RasaStandIn) -> None:
    bot.reply = scripts.echo
    phone = follower(platform, "lossy")
    platform.change(lose_answers=1)
    phone.send("你好")
    assert bot.heard == ["你好"]
    assert phone.received()[-1] == "听到：你好"
    assert OUT_OF_ORDER not in phone.received()


def test_two_different_messages_with_the_same_words_are_two_turns(platform: Platform, bot: RasaStandIn) -> None:
    bot.reply = scripts.echo
    phone = follower(platform, "twice")
    phone.send("好的吗")
    phone.send("好的吗")
    assert bot.heard == ["好的吗", "好的吗"]


def test_a_late_answer_is_sent_as_a_customer_message_once(platform: Platform, bot: RasaStandIn) -> None:
    gate = threading.Event()
    bot.reply = scripts.once_open(gate)
    phone = follower(platform, "late")
    assert phone.send("你好") == []
    gate.set()
    phone.sees("听到：你好")
    assert [item["via"] for item in phone.screen() if item["text"] == "听到：你好"] == ["push"]
    assert [attempt["outcome"] for attempt in platform.log["attempts"]] == ["text", "silent"]
    assert bot.heard == ["你好"]


def test_a_repetition_of_a_late_message_adds_nothing(platform: Platform, bot: RasaStandIn) -> None:
    gate = threading.Event()
    bot.reply = scripts.once_open(gate)
    phone = follower(platform, "late and repeated")
    phone.send("你好")
    gate.set()
    phone.sees("听到：你好")
    assert phone.again() == []
    assert answers(phone, "听到：你好") == 1
    assert bot.heard == ["你好"]


def test_two_messages_of_one_person_are_answered_in_order(platform: Platform, bot: RasaStandIn) -> None:
    bot.reply = scripts.delayed(0.5)
    phone = follower(platform, "fast typist")
    threads = [threading.Thread(target=phone.send, args=(f"第{number}句",)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    said = [text.removeprefix("听到：") for text in phone.received() if text.startswith("听到：")]
    assert sorted(said) == ["第0句", "第1句", "第2句"]
    assert said == bot.heard


def test_without_quota_a_late_answer_waits_for_the_next_message(
    platform: Platform, bot: RasaStandIn, gateway: Gateway
) -> None:
    gate = threading.Event()
    bot.reply = scripts.once_open(gate)
    phone = follower(platform, "no quota")
    assert phone.click("where") == []
    platform.wait(120)
    gateway.skip(120)
    gate.set()
    gateway.settle(lambda: bot.heard == ["在哪里办理"])
    assert answers(phone, "听到") == 0
    assert phone.send("继续") == ["听到：在哪里办理"]
    assert phone.state["refused"] == []


def test_the_ledger_is_asked_before_wechat_is(platform: Platform, bot: RasaStandIn, gateway: Gateway) -> None:
    long = "".join(f"第{number}条规定如下。" for number in range(900))
    bot.reply = scripts.say(long)
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
    phone.send("你好")
    phone.is_offered("广州其他企业")
    assert 1 <= platform.calls("stable_token") - tokens <= 2
    assert phone.state["refused"] == []


def test_a_token_that_is_refused_for_ever_is_not_fetched_for_ever(platform: Platform, gateway: Gateway) -> None:
    phone = follower(platform, "no token")
    phone.tap("开始")
    phone.is_offered("广州其他企业")
    sends, tokens = platform.calls("message/custom/send"), platform.calls("stable_token")
    platform.fail("message/custom/send", "errcode", errcode=40001, times=-1)
    phone.send("你好")
    gateway.settle(lambda: platform.calls("message/custom/send") >= sends + 2)
    assert platform.calls("message/custom/send") == sends + 2
    assert platform.calls("stable_token") <= tokens + 2
    platform.heal()
    phone.send("再问一句")
    phone.is_offered("广州其他企业")


def test_a_send_whose_outcome_is_unknown_is_never_repeated(
    platform: Platform, bot: RasaStandIn, gateway: Gateway
) -> None:
    gate = threading.Event()
    bot.reply = scripts.once_open(gate)
    phone = follower(platform, "unclear")
    platform.fail("message/custom/send", "reset_after")
    phone.send("你好")
    gate.set()
    phone.sees("听到：你好")
    phone.send("再来一句")
    assert answers(phone, "听到：你好") == 1


def test_a_send_that_certainly_failed_comes_with_the_next_message(
    platform: Platform, bot: RasaStandIn, gateway: Gateway
) -> None:
    gate = threading.Event()
    bot.reply = scripts.once_open(gate)
    phone = follower(platform, "refused")
    platform.fail("message/custom/send", "errcode", errcode=48002)
    sends = platform.calls("message/custom/send")
    phone.send("你好")
    gate.set()
    gateway.settle(lambda: platform.calls("message/custom/send") == sends + 1)
    phone.send("继续")
    phone.sees("听到：你好")
    assert answers(phone, "听到：你好") == 1


def test_wechat_being_busy_is_tried_once_more(platform: Platform, gateway: Gateway) -> None:
    phone = follower(platform, "busy")
    platform.fail("message/custom/send", "errcode", errcode=-1)
    phone.send("你好")
    assert phone.tap("广州其他企业")
