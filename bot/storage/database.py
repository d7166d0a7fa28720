"""One database: its engine, its sessions, and what SQLite must be told on every connection."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url, text
from sqlalchemy.orm import Session, sessionmaker

# Chinese stays readable in the file, so that a search of the store finds what is there.
to_json = partial(json.dumps, ensure_ascii=False)

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA busy_timeout=15000",
    "PRAGMA foreign_keys=ON",
    "PRAGMA synchronous=NORMAL",
    # What is deleted is overwritten: deletion means that nothing can be read back.
    "PRAGMA secure_delete=ON",
)


def _tell_sqlite(connection: Any, record: object) -> None:  # noqa: ANN401 - DBAPI type
    del record
    cursor = connection.cursor()
    for pragma in SQLITE_PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def make_engine(url: str) -> Engine:
    """Connect lazily to the database; SQLite gets the pragmas that make it safe to share."""
    # As many connections as there are worker threads, so that nobody waits for one.
    engine = create_engine(url, json_serializer=to_json, pool_pre_ping=True, pool_size=20, max_overflow=20)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _tell_sqlite)
    return engine


class Database:
    """Sessions of one database. A session commits when its block ends well."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.engine = make_engine(url)
        self._sessions = sessionmaker(self.engine, expire_on_commit=False)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Run one transaction."""
        with self._sessions.begin() as session:
            yield session

    def answers(self) -> bool:
        """Tell whether the database can be asked anything at all."""
        with self.engine.connect() as connection:
            return bool(connection.execute(text("SELECT 1")).scalar_one())

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()
