"""A full disk, a locked database: the person reads a sentence, nothing is half-written, the message works later."""

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy.exc import OperationalError

from bot.gateway import storing
from bot.serving.places import ROOT
from bot.serving.ports import free_port
from bot.storage.backup import Stores, back_up, check
from bot.storage.backup_file import BackupError
from bot.storage.database import Database
from bot.storage.migrate import upgrade
from tests.faults.room import Room, small_room
from tests.gateway.rasa_stand_in import RasaStandIn, serving
from tests.gateway.talking import SECRET, Gateway, error, running_gateway
from tests.storage.filling import NOW

SENTENCE = "我是技师，2021年6月拿的证。"


@pytest.fixture
def rasa() -> Iterator[RasaStandIn]:
    """A peer that always answers."""
    with serving(RasaStandIn()) as stand_in:
        yield stand_in


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """A place that can be filled."""
    with small_room(tmp_path / "room") as made:
        yield made


@pytest.fixture
def gateway(rasa: RasaStandIn, room: Room, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gateway]:
    """A gateway whose database is in that place, and that waits only a moment for a lock."""
    monkeypatch.setattr("bot.storage.database.SQLITE_PRAGMAS", ("PRAGMA journal_mode=WAL", "PRAGMA busy_timeout=50"))
    with running_gateway(rasa, room.folder) as running:
        yield running


def turns(gateway: Gateway) -> int:
    with sqlite3.connect(gateway.folder / "assistant.db") as connection:
        (count,) = connection.execute("SELECT COUNT(*) FROM turns").fetchone()
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return int(count)


def test_on_a_full_disk_the_person_is_told_and_the_same_message_works_once_there_is_room(
    gateway: Gateway, room: Room, rasa: RasaStandIn
) -> None:
    talk = gateway.begin()
    talk.say("您好", client_message_id="m1")
    room.fill()

    told = talk.say(SENTENCE, client_message_id="m2")

    assert told["messages"][0]["text"] == storing.FULL
    assert told["retry"]
    assert error(gateway.client.post("/api/v1/conversations", json={})) == (503, "storage_full")
    room.make_room()
    assert turns(gateway) == 1
    answered = talk.say(SENTENCE, client_message_id="m2")
    assert not answered["retry"]
    assert talk.say(SENTENCE, client_message_id="m2") == answered
    assert turns(gateway) == 2
    assert rasa.heard == ["您好", SENTENCE]


def test_what_was_answered_when_the_disk_was_full_is_answered_again(
    gateway: Gateway, room: Room, rasa: RasaStandIn
) -> None:
    """The disk fills between the question and the answer: the turn was begun and cannot be finished."""
    talk = gateway.begin()
    answer = rasa.reply

    def fill_meanwhile(request: dict[str, object]) -> object:
        room.fill()
        return answer(request)

    rasa.reply = fill_meanwhile
    told = talk.say(SENTENCE, client_message_id="m1")
    rasa.reply = answer
    room.make_room()

    assert told["messages"][0]["text"] == storing.FULL
    assert [turn["state"] for turn in talk.show().json()["turns"]] == ["pending"]
    assert not talk.say(SENTENCE, client_message_id="m1")["retry"]
    assert [turn["state"] for turn in talk.show().json()["turns"]] == ["answered"]


def test_what_was_said_before_stays_readable_on_a_full_disk(gateway: Gateway, room: Room) -> None:
    talk = gateway.begin()
    talk.say(SENTENCE)
    room.fill()

    shown = talk.show()

    assert shown.status_code == 200
    assert [turn["said"] for turn in shown.json()["turns"]] == [SENTENCE]


def test_while_somebody_else_holds_the_database_the_person_is_told_and_nothing_is_lost(gateway: Gateway) -> None:
    talk = gateway.begin()
    holder = sqlite3.connect(gateway.folder / "assistant.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")

    told = talk.say(SENTENCE, client_message_id="m1")
    opening = error(gateway.client.post("/api/v1/conversations", json={}))
    holder.execute("ROLLBACK")
    holder.close()

    assert told["messages"][0]["text"] == storing.BUSY
    assert told["retry"]
    assert opening == (503, "storage_busy")
    assert not talk.say(SENTENCE, client_message_id="m1")["retry"]
    assert turns(gateway) == 1


def test_the_operator_reads_which_kind_of_trouble_it_is_and_no_word_of_the_person(
    gateway: Gateway, room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    talk = gateway.begin()
    room.fill()

    with caplog.at_level("ERROR", logger="bot.gateway"):
        talk.say(SENTENCE)

    assert [getattr(record, "kind", "") for record in caplog.records] == ["storage_full OperationalError"]
    assert SENTENCE not in caplog.text
    room.make_room()
    assert 'outcome="unstored"' in gateway.client.get("/metrics").text


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("database or disk is full", "storage_full"),
        ('could not extend file "base/1/2": No space left on device', "storage_full"),
        ("database is locked", "storage_busy"),
        ("unable to open database file", "storage_away"),
    ],
)
def test_what_databases_say_is_told_apart(said: str, code: str) -> None:
    assert storing.meaning_of(OperationalError("INSERT", {}, Exception(said)))[0] == code


def test_a_backup_that_does_not_fit_leaves_no_half_file(room: Room, tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'a.db'}")
    upgrade(database.engine)
    room.fill()

    with pytest.raises(BackupError, match="cannot be written"):
        back_up(Stores(database, database), room.folder / "b", SECRET, NOW)

    room.make_room()
    assert list(room.folder.iterdir()) == []
    back_up(Stores(database, database), room.folder / "b", SECRET, NOW)
    assert check(room.folder / "b", SECRET)


def test_a_gateway_whose_log_cannot_be_written_goes_on_answering(tmp_path: Path) -> None:
    """Nothing fits into /dev/full."""
    port = free_port()
    settings = {"PORT": str(port), "DATABASE_URL": f"sqlite:///{tmp_path / 'a.db'}", "ASSISTANT_SECRET": SECRET}
    with Path("/dev/full").open("wb") as full:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot.gateway"],
            cwd=ROOT,
            env={**os.environ, **settings, "RASA_URL": "http://127.0.0.1:1"},
            stdout=full,
            stderr=full,
        )
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
            _wait_until_up(client)
            # Both leave a line in the log.
            assert [client.get("/healthz").status_code, client.get("/nowhere").status_code] == [200, 404]
            assert client.get("/api/v1/policy").status_code == 200
            assert process.poll() is None
    finally:
        process.terminate()
        process.wait(30)


def _wait_until_up(client: httpx.Client) -> None:
    deadline = time.monotonic() + 60
    while not _is_up(client):
        assert time.monotonic() < deadline, "the gateway did not start"
        time.sleep(0.1)


def _is_up(client: httpx.Client) -> bool:
    try:
        return client.get("/healthz").status_code == 200
    except httpx.TransportError:
        return False
