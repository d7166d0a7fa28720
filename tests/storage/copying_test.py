"""Copying tables between databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect, select, update

from bot.storage.copying import CopyError, copy_tables, rows_of, snapshot, sum_of
from bot.storage.database import make_engine
from bot.storage.migrate import upgrade
from bot.storage.schema import Conversation
from bot.storage.tables import TRACKER, our_tables, present
from tests.storage.filling import ROWS, fill


@pytest.fixture
def source(tmp_path: Path) -> Iterator[Engine]:
    """A database with rows in every table."""
    engine = make_engine(f"sqlite:///{tmp_path / 'source.db'}")
    upgrade(engine)
    with engine.begin() as connection:
        for table in our_tables():
            fill(connection, table)
    yield engine
    engine.dispose()


@pytest.fixture
def target(tmp_path: Path) -> Iterator[Engine]:
    """A database with the tables and nothing in them."""
    engine = make_engine(f"sqlite:///{tmp_path / 'target.db'}")
    upgrade(engine)
    yield engine
    engine.dispose()


def test_every_row_of_every_table_arrives(source: Engine, target: Engine) -> None:
    sums = copy_tables(source, target)

    assert [(one.name, one.rows) for one in sums] == [(table.name, ROWS) for table in our_tables()]
    with source.connect() as one, target.connect() as other:
        for table in our_tables():
            assert list(rows_of(one, table)) == list(rows_of(other, table))


def test_what_a_migration_creates_is_copied(target: Engine) -> None:
    """A table that no schema module declares would silently stay behind."""
    known = {table.name for table in our_tables()}

    assert set(inspect(target).get_table_names()) - {"alembic_version"} == known


def test_a_target_that_holds_something_is_refused_and_keeps_it(source: Engine, target: Engine) -> None:
    with target.begin() as connection:
        fill(connection, Conversation.metadata.tables["conversations"], rows=1)

    with pytest.raises(CopyError, match="not empty: its table conversations has 1 rows"):
        copy_tables(source, target)

    with target.connect() as connection:
        assert len(connection.execute(select(Conversation.id)).all()) == 1


def test_a_copy_that_fails_half_way_leaves_nothing(source: Engine, target: Engine) -> None:
    with target.begin() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER no BEFORE INSERT ON console_audit_head BEGIN SELECT RAISE(ABORT, 'no room'); END"
        )

    with pytest.raises(Exception, match="no room"):
        copy_tables(source, target)

    with target.connect() as connection:
        assert connection.execute(select(Conversation.id)).all() == []


def test_a_copy_that_does_not_hold_what_was_sent_is_not_kept(source: Engine, target: Engine) -> None:
    with target.begin() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER spoil AFTER INSERT ON conversations BEGIN UPDATE conversations SET channel = 'x'; END"
        )

    with pytest.raises(CopyError, match="conversations did not arrive as it was sent"):
        copy_tables(source, target)


def test_a_copy_shows_one_moment_while_others_write(source: Engine) -> None:
    """What is written while the first table is read is not seen in the second."""
    conversations, turns = (Conversation.metadata.tables[name] for name in ("conversations", "turns"))
    with snapshot(source) as reading:
        before = sum_of(reading, conversations)
        with source.begin() as writing:
            writing.execute(update(turns).values(said="later"))
            writing.execute(update(conversations).values(channel="later"))

        assert sum_of(reading, conversations) == before
        assert "later" not in [row["said"] for row in rows_of(reading, turns)]


def test_the_tracker_of_rasa_is_copied_like_our_tables(source: Engine, target: Engine) -> None:
    TRACKER.create(source)
    TRACKER.create(target)
    with source.begin() as connection:
        fill(connection, TRACKER)

    (found,) = copy_tables(source, target, [TRACKER])

    assert (found.name, found.rows) == ("events", ROWS)


def test_a_database_in_which_rasa_has_never_been_has_no_tracker(source: Engine) -> None:
    assert present(source, [TRACKER]) == ()
