"""Rasa starting, gone, slow or mute: the person reads a sentence, nothing is lost, recovery needs no hand."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.concurrency import run_in_threadpool

from bot.gateway.rasa import AT_ONCE, Context, RasaClient
from bot.gateway.rasa_address import RasaAddress
from tests.gateway.conftest import GatewayMaker
from tests.gateway.idempotency_test import wait_for
from tests.gateway.rasa_stand_in import CHOICES, RasaStandIn, answer, ask_employer, serving
from tests.gateway.talking import Gateway, error, ok, running_gateway
from tests.support.assistant import TEST_TODAY


def mute(rasa: RasaStandIn) -> None:
    """Rasa without a model, or with its action server down."""
    rasa.reply = lambda _: []


def broken(rasa: RasaStandIn) -> None:
    """Rasa fails."""
    rasa.status = 500


def garbled(rasa: RasaStandIn) -> None:
    """Something else than Rasa answers."""
    rasa.reply = lambda _: b"<html>"


def shapeless(rasa: RasaStandIn) -> None:
    """JSON, but not of the REST channel."""
    rasa.reply = lambda _: {"status": "failure"}


FAILURES = [mute, broken, garbled, shapeless]


@pytest.mark.parametrize("fail", FAILURES)
def test_without_an_answer_the_person_reads_a_sentence_and_the_message_is_kept(
    gateway: Gateway, rasa: RasaStandIn, fail: object
) -> None:
    assert callable(fail)
    talk = gateway.begin()
    talk.say("你好")
    fail(rasa)

    said = talk.say("我是技师", client_message_id="m-2")

    assert said["retry"] is True
    assert "记下了" in said["messages"][0]["text"]
    assert [(turn["said"], turn["state"]) for turn in ok(talk.show())["turns"]] == [
        ("你好", "answered"),
        ("我是技师", "failed"),
    ]


def test_what_was_known_and_offered_before_stays(gateway: Gateway, rasa: RasaStandIn) -> None:
    talk = gateway.begin()
    talk.say("你好")
    mute(rasa)

    said = talk.say("喂")
    rasa.reply = ask_employer

    assert said["messages"][0]["choices"] == CHOICES
    assert said["asking"] == "employer"
    assert talk.choose("pilot")["retry"] is False


@pytest.mark.parametrize("fail", FAILURES)
def test_the_same_message_sent_again_is_answered_once_rasa_is_back(
    gateway: Gateway, rasa: RasaStandIn, fail: object
) -> None:
    assert callable(fail)
    talk = gateway.begin()
    fail(rasa)
    talk.say("我是技师", client_message_id="m-1")
    rasa.status, rasa.reply = 200, ask_employer

    said = talk.say("我是技师", client_message_id="m-1")

    assert said["messages"][0]["text"] == "您在什么单位？"
    assert [turn["state"] for turn in ok(talk.show())["turns"]] == ["answered"]


def test_rasa_gone_and_back_needs_no_hand(tmp_path: Path) -> None:
    stand_in = RasaStandIn()
    with serving(stand_in), running_gateway(stand_in, tmp_path) as gateway:
        talk = gateway.begin()
        talk.say("你好")
        stopped = gateway
    with running_gateway(stand_in, tmp_path) as gateway:
        talk.client = gateway.client
        gone = talk.say("我是技师", client_message_id="m-1")
        assert error(gateway.client.get("/readyz")) == (503, "not_ready")
        with serving(stand_in):
            assert gateway.client.get("/readyz").status_code == 200
            back = talk.say("我是技师", client_message_id="m-1")

    assert stopped is not gateway
    assert gone["retry"] is True
    assert back["retry"] is False


def test_a_slow_turn_goes_on_and_its_answer_is_there_when_asked_again(
    make_gateway: GatewayMaker, rasa: RasaStandIn
) -> None:
    gateway = make_gateway(answer_within=0.2)
    talk = gateway.begin()
    rasa.gate.clear()

    late = talk.say("我是技师", client_message_id="m-1")
    rasa.gate.set()
    wait_for(lambda: not talk.say("我是技师", client_message_id="m-1")["retry"])

    assert late["retry"] is True
    assert "还在想" in late["messages"][0]["text"]
    assert rasa.heard == ["我是技师"]


def test_a_word_after_a_slow_turn_is_taken_in_order(make_gateway: GatewayMaker, rasa: RasaStandIn) -> None:
    gateway = make_gateway(answer_within=0.2)
    talk = gateway.begin()
    rasa.gate.clear()

    talk.say("第一句", client_message_id="m-1")
    talk.say("第二句", client_message_id="m-2")
    rasa.gate.set()
    wait_for(lambda: not talk.say("第二句", client_message_id="m-2")["retry"])

    assert rasa.heard == ["第一句", "第二句"]


def test_rasa_that_never_answers_is_given_up(make_gateway: GatewayMaker, rasa: RasaStandIn) -> None:
    gateway = make_gateway(rasa_timeout=0.2)
    talk = gateway.begin()
    rasa.gate.clear()

    said = talk.say("我是技师", client_message_id="m-1")
    rasa.gate.set()

    assert said["retry"] is True
    assert talk.say("我是技师", client_message_id="m-1")["retry"] is False


def test_stopping_lets_a_turn_in_flight_end(rasa: RasaStandIn, tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as pool:
        with running_gateway(rasa, tmp_path, answer_within=0.1) as gateway:
            talk = gateway.begin()
            rasa.gate.clear()
            late = talk.say("我是技师", client_message_id="m-1")
            opening = pool.submit(lambda: (wait_for(lambda: bool(rasa.requests)), rasa.gate.set()))
        opening.result()
    with running_gateway(rasa, tmp_path) as gateway:
        talk.client = gateway.client
        turns = ok(talk.show())["turns"]

    assert late["retry"] is True
    assert [turn["state"] for turn in turns] == ["answered"]


def test_the_gateway_is_ready_only_while_rasa_has_a_model(gateway: Gateway, rasa: RasaStandIn) -> None:
    assert gateway.client.get("/readyz").json()["status"] == "ready"

    rasa.ready = False

    assert error(gateway.client.get("/readyz")) == (503, "not_ready")
    assert gateway.client.get("/healthz").json() == {"status": "ok"}


def test_facts_corrected_while_rasa_is_away_reach_it_before_the_next_word(gateway: Gateway, rasa: RasaStandIn) -> None:
    talk = gateway.begin()
    mute(rasa)
    corrected = ok(talk.correct(employer="pilot"))
    rasa.reply = lambda _: answer("好", facts={"employer": "pilot"}, decision=None, asking=None, choices=[])

    talk.say("继续")
    talk.say("再来")

    assert corrected["decision"]["pathways"]
    assert rasa.heard[1:] == ['/set_facts{"facts": {"employer": "pilot"}}', "继续", "再来"]


def test_a_crowd_waits_in_front_of_rasa_so_that_the_first_are_answered_first(rasa: RasaStandIn) -> None:
    """Rasa would work on all of them at once, and each would wait for the last."""

    async def crowd() -> int:
        client = RasaClient(RasaAddress(rasa.url, None), 60.0)
        context = Context(TEST_TODAY, None, "web")
        asked = [asyncio.create_task(client.send(f"c{number}", "你好", context)) for number in range(AT_ONCE + 8)]
        await run_in_threadpool(wait_for, lambda: len(rasa.requests) >= AT_ONCE)
        await asyncio.sleep(0.1)
        waiting = len(rasa.requests)
        rasa.gate.set()
        await asyncio.gather(*asked)
        await client.close()
        return waiting

    rasa.gate.clear()

    assert asyncio.run(crowd()) == AT_ONCE
    assert len(rasa.requests) == AT_ONCE + 8
