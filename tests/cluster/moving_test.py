"""Everything moves from SQLite to PostgreSQL and back, all or nothing, and goes on there."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import func, insert, select

from bot.components.tracker_store import DatabaseTrackerStore
from bot.operating.move import main
from bot.storage.copying import rows_of
from bot.storage.database import Database, make_engine
from bot.storage.migrate import upgrade
from bot.storage.tables import TRACKER, our_tables
from bot.storage.tracker_table import prepare
from tests.gateway.rasa_stand_in import RasaStandIn, serving
from tests.gateway.talking import ok, running_gateway
from tests.storage.filling import ROWS, fill

DOMAIN = Domain.from_yaml("version: '3.1'\nslots: {facts: {type: any, mappings: [{type: custom}]}}")
ALL = (*our_tables(), TRACKER)


@pytest.fixture
def full(tmp_path: Path) -> str:
    """A SQLite database with rows in every table."""
    url = f"sqlite:///{tmp_path / 'full.db'}"
    engine = make_engine(url)
    upgrade(engine)
    prepare(engine)
    with engine.begin() as connection:
        for table in ALL:
            fill(connection, table)
    engine.dispose()
    return url


def contents(url: str) -> dict[str, list[dict[str, object]]]:
    """Every row of every table."""
    engine = make_engine(url)
    with engine.connect() as connection:
        found = {table.name: list(rows_of(connection, table)) for table in ALL}
    engine.dispose()
    return found


def move(source: str, target: str) -> int:
    """Run the command."""
    return main(["--from", source, "--to", target])


def test_everything_arrives_in_postgresql_and_comes_back(
    full: str, new_database: Callable[[], str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shared, back = new_database(), f"sqlite:///{tmp_path / 'back.db'}"

    assert move(full, shared) == 0
    assert move(shared, back) == 0

    assert contents(full) == contents(shared) == contents(back)
    assert {len(rows) for rows in contents(back).values()} == {ROWS}
    said = capsys.readouterr().out
    assert all(f"\n{table.name} " in f"\n{said}" for table in ALL)
    assert "DATABASE_URL=postgresql+psycopg://" in said


def test_after_the_move_new_rows_are_numbered_behind_the_old_ones(full: str, new_database: Callable[[], str]) -> None:
    shared = new_database()
    assert move(full, shared) == 0

    engine = make_engine(shared)
    with engine.begin() as connection:
        highest = connection.scalar(select(func.max(TRACKER.c.id)))
        row = {"sender_id": "new", "type_name": "action", "data": "{}"}
        assert connection.execute(insert(TRACKER).values(row).returning(TRACKER.c.id)).scalar_one() > (highest or 0)
    engine.dispose()


def test_a_target_that_is_not_empty_is_refused_and_keeps_what_it_has(
    full: str, new_database: Callable[[], str], capsys: pytest.CaptureFixture[str]
) -> None:
    shared = new_database()
    assert move(full, shared) == 0
    before = contents(shared)

    assert move(full, shared) == 1

    assert "not empty" in capsys.readouterr().err
    assert contents(shared) == before


def test_a_database_in_use_is_not_moved(
    full: str, new_database: Callable[[], str], capsys: pytest.CaptureFixture[str]
) -> None:
    """What the assistant writes while it is moved would stay behind."""
    shared = new_database()
    with closing(Database(full)) as used:
        assert used.answers()
        assert move(full, shared) == 1
    assert "in use" in capsys.readouterr().err
    assert move(full, shared) == 0
    with closing(Database(shared)) as used:
        assert used.answers()
        assert move(shared, new_database()) == 1
    assert "in use" in capsys.readouterr().err


def test_a_move_that_breaks_half_way_leaves_nothing_and_can_be_repeated(
    full: str, new_database: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = new_database()

    def cut(connection: object, table: object) -> Iterator[object]:
        yield from rows_of(connection, table)  # type: ignore[arg-type]
        if table is TRACKER:
            raise KeyboardInterrupt

    monkeypatch.setattr("bot.storage.moving.rows_of", cut)
    with pytest.raises(KeyboardInterrupt):
        move(full, shared)
    monkeypatch.undo()

    assert not any(contents(shared).values())
    assert move(full, shared) == 0
    assert contents(shared) == contents(full)


def test_an_old_conversation_goes_on_after_the_move(new_database: Callable[[], str], tmp_path: Path) -> None:
    rasa, shared = RasaStandIn(), new_database()
    with serving(rasa):
        with running_gateway(rasa, tmp_path) as gateway:
            talk = gateway.begin()
            first = talk.say("我是技师", client_message_id="m-1")
        assert move(f"sqlite:///{tmp_path / 'assistant.db'}", shared) == 0
        with running_gateway(rasa, tmp_path, database_url=shared, tracker_url=shared) as gateway:
            talk.client = gateway.client
            assert talk.say("我是技师", client_message_id="m-1") == first
            talk.say("在地铁上班", client_message_id="m-2")
            assert [turn["said"] for turn in ok(talk.show())["turns"]] == ["我是技师", "在地铁上班"]
    assert rasa.heard == ["我是技师", "在地铁上班"]


def test_rasa_remembers_an_old_conversation_after_the_move(new_database: Callable[[], str], tmp_path: Path) -> None:
    old, shared = f"sqlite:///{tmp_path / 'old.db'}", new_database()
    tracker = DialogueStateTracker("c1", [AnySlot("facts", [{"type": "custom"}])])
    tracker.update(UserUttered("我是技师"))
    tracker.update(SlotSet("facts", {"employer": "pilot"}))
    store = DatabaseTrackerStore(DOMAIN, old)
    asyncio.run(store.save(tracker))
    store.engine.dispose()
    upgraded = make_engine(old)
    upgrade(upgraded)
    upgraded.dispose()

    assert move(old, shared) == 0

    store = DatabaseTrackerStore(DOMAIN, shared)
    found = asyncio.run(store.retrieve("c1"))
    assert found is not None
    assert found.get_slot("facts") == {"employer": "pilot"}
    found.update(UserUttered("在地铁上班"))
    asyncio.run(store.save(found))
    again = asyncio.run(store.retrieve("c1"))
    assert again is not None
    assert [event.text for event in again.events if isinstance(event, UserUttered)] == ["我是技师", "在地铁上班"]
    store.engine.dispose()
