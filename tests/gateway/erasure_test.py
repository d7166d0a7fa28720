"""Deleting means deleting everywhere: our tables, Rasa's tracker, every file of the store."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.gateway.retention import sweep
from bot.storage.schema import Conversation
from tests.gateway.conftest import GatewayMaker
from tests.gateway.rasa_stand_in import RasaStandIn, answer
from tests.gateway.talking import Gateway, Talk, error, ok

CANARY = "金丝雀8731"
FACTS = {"employer": "pilot"}


@pytest.fixture
def tracked(make_gateway: GatewayMaker, rasa: RasaStandIn, tmp_path: Path) -> Gateway:
    """A gateway beside a Rasa that keeps its tracker in the same database."""
    rasa.tracker_file = str(tmp_path / "assistant.db")
    return make_gateway()


def traces(folder: Path, word: str = CANARY) -> list[str]:
    """Names of the files in which a word can still be read, in plain or escaped."""
    needles = {word.encode(), word.encode("unicode_escape"), word.encode("utf-16-le")}
    return [str(file) for file in folder.rglob("*") if file.is_file() and any(n in file.read_bytes() for n in needles)]


def talked(gateway: Gateway, rasa: RasaStandIn) -> Talk:
    """A conversation that has left something in every table."""
    decision = ok(gateway.client.post("/api/v1/decisions", json={"facts": FACTS}))
    rasa.reply = lambda _: answer(f"您说的是{CANARY}", facts=FACTS, decision=decision, asking=None, choices=[])
    talk = gateway.begin(consent="2026-11")
    for number in range(12):
        talk.say(f"{number} {CANARY}" * 20)
    return talk


def test_before_deleting_the_word_is_really_there(tracked: Gateway, rasa: RasaStandIn) -> None:
    talked(tracked, rasa)

    assert traces(tracked.folder)


def test_after_deleting_no_file_holds_a_trace(tracked: Gateway, rasa: RasaStandIn) -> None:
    other = tracked.begin()
    other.say("别人的话")
    talk = talked(tracked, rasa)

    assert talk.delete().status_code == 204

    assert traces(tracked.folder) == []
    assert traces(tracked.folder, talk.id) == []
    assert error(talk.show()) == (404, "no_conversation")
    assert ok(other.show())["turns"][0]["said"] == "别人的话"


def test_the_tracker_may_be_in_a_database_of_its_own(
    make_gateway: GatewayMaker, rasa: RasaStandIn, tmp_path: Path
) -> None:
    rasa.tracker_file = str(tmp_path / "tracker.db")
    gateway = make_gateway(tracker_url=f"sqlite:///{rasa.tracker_file}")
    talk = talked(gateway, rasa)
    with closing(sqlite3.connect(rasa.tracker_file)) as connection:
        assert connection.execute("SELECT count(*) FROM events").fetchone() == (12,)

    talk.delete()

    assert traces(tmp_path) == []


def test_no_table_keeps_a_row(tracked: Gateway, rasa: RasaStandIn) -> None:
    talked(tracked, rasa).delete()

    with closing(sqlite3.connect(tracked.folder / "assistant.db")) as connection:
        counts = {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - fixed names
            for table in ("conversations", "turns", "decisions", "consents", "cases", "events")
        }
    assert set(counts.values()) == {0}, counts


def test_deleting_in_words_deletes_as_thoroughly(tracked: Gateway, rasa: RasaStandIn) -> None:
    talk = talked(tracked, rasa)
    rasa.reply = lambda _: answer("已经删除", facts={}, decision=None, asking=None, choices=[], delete=True)

    said = talk.say("删除我的记录")

    assert said["deleted"] is True
    assert said["messages"][0]["text"] == "已经删除"
    assert (said["facts"], said["decision"], said["case_code"]) == ({}, None, None)
    assert traces(tracked.folder) == []
    assert error(talk.show()) == (404, "no_conversation")


def test_deleting_waits_for_the_turn_in_flight(make_gateway: GatewayMaker, rasa: RasaStandIn, tmp_path: Path) -> None:
    rasa.tracker_file = str(tmp_path / "assistant.db")
    gateway = make_gateway(answer_within=0.1)
    talk = gateway.begin()
    rasa.gate.clear()
    assert talk.say(CANARY)["retry"]
    rasa.gate.set()

    talk.delete()

    assert traces(tmp_path) == []


def test_thirty_days_after_the_last_word_a_conversation_is_gone(tracked: Gateway, rasa: RasaStandIn) -> None:
    old, young = talked(tracked, rasa), tracked.begin()
    age(tracked, old, days=30, minutes=1)
    age(tracked, young, days=29, minutes=0)

    assert swept(tracked) == 1

    assert traces(tracked.folder) == []
    assert tracked.services.shelf.conversations.find(young.id) is not None


def test_what_rasa_wrote_after_the_deletion_goes_with_the_next_sweep(tracked: Gateway, rasa: RasaStandIn) -> None:
    talk = talked(tracked, rasa)
    talk.delete()
    rasa.take({"sender": talk.id, "message": CANARY})
    assert traces(tracked.folder)

    swept(tracked)

    assert traces(tracked.folder) == []


def age(gateway: Gateway, talk: Talk, *, days: int, minutes: int) -> None:
    """Let time pass for a conversation."""
    moment = gateway.services.shelf.now() - timedelta(days=days, minutes=minutes)
    with gateway.services.database.session() as session:
        session.execute(update(Conversation).where(Conversation.id == talk.id).values(last_seen_at=moment))


def swept(gateway: Gateway) -> int:
    """Run the hourly job now, on the gateway's own loop."""
    portal = gateway.client.portal
    assert portal is not None
    return portal.call(sweep, gateway.services)
