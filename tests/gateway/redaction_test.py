"""Personal details are taken out before Rasa, the log and the database, and the person is told once."""

import logging

import pytest

from tests.gateway.rasa_stand_in import RasaStandIn
from tests.gateway.talking import Gateway, ok

PHONE = "13800138000"


def test_a_phone_number_reaches_neither_rasa_nor_the_store(gateway: Gateway, rasa: RasaStandIn) -> None:
    talk = gateway.begin()

    talk.say(f"我是技师，电话{PHONE}")

    assert PHONE not in rasa.heard[0]
    assert "我是技师" in rasa.heard[0]
    assert PHONE not in talk.show().text
    assert all(PHONE.encode() not in file.read_bytes() for file in gateway.folder.iterdir())


def test_the_person_is_told_once(gateway: Gateway) -> None:
    talk = gateway.begin()

    first, second = talk.say(f"我的电话{PHONE}"), talk.say(f"再说一次{PHONE}")

    assert len(first["messages"]) == 2
    assert "您发来的电话号码已经隐去" in first["messages"][0]["text"]
    assert len(second["messages"]) == 1


def test_a_redaction_cannot_uncover_a_slash(gateway: Gateway, rasa: RasaStandIn) -> None:
    gateway.begin().say(f"{PHONE}/restart")

    assert not rasa.heard[0].strip().startswith("/")


def test_nothing_that_was_said_is_logged(gateway: Gateway, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        talk = gateway.begin()
        talk.say("金丝雀在唱歌")
        ok(talk.show())

    assert "金丝雀" not in caplog.text
    assert talk.id not in " ".join(str(record.__dict__) for record in caplog.records if record.name.startswith("bot"))
