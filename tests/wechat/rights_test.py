"""Accounts without rights: nothing is lost, everything comes with the person's next message."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.gateway.rasa_stand_in import RasaStandIn
from tests.wechat import scripts
from tests.wechat.gateway import Gateway, running_gateway
from tests.wechat.phone import Phone, Platform

LONG = "".join(f"第{number}条规定如下。" for number in range(300))


@contextmanager
def account(folder: Path, world: Platform, bot: RasaStandIn, kind: str, **settings: str) -> Iterator[Gateway]:
    """Set up an account of a kind, with a gateway that nobody else uses."""
    with running_gateway(folder, world, bot.url, **settings) as gateway:
        world.begin(callback=gateway.callback, kind=kind)
        yield gateway


@pytest.fixture
def silent(tmp_path: Path, world: Platform, bot: RasaStandIn) -> Iterator[Gateway]:
    """Set up an account that may not send, and is known not to."""
    with account(tmp_path, world, bot, "personal", WECHAT_CUSTOMER_MESSAGES="off") as gateway:
        yield gateway


def read_on(phone: Phone, said: str, end: str) -> str:
    while end not in said:
        said += "".join(phone.send("继续"))
    return "".join(said.split()).replace("（未完，回复“继续”看下一段）", "")


@pytest.mark.usefixtures("silent")
def test_a_long_answer_is_read_on_with_a_word(world: Platform, bot: RasaStandIn) -> None:
    bot.reply = scripts.say(LONG)
    phone = world.phone("reader")
    phone.follow()
    assert read_on(phone, phone.send("条文")[0], "第299条") == LONG
    assert bot.heard == ["条文"]
    assert world.calls("message/custom/send") == 0


@pytest.mark.usefixtures("silent")
def test_a_late_answer_comes_with_the_next_message(world: Platform, bot: RasaStandIn) -> None:
    gate = threading.Event()
    bot.reply = scripts.once_open(gate)
    phone = world.phone("patient")
    phone.follow()
    assert "继续" in phone.send("我是技师")[0]
    gate.set()
    assert phone.send("继续") == ["听到：我是技师"]
    assert bot.heard == ["我是技师"]


@pytest.mark.usefixtures("silent")
def test_a_late_answer_does_not_swallow_what_the_person_says_next(world: Platform, bot: RasaStandIn) -> None:
    gate = threading.Event()
    bot.reply = scripts.once_open(gate)
    phone = world.phone("impatient")
    phone.follow()
    phone.send("我是技师")
    gate.set()
    assert phone.send("2022年拿的证") == ["听到：我是技师\n\n听到：2022年拿的证"]


@pytest.mark.usefixtures("silent")
def test_questions_come_with_numbers(world: Platform, bot: RasaStandIn) -> None:
    phone = world.phone("counter")
    phone.follow()
    assert phone.send("你好")[0].endswith("1. 试点企业本部\n2. 广州其他企业\n回复 1/2，或直接用文字回答。")
    phone.send("2")
    assert bot.heard[-1] == '/choose{"choice": "guangzhou_other"}'


def test_an_account_without_choices_to_tap_on_gets_numbers_instead(
    tmp_path: Path, world: Platform, bot: RasaStandIn
) -> None:
    with account(tmp_path, world, bot, "test"):
        phone = world.phone("tester")
        phone.follow()
        phone.sees("1. 开始")
        phone.send("1")
        assert "1. 试点企业本部" in phone.received()[-1]
        assert bot.heard == ["我想看看我能走哪条路"]
        assert world.calls("message/custom/send") == 2


def test_an_account_that_turns_out_to_have_no_right_to_send_keeps_the_answer(
    tmp_path: Path, world: Platform, bot: RasaStandIn
) -> None:
    with account(tmp_path, world, bot, "personal") as gateway:
        bot.reply = scripts.say(LONG)
        phone = world.phone("unverified")
        first = phone.send("条文")[0]
        gateway.settle(lambda: "customer message refused" in gateway.log)
        assert read_on(phone, first, "第299条").endswith(LONG)
        assert world.calls("message/custom/send") == 1
