"""Rasa's tracker shared by several Rasa servers: nothing is stored over, nothing twice, a restart costs nothing."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.exc import DBAPIError, OperationalError

from bot.components import tracker_store
from bot.components.tracker_store import ConflictError, DatabaseTrackerStore
from tests.support.stores import PostgreSQL

DOMAIN = Domain.from_yaml("version: '3.1'\nslots: {facts: {type: any, mappings: [{type: custom}]}}")
MakeStore = Callable[[], DatabaseTrackerStore]


@pytest.fixture(params=["sqlite", "postgresql"])
def make_store(request: pytest.FixtureRequest, tmp_path: Path) -> MakeStore:
    """The stores of several Rasa servers on one database."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'tracker.db'}"
    else:
        url = request.getfixturevalue("new_database")()
    return lambda: DatabaseTrackerStore(DOMAIN, url)


def said(text: str, message_id: str | None = None) -> UserUttered:
    return UserUttered(text, metadata={"message_id": message_id, "channel": "web"})


def new_tracker() -> DialogueStateTracker:
    return DialogueStateTracker("c1", [AnySlot("facts", [{"type": "custom"}])])


def save(store: DatabaseTrackerStore, tracker: DialogueStateTracker) -> None:
    asyncio.run(store.save(tracker))


def read(store: DatabaseTrackerStore) -> DialogueStateTracker:
    found = asyncio.run(store.retrieve("c1"))
    assert found is not None
    return found


def words(store: DatabaseTrackerStore) -> list[str]:
    return [str(event.text) for event in read(store).events if isinstance(event, UserUttered)]


def test_two_servers_take_turns_in_one_conversation(make_store: MakeStore) -> None:
    one, other = make_store(), make_store()
    tracker = new_tracker()
    tracker.update(said("一"))
    save(one, tracker)

    tracker = read(other)
    tracker.update(said("二"))
    tracker.update(SlotSet("facts", {"employer": "pilot"}))
    save(other, tracker)
    tracker = read(one)
    tracker.update(said("三"))
    save(one, tracker)

    assert words(other) == ["一", "二", "三"]
    assert read(other).get_slot("facts") == {"employer": "pilot"}


def test_of_two_servers_that_store_at_once_the_second_is_refused(make_store: MakeStore) -> None:
    """Locks may fail; then the one who comes second begins again with what the first one stored."""
    one, other = make_store(), make_store()
    start = new_tracker()
    start.update(said("一"))
    save(one, start)
    first, second = read(one), read(other)
    first.update(said("二"))
    second.update(said("三"))

    save(one, first)
    with pytest.raises(ConflictError):
        save(other, second)

    assert words(one) == ["一", "二"]


def test_two_servers_cannot_both_begin_a_conversation(make_store: MakeStore) -> None:
    first, second = new_tracker(), new_tracker()
    first.update(said("一"))
    second.update(said("一"))

    save(make_store(), first)
    with pytest.raises(ConflictError):
        save(make_store(), second)


def test_the_database_refuses_a_message_that_it_holds(make_store: MakeStore) -> None:
    store = make_store()
    tracker = new_tracker()
    tracker.update(said("一", "m-1"))
    save(store, tracker)
    again = read(store)
    again.update(said("一", "m-1"))

    with pytest.raises(ConflictError):
        save(store, again)

    assert words(store) == ["一"]


def test_messages_without_an_id_may_repeat(make_store: MakeStore) -> None:
    store = make_store()
    tracker = new_tracker()
    tracker.update(said("一"))
    tracker.update(said("一"))
    save(store, tracker)

    assert words(store) == ["一", "一"]


def test_what_was_stored_although_nobody_was_told_so_counts_as_stored(
    make_store: MakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection broke between the commit and its confirmation: the same again finds itself."""
    store = make_store()
    tracker = new_tracker()
    tracker.update(said("一", "m-1"))
    once = store._once
    attempts = []

    def unconfirmed(work: Callable[..., object]) -> object:
        result = once(work)
        attempts.append(1)
        if len(attempts) == 1:
            raise DBAPIError("INSERT", {}, Exception("gone"), connection_invalidated=True)
        return result

    monkeypatch.setattr(store, "_once", unconfirmed)
    save(store, tracker)
    monkeypatch.undo()

    assert len(attempts) == 2
    assert words(store) == ["一"]
    tracker.update(said("二", "m-2"))
    save(store, tracker)
    assert words(store) == ["一", "二"]


def test_a_conversation_that_was_deleted_is_not_brought_back(make_store: MakeStore) -> None:
    store = make_store()
    tracker = new_tracker()
    tracker.update(said("一"))
    save(store, tracker)
    late = read(store)
    late.update(said("二"))
    with store.session_scope() as session:
        session.query(store.SQLEvent).delete()
        session.commit()

    with pytest.raises(ConflictError):
        save(store, late)
    assert asyncio.run(store.retrieve("c1")) is None


def test_a_session_begins_where_it_was_stored_whatever_the_clocks_say(make_store: MakeStore) -> None:
    """The clock of the second server is behind: by the clock its events would lie before the session."""
    one, other = make_store(), make_store()
    tracker = new_tracker()
    tracker.update(UserUttered("早先", timestamp=1.0))
    tracker.update(ActionExecuted("action_session_start", timestamp=100.0))
    tracker.update(SessionStarted(timestamp=100.0))
    tracker.update(UserUttered("一", timestamp=101.0))
    save(one, tracker)
    tracker = read(other)
    tracker.update(UserUttered("二", timestamp=99.0))
    save(other, tracker)

    assert words(one) == ["一", "二"]


def test_the_answer_to_a_message_is_found_again(make_store: MakeStore) -> None:
    store = make_store()
    tracker = new_tracker()
    tracker.update(said("一", "m-1"))
    tracker.update(BotUttered("好", {"custom": {"asking": "employer"}}))
    save(store, tracker)

    assert asyncio.run(store.answer_to("c1", "m-1")) == [{"custom": {"asking": "employer"}, "text": "好"}]
    assert asyncio.run(store.answer_to("c1", "m-2")) is None


def test_a_restart_of_postgresql_costs_no_conversation(
    postgresql_server: PostgreSQL, new_database: Callable[[], str]
) -> None:
    store = DatabaseTrackerStore(DOMAIN, new_database())
    tracker = new_tracker()
    tracker.update(said("一"))
    save(store, tracker)

    postgresql_server.crash()
    tracker.update(said("二"))
    save(store, tracker)
    postgresql_server.crash()

    assert words(store) == ["一", "二"]


def test_a_database_that_stays_away_ends_the_turn(make_store: MakeStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rasa's own wrapping would begin a new conversation in memory."""
    store = make_store()
    monkeypatch.setattr(tracker_store, "PAUSES", (0.0, 0.0))

    def gone(_work: object) -> None:
        raise OperationalError("SELECT", {}, Exception("gone"), connection_invalidated=True)

    monkeypatch.setattr(store, "_once", gone)

    with pytest.raises(OperationalError):
        asyncio.run(store.retrieve("c1"))
