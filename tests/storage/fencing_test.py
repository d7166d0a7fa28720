"""Whoever has lost a conversation can no longer write into it; whoever comes next finds what stands open."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from bot.storage.cases import CaseStore
from bot.storage.conversations import ConversationStore
from bot.storage.database import Database
from bot.storage.erasure import Eraser
from bot.storage.migrate import upgrade
from bot.storage.records import ConversationRecord, LostError
from bot.storage.turns import Entry, Outcome, Said, TurnStore

NOW = datetime(2026, 11, 22, tzinfo=timezone.utc)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A database with one conversation."""
    made = Database(f"sqlite:///{tmp_path / 'a.db'}")
    upgrade(made.engine)
    ConversationStore(made).open("c1", channel="web", token_hash=None, now=NOW)
    yield made
    made.close()


def enter(turns: TurnStore, message_id: str) -> Entry:
    entry = turns.enter("c1", message_id)
    assert entry is not None
    return entry


def claimed(database: Database) -> ConversationRecord:
    found = ConversationStore(database).claim("c1")
    assert found is not None
    return found


def outcome(**facts: object) -> Outcome:
    return Outcome({"messages": []}, facts, None, None, ())


def facts_of(database: Database) -> dict[str, Any]:
    found = ConversationStore(database).find("c1")
    assert found is not None
    return found.facts


def test_a_holder_that_was_succeeded_can_neither_begin_nor_finish_a_turn(database: Database) -> None:
    turns = TurnStore(database)
    first = enter(turns, "m-1").conversation
    begun = turns.begin(first, Said("text", "甲", "m-1"), NOW)
    second = enter(turns, "m-1").conversation

    with pytest.raises(LostError):
        turns.finish(first, begun.id, outcome(employer="pilot"), NOW)
    with pytest.raises(LostError):
        turns.begin(first, Said("text", "乙", "m-2"), NOW)
    turns.finish(second, begun.id, outcome(employer="none"), NOW)

    assert facts_of(database) == {"employer": "none"}


def test_an_answer_is_written_once(database: Database) -> None:
    turns = TurnStore(database)
    conversation = enter(turns, "m-1").conversation
    begun = turns.begin(conversation, Said("text", "甲", "m-1"), NOW)

    turns.finish(conversation, begun.id, outcome(employer="pilot"), NOW)
    turns.finish(conversation, begun.id, outcome(employer="none"), NOW + timedelta(hours=1))

    assert facts_of(database) == {"employer": "pilot"}


def test_the_answer_to_an_old_message_does_not_set_the_conversation_back(database: Database) -> None:
    turns = TurnStore(database)
    conversation = claimed(database)
    old = turns.begin(conversation, Said("text", "甲", "m-1"), NOW)
    new = turns.begin(conversation, Said("text", "乙", "m-2"), NOW)

    turns.finish(conversation, new.id, outcome(employer="pilot"), NOW)
    turns.finish(conversation, old.id, outcome(), NOW)

    assert facts_of(database) == {"employer": "pilot"}
    assert {turn.state for turn in turns.of("c1")} == {"answered"}


def test_whoever_comes_next_finds_the_turns_that_nobody_answered(database: Database) -> None:
    turns = TurnStore(database)
    conversation = claimed(database)
    answered = turns.begin(conversation, Said("text", "甲", "m-1"), NOW)
    turns.finish(conversation, answered.id, outcome(), NOW)
    died = turns.begin(conversation, Said("text", "乙", "m-2"), NOW)
    failed = turns.begin(conversation, Said("text", "丙", "m-3"), NOW)
    turns.fail(failed.id)

    entry = enter(turns, "m-4")

    assert [turn.id for turn in entry.unsettled] == [died.id, failed.id]
    assert entry.known is None


def test_an_answered_turn_never_fails_afterwards(database: Database) -> None:
    turns = TurnStore(database)
    conversation = claimed(database)
    begun = turns.begin(conversation, Said("text", "甲", "m-1"), NOW)
    turns.finish(conversation, begun.id, outcome(), NOW)

    turns.fail(begun.id)

    assert [turn.state for turn in turns.of("c1")] == ["answered"]


def test_what_was_deleted_meanwhile_stays_deleted(database: Database) -> None:
    turns = TurnStore(database)
    conversation = enter(turns, "m-1").conversation
    begun = turns.begin(conversation, Said("text", "甲", "m-1"), NOW)
    Eraser(database, database).erase("c1")

    with pytest.raises(LostError):
        turns.finish(conversation, begun.id, outcome(), NOW)
    with pytest.raises(LostError):
        CaseStore(database).issue("c1", "ABC", NOW)
    assert turns.enter("c1", "m-1") is None


def test_a_message_is_begun_as_it_is_taken_where_nothing_stands_open(database: Database) -> None:
    turns = TurnStore(database)

    entry = turns.take("c1", "m-1", lambda found: Said("text", f"第{found.epoch}位", "m-1"), NOW)

    assert entry is not None
    assert entry.begun == turns.of("c1")[0]
    assert entry.begun.said == "第1位"
    assert entry.begun.state == "pending"


def test_nothing_is_begun_while_something_else_stands_open(database: Database) -> None:
    turns = TurnStore(database)
    turns.take("c1", "m-1", lambda _: Said("text", "甲", "m-1"), NOW)

    same, other = (turns.take("c1", name, lambda _: Said("text", "乙", "m-2"), NOW) for name in ("m-1", "m-2"))

    assert same is not None
    assert other is not None
    assert (same.begun, other.begun) == (None, None)
    assert same.known is not None
    assert [turn.said for turn in turns.of("c1")] == ["甲"]


def test_a_message_that_is_refused_as_it_is_taken_leaves_no_trace(database: Database) -> None:
    turns = TurnStore(database)
    holder = claimed(database)

    def refuse(_: ConversationRecord) -> Said:
        raise LookupError

    with pytest.raises(LookupError):
        turns.take("c1", "m-1", refuse, NOW)

    assert turns.of("c1") == []
    turns.begin(holder, Said("text", "甲"), NOW)


def test_the_decision_of_an_answered_turn_comes_with_it(database: Database) -> None:
    turns = TurnStore(database)
    decision = {"policy": "p", "policy_version": "1", "as_of": "2026-11-22", "pathways": []}
    conversation = enter(turns, "m-1").conversation
    begun = turns.begin(conversation, Said("text", "甲", "m-1"), NOW)

    turns.finish(conversation, begun.id, Outcome({"messages": []}, {}, decision, None, ()), NOW)

    entry = enter(turns, "m-1")
    assert entry.known is not None
    assert entry.known.decision == entry.conversation.decision == decision
    assert entry.unsettled == ()
