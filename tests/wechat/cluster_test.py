"""Two gateways behind one database: whichever a repetition comes to, there is one turn and one answer."""

import threading
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.support.assistant import Assistant
from tests.wechat.conftest import StartGateway
from tests.wechat.crowd_test import turns_taken
from tests.wechat.gateway import Gateway
from tests.wechat.phone import Platform
from tests.wechat.relay import Relay
from tests.wechat.saying import FACT, GREETED, GREETING, OUT_OF_ORDER, TAKEN_DOWN


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory, start_gateway: StartGateway) -> Iterator[list[Gateway]]:
    """Start two gateways with one database."""
    folder = tmp_path_factory.mktemp("pair")
    shared = {"DATABASE_URL": f"sqlite:///{folder / 'first' / 'gateway.db'}"}
    with start_gateway(folder / "first", **shared) as one, start_gateway(folder / "second", **shared) as two:
        yield [one, two]


@pytest.fixture
def balanced(world: Platform, bot: Relay, pair: list[Gateway]) -> Platform:
    """Set up an account whose deliveries go to the two gateways in turn."""
    del bot
    world.begin(callback=pair[0].callback, callbacks=[gateway.callback for gateway in pair])
    return world


def test_overlapping_deliveries_at_both_gateways_are_one_turn_and_one_answer(
    balanced: Platform, bot: Relay, pair: list[Gateway], assistant: Assistant
) -> None:
    bot.seconds = 1.0
    balanced.change(overlap=0.3)
    phone = balanced.phone("overlapping")
    phone.send(FACT)
    assert sum(TAKEN_DOWN in text for text in phone.received()) == 1
    assert bot.heard == [FACT]
    assert len(balanced.log["attempts"]) == 2
    assert set(turns_taken(pair[0], assistant).values()) == {1}


def test_a_repetition_at_the_other_gateway_finds_the_answer_that_got_lost(balanced: Platform, bot: Relay) -> None:
    phone = balanced.phone("lossy")
    balanced.change(lose_answers=1)
    phone.send(FACT)
    assert sum(TAKEN_DOWN in text for text in phone.received()) == 1
    assert OUT_OF_ORDER not in phone.received()
    assert bot.heard == [FACT]


def test_a_repetition_at_the_other_gateway_of_what_was_answered_adds_nothing(balanced: Platform, bot: Relay) -> None:
    phone = balanced.phone("repeated")
    phone.send(FACT)
    phone.is_offered("试点企业本部")
    assert phone.again() == []
    assert bot.heard == [FACT]


def test_a_late_answer_comes_once_though_both_gateways_were_asked(balanced: Platform, bot: Relay) -> None:
    balanced.change(overlap=0.3)
    phone = balanced.phone("late")
    bot.gate.clear()
    assert phone.send(FACT) == []
    bot.gate.set()
    phone.sees(TAKEN_DOWN)
    phone.is_offered("试点企业本部")
    assert Counter(phone.received())[phone.sees(TAKEN_DOWN)] == 1
    assert bot.heard == [FACT]


def test_two_messages_of_a_new_person_at_both_gateways_are_both_answered(balanced: Platform, bot: Relay) -> None:
    phone = balanced.phone("newcomer")
    threads = [threading.Thread(target=phone.send, args=(words,)) for words in (GREETING, FACT)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    phone.sees(TAKEN_DOWN)
    phone.sees(GREETED)
    assert sorted(bot.heard) == sorted([GREETING, FACT])
