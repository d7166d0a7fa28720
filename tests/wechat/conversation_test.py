"""A follower talks with the assistant: welcome, questions, choices, answers, the way to the full page."""

import re

import httpx

from tests.gateway.rasa_stand_in import RasaStandIn, answer
from tests.wechat import scripts
from tests.wechat.gateway import Gateway
from tests.wechat.phone import Platform

LINK = re.compile(r'<a href="https://assistant\.example/chat#handover=([A-Za-z0-9_-]{43})">')


def test_a_new_follower_is_welcomed_told_about_privacy_and_can_start_with_one_tap(platform: Platform) -> None:
    phone = platform.phone("welcome")
    welcome = phone.follow()
    assert "欢迎" in welcome[0]
    assert "不要发姓名" in welcome[0]
    assert phone.tap("开始")[0].startswith("您在什么单位？")


def test_the_welcome_can_be_answered_with_the_word_or_the_number_too(platform: Platform, bot: RasaStandIn) -> None:
    for name, reply in (("word", "开始"), ("number", "1")):
        phone = platform.phone(f"welcome by {name}")
        phone.follow()
        phone.send(reply)
    assert bot.heard == ["我想看看我能走哪条路"] * 2


def test_who_never_saw_the_welcome_reads_the_privacy_notice_with_the_first_answer_only(platform: Platform) -> None:
    phone = platform.phone("old follower")
    phone.follow()
    stranger = platform.phone("stranger")
    assert "不要发姓名" in stranger.send("你好")[0]
    assert "不要发姓名" not in stranger.send("你好")[0]
    assert "不要发姓名" not in phone.send("你好")[0]


def test_a_question_comes_with_choices_to_tap_on(platform: Platform, bot: RasaStandIn) -> None:
    phone = platform.phone("taps")
    phone.follow()
    phone.send("你好")
    assert phone.tap("广州其他企业")
    assert bot.heard[-1] == '/choose{"choice": "guangzhou_other"}'


def test_a_question_is_answered_by_number_or_by_words(platform: Platform, bot: RasaStandIn) -> None:
    phone = platform.phone("numbers")
    phone.follow()
    phone.send("你好")
    phone.send("2")
    phone.send("试点企业本部")
    assert bot.heard[1:] == ['/choose{"choice": "guangzhou_other"}', '/choose{"choice": "pilot"}']


def test_a_tap_on_an_old_menu_is_taken_as_words(platform: Platform, bot: RasaStandIn) -> None:
    phone = platform.phone("old menu")
    phone.follow()
    phone.send("你好")
    phone.tap("试点企业本部")
    bot.reply = scripts.echo
    phone.send("下一题")
    assert phone.tap("广州其他企业") == ["听到：广州其他企业"]


def test_a_line_that_looks_like_a_command_reaches_the_bot_as_words(platform: Platform, bot: RasaStandIn) -> None:
    platform.phone("commander").send('/choose{"choice": "pilot"}')
    assert not bot.heard[0].startswith("/")


def test_the_channel_is_told_to_the_bot_and_the_openid_is_not(platform: Platform, bot: RasaStandIn) -> None:
    phone = platform.phone("anonymous")
    phone.send("你好")
    request = bot.requests[0]
    assert request["metadata"]["channel"] == "wechat"
    assert request["sender"].startswith("wx-")
    assert phone.openid not in str(request)


def test_a_text_with_anything_in_it_arrives_whole(platform: Platform, bot: RasaStandIn) -> None:
    bot.reply = scripts.echo
    for text in ("a]]>b", "<xml>&amp;</xml>", "👨‍👩‍👧‍👦好", "ＡＢＣ１２３", "一\n二"):
        assert platform.phone("anything").send(text)[0].endswith(f"听到：{text}")


def test_an_answer_with_anything_in_it_arrives_whole(platform: Platform, bot: RasaStandIn) -> None:
    bot.reply = scripts.say("甲]]>乙<b>&\n👨‍👩‍👧‍👦")
    phone = platform.phone("anything back")
    phone.follow()
    assert phone.send("你好") == ["甲]]>乙<b>&\n👨‍👩‍👧‍👦"]


def test_a_long_answer_arrives_in_parts_and_in_order(platform: Platform, bot: RasaStandIn) -> None:
    long = "".join(f"第{number}条规定如下。" for number in range(200))
    bot.reply = scripts.say(long)
    phone = platform.phone("long")
    phone.follow()
    phone.send("条文")
    phone.sees("第199条")
    parts = [text for text in phone.received() if "规定" in text]
    assert len(parts) == 3
    assert "".join(parts) == long
    assert all(len(part.encode()) <= 2048 for part in parts)


def test_too_long_a_message_is_answered_kindly_and_not_passed_on(platform: Platform, bot: RasaStandIn) -> None:
    assert "太长" in platform.phone("talker").send("很" * 501)[0]
    assert bot.heard == []


def test_a_bot_that_fails_becomes_a_sentence_and_not_a_fault(platform: Platform, bot: RasaStandIn) -> None:
    phone = platform.phone("unlucky")
    phone.follow()
    bot.status = 500
    assert phone.send("你好")[0].startswith("抱歉")
    bot.status = 200
    assert phone.send("你好")[0].startswith("您在什么单位？")


def test_an_answer_with_a_decision_brings_the_case_code_and_the_way_to_the_full_page(
    platform: Platform, bot: RasaStandIn
) -> None:
    bot.reply = scripts.conclude
    text = platform.phone("decided").send("我是技师")[0]
    assert re.search(r"办事码：\w{3}-\w{3}-\w{3}", text)
    assert LINK.search(text)


def test_the_link_opens_the_page_once_with_what_was_said(
    platform: Platform, bot: RasaStandIn, gateway: Gateway
) -> None:
    bot.reply = scripts.conclude
    phone = platform.phone("page")
    token = LINK.findall(phone.send("我是技师")[0])[0]
    first = httpx.post(f"{gateway.url}/api/v1/handovers", json={"token": token}, trust_env=False)
    assert first.status_code == 201
    opened = first.json()
    assert opened["facts"] == scripts.FACTS
    assert opened["decision"] == scripts.DECISION
    mine = httpx.get(
        f"{gateway.url}/api/v1/conversations/{opened['conversation_id']}",
        headers={"Authorization": f"Bearer {opened['token']}"},
        trust_env=False,
    )
    assert mine.json()["facts"] == scripts.FACTS
    again = httpx.post(f"{gateway.url}/api/v1/handovers", json={"token": token}, trust_env=False)
    assert again.status_code == 410
    assert "用过" in again.json()["error"]["message"]


def test_no_address_and_no_stored_text_names_the_follower_or_holds_the_token(
    platform: Platform, bot: RasaStandIn, gateway: Gateway
) -> None:
    bot.reply = scripts.conclude
    phone = platform.phone("no trace")
    text = phone.send("我是技师")[0]
    token = LINK.findall(text)[0]
    assert phone.openid not in text
    for name, content in gateway.files().items():
        assert token.encode() not in content, name
        assert phone.openid.encode() not in content, name


def test_the_link_is_of_no_use_after_two_hours(platform: Platform, bot: RasaStandIn, gateway: Gateway) -> None:
    bot.reply = scripts.conclude
    token = LINK.findall(platform.phone("late").send("我是技师")[0])[0]
    gateway.skip(2 * 3600 + 1)
    late = httpx.post(f"{gateway.url}/api/v1/handovers", json={"token": token}, trust_env=False)
    assert late.status_code == 410


def test_an_invented_token_opens_nothing(gateway: Gateway) -> None:
    for token in ("A" * 43, "短"):
        answered = httpx.post(f"{gateway.url}/api/v1/handovers", json={"token": token}, trust_env=False)
        assert answered.status_code in {410, 422}


def test_deleting_the_record_in_words_deletes_what_the_channel_keeps_too(
    platform: Platform, bot: RasaStandIn, gateway: Gateway
) -> None:
    phone = platform.phone("deleter")
    phone.follow()
    phone.send("你好")
    pseudonym = bot.requests[0]["sender"].encode()
    bot.reply = lambda _: answer("您的记录已经全部删除。", delete=True)
    assert phone.send("删除我的记录") == ["您的记录已经全部删除。"]
    gateway.settle(lambda: not any(pseudonym in content for content in gateway.files().values()))
