"""What Rasa answered is found again in its tracker, by the id of the message."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.gateway.rasa import read_reply
from bot.storage.database import Database
from bot.storage.tracker import TrackerReader

NOTHING = {"elements": None, "quick_replies": None, "buttons": None, "attachment": None, "image": None, "custom": None}


@pytest.fixture
def tracker(tmp_path: Path) -> Iterator[Database]:
    database = Database(f"sqlite:///{tmp_path / 'tracker.db'}")
    yield database
    database.close()


def said(message_id: str) -> dict[str, object]:
    return {"event": "user", "text": "你好", "metadata": {"message_id": message_id, "channel": "wechat"}}


def answered(words: str | None, **data: object) -> dict[str, object]:
    return {"event": "bot", "text": words, "data": {**NOTHING, **data}}


def keep(tracker: Database, *events: dict[str, object]) -> None:
    with tracker.session() as session:
        session.execute(text("CREATE TABLE events (id INTEGER PRIMARY KEY, sender_id VARCHAR(255), data TEXT)"))
        for event in events:
            row = {"sender": "c1", "data": json.dumps(event)}
            session.execute(text("INSERT INTO events (sender_id, data) VALUES (:sender, :data)"), row)


def test_the_answer_to_a_message_is_read_as_rasa_gave_it(tracker: Database) -> None:
    keep(
        tracker,
        said("m1"),
        answered("早"),
        said("m2"),
        {"event": "action", "name": "facts_form"},
        answered("我记下了。"),
        answered("您在哪家单位上班？", buttons=[{"title": "其他", "payload": "other"}]),
        answered(None, custom={"asking": "employer"}),
        {"event": "action", "name": "action_listen"},
    )
    parts = TrackerReader(tracker).answer_to("c1", "m2")
    reply = read_reply(parts)
    assert [message["text"] for message in reply.messages] == ["我记下了。", "您在哪家单位上班？"]
    assert reply.messages[-1]["choices"] == [{"value": "other", "label": "其他"}]
    assert reply.custom == {"asking": "employer"}
    assert TrackerReader(tracker).answer_to("c1", "m1") == [{"text": "早"}]


def test_a_message_that_never_arrived_has_no_answer(tracker: Database) -> None:
    assert TrackerReader(tracker).answer_to("c1", "m1") is None
    keep(tracker, said("m1"), answered("早"))
    assert TrackerReader(tracker).answer_to("c1", "m2") is None
    assert TrackerReader(tracker).answer_to("c2", "m1") is None


def test_a_message_that_broke_rasa_has_an_empty_answer(tracker: Database) -> None:
    keep(tracker, said("m1"))
    assert TrackerReader(tracker).answer_to("c1", "m1") == []
