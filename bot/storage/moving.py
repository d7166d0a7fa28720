"""Moving everything to another database: from SQLite to PostgreSQL when one machine is no longer enough, and back."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError, OperationalError

from bot.storage.checksums import TableSum
from bot.storage.copying import CopyError, put, refuse_unless_empty, rows_of, snapshot
from bot.storage.database import make_engine
from bot.storage.migrate import upgrade
from bot.storage.tables import TRACKER, our_tables, present
from bot.storage.tracker_table import prepare


def move(source_url: str, tracker_url: str, target_url: str) -> tuple[TableSum, ...]:
    """Copy our tables and Rasa's tracker into an empty database, in one transaction; the source stays as it is.

    Returns what was copied, as it was found again in the target.

    Raises:
        CopyError: the source is in use, the target is not empty, or what arrived is not what was sent.
        SchemaError: one of the databases cannot be brought up to date.
    """
    if target_url in (source_url, tracker_url):
        raise CopyError("the data is in that database already")
    for url in dict.fromkeys((source_url, tracker_url)):
        with _engine(url) as engine:
            refuse_if_in_use(engine)
    with _engine(source_url) as source, _engine(tracker_url) as tracker, _engine(target_url) as target:
        upgrade(source)
        upgrade(target)
        prepare(target)
        try:
            return _copy(source, tracker, target)
        except DBAPIError as error:
            raise CopyError(str(error.orig)) from error


def _copy(source: Engine, tracker: Engine, target: Engine) -> tuple[TableSum, ...]:
    tables = our_tables()
    with snapshot(source) as reading, snapshot(tracker) as tracked, target.begin() as writing:
        refuse_unless_empty(writing, (*tables, TRACKER))
        ours = [put(writing, table, rows_of(reading, table)) for table in tables]
        # Before its first start Rasa has no table.
        theirs = [put(writing, TRACKER, rows_of(tracked, TRACKER))] if present(tracked, [TRACKER]) else []
        return (*ours, *theirs)


def refuse_if_in_use(engine: Engine) -> None:
    """CopyError where somebody else is connected: what they write now would stay behind."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            _want_alone(connection)
        else:
            _count_others(connection)


def _want_alone(connection: Connection) -> None:
    # Only whoever is alone may leave the mode in which several work side by side.
    connection.exec_driver_sql("PRAGMA busy_timeout=500")
    try:
        connection.exec_driver_sql("PRAGMA journal_mode=DELETE")
        connection.exec_driver_sql("PRAGMA journal_mode=WAL")
    except OperationalError:
        raise CopyError("the database is in use; stop the assistant first") from None


def _count_others(connection: Connection) -> None:
    others = connection.scalar(
        text(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
            "AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
        )
    )
    if others:
        raise CopyError(f"the database is in use: {others} other connections; stop the assistant first")


@contextmanager
def _engine(url: str) -> Iterator[Engine]:
    engine = make_engine(url)
    try:
        yield engine
    finally:
        engine.dispose()
