"""One database: its engine, its sessions, and what SQLite must be told on every connection."""

import os
import select
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.orm import Session, sessionmaker

from bot.storage.recovery import patiently
from bot.storage.written import to_json

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA busy_timeout=15000",
    "PRAGMA foreign_keys=ON",
    "PRAGMA synchronous=NORMAL",
    # What is deleted is overwritten: deletion means that nothing can be read back.
    "PRAGMA secure_delete=ON",
)
# As many connections as there are worker threads, half of them kept, so that nobody waits for one.
SQLITE_POOL = 20
# A server has a hundred connections for everybody.
POSTGRESQL_POOL = 10
# A server that does not answer must not stop a process; TCP alone would wait for minutes.
POSTGRESQL_PATIENCE = {"connect_timeout": 5, "keepalives_idle": 30, "keepalives_interval": 5, "keepalives_count": 3}


def _tell_sqlite(connection: Any, record: object) -> None:  # noqa: ANN401 - DBAPI type
    del record
    cursor = connection.cursor()
    for pragma in SQLITE_PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def make_engine(url: str, pool_size: int | None = None) -> Engine:
    """Connect lazily to the database; SQLite gets the pragmas that make it safe to share."""
    if make_url(url).get_backend_name() == "sqlite":
        engine = create_engine(url, json_serializer=to_json, pool_size=SQLITE_POOL, max_overflow=SQLITE_POOL)
        event.listen(engine, "connect", _tell_sqlite)
        return engine
    size = pool_size or int(os.environ.get("DATABASE_POOL_SIZE") or POSTGRESQL_POOL)
    engine = create_engine(
        url,
        json_serializer=to_json,
        # A connection may be older than the last restart of the server.
        pool_pre_ping=True,
        pool_size=size,
        max_overflow=0,
        connect_args=POSTGRESQL_PATIENCE,
    )
    engine.dialect.do_ping = partial(_is_there, engine.dialect.do_ping)  # type: ignore[method-assign]
    return engine


def _is_there(asked: Callable[[Any], bool], connection: Any) -> bool:  # noqa: ANN401 - DBAPI type
    """Tell whether the server still holds its end of an idle connection; asking it would take a round trip each time.

    A server that stops says so, or its machine closes the socket: both can be heard without a word. Only if there is
    something to hear it is asked.
    """
    listening = select.poll()
    listening.register(connection.pgconn.socket, select.POLLIN | select.POLLHUP | select.POLLERR)
    return asked(connection) if listening.poll(0) else True


class Database:
    """Sessions of one database. A session commits when its block ends well."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.engine = make_engine(url)
        self._sessions = sessionmaker(self.engine, expire_on_commit=False)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Run one transaction. A server that is just restarting is waited for: nothing has been done yet."""
        with self._sessions.begin() as session:
            patiently(session.connection)
            yield session

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Run one transaction that tracks no objects; otherwise like a session."""
        with patiently(self.engine.connect) as connection, connection.begin():
            yield connection

    def answers(self) -> bool:
        """Tell whether the database can be asked anything at all."""
        with self.engine.connect() as connection:
            return bool(connection.execute(text("SELECT 1")).scalar_one())

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()
