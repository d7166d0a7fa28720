"""Rasa's stores as we configure them: conversations through SQLAlchemy 2, and short waits for each other."""

import asyncio
import sqlite3
from pathlib import Path

import pytest
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.tracker_store import TrackerStore
from rasa.core.utils import AvailableEndpoints
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import DialogueStateTracker

from bot.components.lock_store import QuickLockStore
from bot.components.tracker_store import DatabaseTrackerStore
from bot.serving.places import ENDPOINTS

FACTS = {"employer": "pilot", "skill_levels": {"technician": "2022-03-15"}}


def a_tracker() -> DialogueStateTracker:
    tracker = DialogueStateTracker("c1", [AnySlot("facts", [{"type": "custom"}])])
    tracker.update(UserUttered("我是技师"))
    tracker.update(SlotSet("facts", FACTS))
    return tracker


def a_domain() -> Domain:
    return Domain.from_yaml("version: '3.1'\nslots: {facts: {type: any, mappings: [{type: custom}]}}")


@pytest.fixture
def address(tmp_path: Path) -> str:
    """A SQLite file that does not exist yet."""
    return f"sqlite:///{tmp_path / 'tracker.db'}"


def test_a_conversation_survives_a_restart_of_rasa(address: str) -> None:
    asyncio.run(DatabaseTrackerStore(a_domain(), address).save(a_tracker()))
    found = asyncio.run(DatabaseTrackerStore(a_domain(), address).retrieve("c1"))
    assert found is not None
    assert found.get_slot("facts") == FACTS


def test_a_conversation_that_goes_on_is_not_stored_twice(address: str) -> None:
    store = DatabaseTrackerStore(a_domain(), address)
    tracker = a_tracker()
    asyncio.run(store.save(tracker))
    asyncio.run(store.save(tracker))
    found = asyncio.run(store.retrieve("c1"))
    assert found is not None
    assert len(found.events) == len(tracker.events)


def test_what_is_deleted_from_the_file_is_overwritten(address: str, tmp_path: Path) -> None:
    """Somebody who deletes a conversation expects that it is gone from the disk."""
    store = DatabaseTrackerStore(a_domain(), address)
    asyncio.run(store.save(a_tracker()))
    with store.session_scope() as session:
        session.query(store.SQLEvent).delete()
        session.commit()
    store.engine.dispose()
    with sqlite3.connect(tmp_path / "tracker.db") as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert b"technician" not in (tmp_path / "tracker.db").read_bytes()


@pytest.mark.parametrize("address", [None, "", "rasa.db"])
def test_a_store_without_a_database_address_says_what_it_needs(address: str | None) -> None:
    with pytest.raises(ValueError, match="needs a database address like sqlite"):
        DatabaseTrackerStore(a_domain(), address)


def test_rasa_takes_both_stores_from_our_endpoints(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rasa falls back on memory, with no more than a warning, where it cannot find a store."""
    monkeypatch.setenv("RASA_TRACKER_DB", address)
    monkeypatch.setenv("ACTIONS_URL", "http://127.0.0.1:1")
    endpoints = AvailableEndpoints.read_endpoints(str(ENDPOINTS))
    assert isinstance(TrackerStore.create(endpoints.tracker_store, a_domain()), DatabaseTrackerStore)
    assert isinstance(QuickLockStore.create(endpoints.lock_store), QuickLockStore)
    assert endpoints.action.url == "http://127.0.0.1:1/webhook"


def test_messages_of_one_conversation_are_answered_one_after_the_other_in_order() -> None:
    async def three_messages() -> list[str]:
        store, steps = QuickLockStore(), []

        async def answer(name: str) -> None:
            async with store.lock("c1"):
                steps.append(f"{name} begins")
                await asyncio.sleep(0.01)
                steps.append(f"{name} ends")

        await asyncio.gather(*(answer(name) for name in "abc"))
        return steps

    assert asyncio.run(three_messages()) == [f"{name} {step}" for name in "abc" for step in ("begins", "ends")]


def test_the_wait_between_looks_is_short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rasa waits a whole second; three quick messages took two seconds."""
    waits: list[float] = []

    async def acquire(store: InMemoryLockStore, name: str, ticket: int, wait: float) -> object:
        waits.append(wait)
        return store.get_lock(name)

    async def hold() -> None:
        async with QuickLockStore().lock("c1"):
            pass

    monkeypatch.setattr(InMemoryLockStore, "_acquire_lock", acquire)
    asyncio.run(hold())
    assert waits == [0.02]
