"""What SQLite is told on every connection, and what goes in comes out."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import StatementError

from bot.storage.conversations import ConversationStore
from bot.storage.database import Database
from bot.storage.migrate import upgrade

NOW = datetime(2026, 11, 22, 1, 2, 3, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture
def database(tmp_path: Path) -> Database:
    """A migrated database."""
    database = Database(f"sqlite:///{tmp_path / 'a.db'}")
    upgrade(database.engine)
    return database


@pytest.mark.parametrize(
    ("pragma", "expected"),
    [("journal_mode", "wal"), ("foreign_keys", 1), ("busy_timeout", 15000), ("secure_delete", 1)],
)
def test_sqlite_is_safe_to_share(database: Database, pragma: str, expected: object) -> None:
    with database.engine.connect() as connection:
        assert connection.execute(text(f"PRAGMA {pragma}")).scalar_one() == expected


def test_a_moment_comes_back_aware_and_in_utc(database: Database) -> None:
    store = ConversationStore(database)
    store.open("a", channel="web", token_hash=None, now=NOW)

    found = store.find("a")

    assert found is not None
    assert found.created_at == NOW
    assert found.created_at.utcoffset() == timedelta(0)


def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="time zone"):
        ConversationStore(database).open("a", channel="web", token_hash=None, now=NOW.replace(tzinfo=None))


def test_chinese_stays_readable_in_the_file(database: Database, tmp_path: Path) -> None:
    store = ConversationStore(database)
    store.open("a", channel="web", token_hash=None, now=NOW)
    store.set_facts("a", facts={"word": "技师"}, decision=None, asking=None, offered=[])
    database.close()

    assert any("技师".encode() in file.read_bytes() for file in tmp_path.iterdir())
