"""A follower talks with the assistant: welcome, questions, choices, answers."""

from typing import Any

from tests.gateway.rasa_stand_in import CHOICES, RasaStandIn, answer
from tests.wechat.phone import Platform

DECISION: dict[str, Any] = {
    "policy": "gz-2025-442",
    "policy_version": "test",
    "as_of": "2026-11-22",
    "pathways": [],
    "next_question": None,
}


def test_a_new_follower_is_welcomed_told_about_privacy_and_can_start_with_one_tap(platform: Platform) -> None:
    phone = platform.phone("甲")
    welcome = phone.follow()
    assert "欢迎" in welcome[0]
    assert "不要发姓名" in welcome[0]
    assert phone.tap("开始")[0].startswith("您在什么单位？")


def test_the_welcome_can_be_answered_with_the_word_too(platform: Platform, bot: RasaStandIn) -> None:
    phone = platform.phone("乙")
    phone.follow()
    phone.send("开始")
    assert bot.heard == ["我想看看我能走哪条路"]
