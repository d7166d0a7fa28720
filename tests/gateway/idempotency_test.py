"""One client message id is one turn, and a conversation takes one turn at a time."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import insert

from bot.storage.tables import TRACKER
from bot.storage.tracker_table import prepare
from bot.storage.turns import Said
from tests.gateway.rasa_stand_in import RasaStandIn, answer
from tests.gateway.talking import Gateway, ok


def test_the_same_message_sent_twice_gives_the_same_turn_once(gateway: Gateway, rasa: RasaStandIn) -> None:
    talk = gateway.begin()

    first = talk.say("我是技师", client_message_id="m-1")
    second = talk.say("我是技师", client_message_id="m-1")

    assert first == second
    assert rasa.heard == ["我是技师"]
    assert len(ok(talk.show())["turns"]) == 1


def test_a_repeated_choice_gets_its_answer_although_it_is_no_longer_offered(
    gateway: Gateway, rasa: RasaStandIn
) -> None:
    talk = gateway.begin()
    talk.say("你好")
    rasa.reply = lambda _: answer("记下了", facts={"employer": "pilot"}, decision=None, asking=None, choices=[])

    first = ok(talk.post(choice="pilot", client_message_id="m-2"))

    assert ok(talk.post(choice="pilot", client_message_id="m-2")) == first
    assert len(rasa.requests) == 2


def test_a_repeated_answer_still_has_its_decision(gateway: Gateway, rasa: RasaStandIn) -> None:
    decision = ok(gateway.client.post("/api/v1/decisions", json={"facts": {"employer": "pilot"}}))
    rasa.reply = lambda _: answer("结论", facts={"employer": "pilot"}, decision=decision, asking=None, choices=[])
    talk = gateway.begin()

    first = talk.say("广汽", client_message_id="m-1")

    assert first["decision"] == decision
    assert talk.say("广汽", client_message_id="m-1") == first


def test_two_people_may_use_the_same_message_id(gateway: Gateway, rasa: RasaStandIn) -> None:
    gateway.begin().say("甲", client_message_id="1")
    gateway.begin().say("乙", client_message_id="1")

    assert rasa.heard == ["甲", "乙"]


def test_a_duplicate_waits_for_the_turn_in_flight(gateway: Gateway, rasa: RasaStandIn) -> None:
    talk = gateway.begin()
    rasa.gate.clear()
    with ThreadPoolExecutor(8) as pool:
        sent = [pool.submit(talk.say, "我是技师", client_message_id="m-1") for _ in range(8)]
        wait_for(lambda: bool(rasa.requests))
        rasa.gate.set()
        answers = [one.result() for one in sent]

    assert rasa.heard == ["我是技师"]
    assert all(one == answers[0] and not one["retry"] for one in answers)


def test_a_conversation_takes_one_turn_at_a_time(gateway: Gateway, rasa: RasaStandIn) -> None:
    talk = gateway.begin()
    busy, overlaps = threading.Lock(), []

    def reply(_: object) -> object:
        if not busy.acquire(blocking=False):
            overlaps.append(1)
            return []
        threading.Event().wait(0.02)
        busy.release()
        return answer("好", facts={}, decision=None, asking=None, choices=[])

    rasa.reply = reply
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(talk.say, [f"第{n}句" for n in range(6)]))

    assert not overlaps
    assert len(rasa.requests) == 6


def test_another_conversation_does_not_wait(gateway: Gateway, rasa: RasaStandIn) -> None:
    slow, quick = gateway.begin(), gateway.begin()

    def reply(request: dict[str, object]) -> object:
        if request["sender"] == slow.id:
            gate.wait(20)
        return answer("好", facts={}, decision=None, asking=None, choices=[])

    gate = threading.Event()
    rasa.reply = reply
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(slow.say, "慢")
        wait_for(lambda: bool(rasa.requests))
        quick.say("快")
        assert not waiting.done()
        gate.set()
        waiting.result()


def wait_for(condition: object) -> None:
    """Wait until something has happened in another thread; a minute is long enough to know that it never will."""
    assert callable(condition)
    pause = threading.Event()
    for _ in range(12_000):
        if condition():
            return
        pause.wait(0.005)
    raise AssertionError("it never happened")


def test_an_answer_that_rasa_gave_to_a_gateway_that_died_comes_before_the_next_word(
    gateway: Gateway, rasa: RasaStandIn
) -> None:
    """Otherwise the next word would be read as the answer to a question that was settled already."""
    talk = gateway.begin()
    talk.say("你好", client_message_id="m-1")
    shelf = gateway.services.shelf
    shelf.turns.begin(shelf.claimed(talk.id), Said("text", "我在广汽", "m-2"), shelf.now())
    remember(gateway, talk.id, "m-2", "您有什么证书？", {"asking": "skill_levels", "facts": {"employer": "pilot"}})

    talk.say("技师", client_message_id="m-3")

    assert rasa.requests[-1]["metadata"]["asking"] == "skill_levels"
    turns = ok(talk.show())["turns"]
    assert [(turn["said"], turn["state"]) for turn in turns] == [
        ("你好", "answered"),
        ("我在广汽", "answered"),
        ("技师", "answered"),
    ]
    assert turns[1]["messages"][0]["text"] == "您有什么证书？"
    assert rasa.heard == ["你好", "技师"]


def test_an_answer_in_the_tracker_without_words_is_asked_for_again(gateway: Gateway, rasa: RasaStandIn) -> None:
    talk = gateway.begin()
    shelf = gateway.services.shelf
    shelf.turns.begin(shelf.claimed(talk.id), Said("text", "我在广汽", "m-1"), shelf.now())
    remember(gateway, talk.id, "m-1", None, {"asking": None})

    assert talk.say("我在广汽", client_message_id="m-1")["retry"] is False
    assert rasa.heard == ["我在广汽"]


def remember(gateway: Gateway, conversation_id: str, message_id: str, text: str | None, custom: object) -> None:
    """Put a message and its answer into the tracker, as Rasa does."""
    prepare(gateway.services.tracker.engine)
    events = (
        ("user", {"event": "user", "metadata": {"message_id": message_id}}),
        ("bot", {"event": "bot", "text": text, "data": {"custom": custom}}),
    )
    with gateway.services.tracker.session() as session:
        for kind, event in events:
            row = {"sender_id": conversation_id, "type_name": kind, "data": json.dumps(event)}
            session.execute(insert(TRACKER).values(row))
