"""Copying tables between databases, whichever they are: one consistent view in, all or nothing out, and checked."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, Table, func, insert, select, text

from bot.storage.checksums import Summing, TableSum
from bot.storage.tables import our_tables

# A decision is large: fifty kilobytes of JSON.
BATCH = 100
Row = dict[str, Any]


class CopyError(Exception):
    """The copy was not made; the message says why, and the target is as it was."""


def copy_tables(source: Engine, target: Engine, tables: Sequence[Table] | None = None) -> tuple[TableSum, ...]:
    """Copy rows into a database that has the tables (`upgrade` comes first) and nothing in them.

    Returns what was copied, table by table, as it was found again in the target.

    Raises:
        CopyError: the target holds something already, or does not hold what was copied; nothing is kept then.
    """
    tables = our_tables() if tables is None else tables
    with snapshot(source) as reading, target.begin() as writing:
        refuse_unless_empty(writing, tables)
        return tuple(put(writing, table, rows_of(reading, table)) for table in tables)


@contextmanager
def snapshot(engine: Engine) -> Iterator[Connection]:
    """A connection that sees the database as it is now, whatever others write meanwhile. It holds nobody up."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            # The driver opens a transaction only for writing; without one every SELECT sees another moment.
            connection.exec_driver_sql("BEGIN")
        else:
            connection = connection.execution_options(isolation_level="REPEATABLE READ")  # noqa: PLW2901 - the same one
        yield connection


def rows_of(connection: Connection, table: Table) -> Iterator[Row]:
    """Every row, without holding them all in memory."""
    query = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=BATCH)
    for row in connection.execute(query):
        yield dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for it


def refuse_unless_empty(connection: Connection, tables: Iterable[Table]) -> None:
    """CopyError where one of the tables holds a row."""
    for table in tables:
        count = connection.scalar(select(func.count()).select_from(table))
        if count:
            raise CopyError(f"the target is not empty: its table {table.name} has {count} rows")


def put(connection: Connection, table: Table, rows: Iterable[Row]) -> TableSum:
    """Insert rows, go on numbering behind them, and read them again."""
    expected = Summing(table.name)
    for batch in _batches(_noted(rows, expected.add)):
        connection.execute(insert(table), batch)
    _number_on(connection, table)
    found = sum_of(connection, table)
    if found != expected.result():
        raise CopyError(f"the table {table.name} did not arrive as it was sent: {found} is not {expected.result()}")
    return found


def sum_of(connection: Connection, table: Table) -> TableSum:
    """Add up what a table holds."""
    summing = Summing(table.name)
    for row in rows_of(connection, table):
        summing.add(row)
    return summing.result()


def _noted(rows: Iterable[Row], note: Callable[[Row], None]) -> Iterator[Row]:
    for row in rows:
        note(row)
        yield row


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _number_on(connection: Connection, table: Table) -> None:
    """PostgreSQL counts beside the table: rows that bring their numbers along do not move the counter."""
    counted = table.autoincrement_column
    if connection.dialect.name != "postgresql" or counted is None:
        return
    statement = text(
        f"SELECT setval(pg_get_serial_sequence('{table.name}', '{counted.name}'), MAX({counted.name})) "  # noqa: S608  # nosec B608
        f"FROM {table.name} HAVING MAX({counted.name}) IS NOT NULL"
    )
    connection.execute(statement)
