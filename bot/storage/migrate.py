"""Bring a database to the schema of this version, on every start and by command."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

MIGRATIONS = Path(__file__).parent / "migrations"
# Any number, but always the same: replicas that start together take turns.
_POSTGRESQL_LOCK = 442_2025


class SchemaError(Exception):
    """The database cannot be used as it is; the message says why and what to do."""


def alembic_config(connection: Connection) -> Config:
    """Alembic's settings for an open connection; there is no alembic.ini to keep in step."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def upgrade(engine: Engine) -> None:
    """Apply what is missing, on every branch of the migrations: all of it, or after an interruption nothing.

    Raises:
        SchemaError: the database is of a newer program, or cannot be reached or written.
    """
    try:
        with alone(engine) as connection:
            bring_up(connection)
    except DBAPIError as error:
        address = engine.url.render_as_string(hide_password=True)
        raise SchemaError(f"The database {address} cannot be brought up to date: {_reason(error)}") from error


def bring_up(connection: Connection) -> None:
    """Apply what is missing inside a transaction of the caller's."""
    _refuse_newer(connection)
    command.upgrade(alembic_config(connection), "heads")


def begin_anew(connection: Connection, wanted: Sequence[str]) -> None:
    """Drop every table of ours and make them again as they once were, inside a transaction of the caller's."""
    _refuse_newer(connection)
    _refuse_unknown(wanted)
    command.downgrade(alembic_config(connection), "base")
    for revision in wanted:
        command.upgrade(alembic_config(connection), revision)


@contextmanager
def alone(engine: Engine) -> Iterator[Connection]:
    """One transaction over tables and rows alike, while nobody else changes them."""
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _POSTGRESQL_LOCK})
        elif engine.dialect.name == "sqlite":
            # Left to itself, the driver commits every CREATE TABLE on its own: an interruption leaves half.
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield connection


def revisions(connection: Connection) -> tuple[str, ...]:
    """The newest migrations that the database has seen."""
    return tuple(sorted(MigrationContext.configure(connection).get_current_heads()))


def _refuse_newer(connection: Connection) -> None:
    _refuse_unknown(revisions(connection))


def _refuse_unknown(found: Sequence[str]) -> None:
    known = {one.revision for one in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}
    foreign = [revision for revision in found if revision not in known]
    if foreign:
        raise SchemaError(
            f"The database was made by a newer version of this program (it has the migration {', '.join(foreign)}, "
            "which is unknown here). Nothing was changed. Start the newer version, or restore a backup from before it."
        )


def _reason(error: DBAPIError) -> str:
    said = " ".join(str(error.orig).split()).rstrip(".")
    if "locked" in said:
        return f"{said}. Another process is writing to it and does not let go. Nothing was changed; try again."
    return f"{said}. Nothing was changed."
