"""Accounts without rights: nothing is lost, everything comes with the person's next message."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.wechat.conftest import StartGateway
from tests.wechat.gateway import Gateway
from tests.wechat.phone import Phone, Platform
from tests.wechat.relay import Relay, reworded
from tests.wechat.saying import FACT, GREETING, TAKEN_DOWN, TAKEN_DOWN_FOURTH

LONG = "".join(f"第{number}条规定如下。" for number in range(300))


@pytest.fixture(scope="module")
def mute_gateway(tmp_path_factory: pytest.TempPathFactory, start_gateway: StartGateway) -> Iterator[Gateway]:
    """Start a gateway that is told that its account may not send."""
    with start_gateway(tmp_path_factory.mktemp("mute"), WECHAT_CUSTOMER_MESSAGES="off") as started:
        yield started


@pytest.fixture
def mute(world: Platform, mute_gateway: Gateway, bot: Relay) -> Platform:
    """Set up an account that may not send, and is known not to."""
    del bot
    world.begin(callback=mute_gateway.callback, kind="personal")
    return world


@contextmanager
def account(start_gateway: StartGateway, folder: Path, world: Platform, kind: str) -> Iterator[Gateway]:
    """Set up an account of a kind, with a gateway that has yet to find out."""
    with start_gateway(folder) as gateway:
        world.begin(callback=gateway.callback, kind=kind)
        yield gateway


def read_on(phone: Phone, said: str, end: str) -> str:
    while end not in said:
        said += "".join(phone.send("继续"))
    return "".join(said.split()).replace("（未完，回复“继续”看下一段）", "")


def test_a_long_answer_is_read_on_with_a_word(mute: Platform, bot: Relay) -> None:
    bot.reword = reworded(LONG)
    phone = mute.phone("reader")
    phone.follow()
    assert read_on(phone, phone.send("条文")[0], "第299条").startswith(LONG)
    assert bot.heard == ["条文"]
    assert mute.calls("message/custom/send") == 0


def test_a_late_answer_comes_with_the_next_message(mute: Platform, bot: Relay) -> None:
    phone = mute.phone("patient")
    phone.follow()
    bot.gate.clear()
    assert "继续" in phone.send(FACT)[0]
    bot.gate.set()
    assert phone.send("继续")[0].startswith(TAKEN_DOWN)
    assert bot.heard == [FACT]


def test_a_late_answer_does_not_swallow_what_the_person_says_next(mute: Platform, bot: Relay) -> None:
    phone = mute.phone("impatient")
    phone.follow()
    bot.gate.clear()
    phone.send(FACT)
    bot.gate.set()
    shown = phone.send("在广州地铁上班")[0]
    assert shown.startswith(TAKEN_DOWN)
    assert "试点企业本部；广州地铁集团" in shown
    assert bot.heard == [FACT, "在广州地铁上班"]


def test_questions_come_with_numbers(mute: Platform, bot: Relay) -> None:
    phone = mute.phone("counter")
    phone.follow()
    shown = phone.send(GREETING)[0]
    assert "\n4. 其他广州市属企业\n" in shown
    assert shown.endswith("或直接用文字回答。")
    assert TAKEN_DOWN_FOURTH in phone.send("4")[0]
    assert bot.heard[-1].startswith("/choose")


def test_an_account_without_choices_to_tap_on_gets_numbers_instead(
    tmp_path: Path, world: Platform, bot: Relay, start_gateway: StartGateway
) -> None:
    with account(start_gateway, tmp_path, world, "test"):
        phone = world.phone("tester")
        phone.follow()
        phone.sees("1. 开始")
        phone.send("1")
        assert "1. 试点企业本部" in phone.received()[-1]
        assert bot.heard == ["我想看看我能走哪条路"]
        assert world.calls("message/custom/send") == 2


def test_an_account_that_turns_out_to_have_no_right_to_send_keeps_the_answer(
    tmp_path: Path, world: Platform, bot: Relay, start_gateway: StartGateway
) -> None:
    with account(start_gateway, tmp_path, world, "personal") as gateway:
        bot.reword = reworded(LONG)
        phone = world.phone("unverified")
        first = phone.send("条文")[0]
        gateway.settle(lambda: "customer message refused" in gateway.log)
        assert LONG in read_on(phone, first, "第299条")
        assert world.calls("message/custom/send") == 1
