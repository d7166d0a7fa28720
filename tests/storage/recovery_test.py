"""A database server that goes away and comes back: what is waited for, what is repeated, and when it is given up."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from psycopg import errors
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from bot.storage import recovery
from bot.storage.database import Database
from bot.storage.recovery import AwayError, is_passing, patiently, repeatable


def lost(cause: Exception, *, invalidated: bool = False) -> DBAPIError:
    return OperationalError("SELECT 1", {}, cause, connection_invalidated=invalidated)


PASSING = [
    lost(psycopg.OperationalError("server closed the connection unexpectedly"), invalidated=True),
    lost(psycopg.OperationalError("connection refused")),
    lost(errors.CannotConnectNow("the database system is starting up")),
    lost(errors.AdminShutdown("terminating connection due to administrator command")),
    lost(errors.DeadlockDetected("deadlock detected")),
]
LASTING = [
    lost(errors.UndefinedTable("no such table")),
    lost(errors.DiskFull("no space left")),
    lost(sqlite3.OperationalError("database is locked")),
    IntegrityError("INSERT", {}, errors.UniqueViolation("twice")),
    ValueError("something else"),
]


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try again at once."""
    monkeypatch.setattr(recovery, "PAUSES", (0.0, 0.0))


def failing(times: int, error: Exception) -> tuple[Callable[[], str], list[int]]:
    """Work that fails a few times and then succeeds."""
    attempts: list[int] = []

    def work() -> str:
        attempts.append(1)
        if len(attempts) <= times:
            raise error
        return "done"

    return work, attempts


@pytest.mark.parametrize("error", PASSING, ids=lambda error: str(error.orig))
def test_what_passes_is_waited_for(error: DBAPIError) -> None:
    work, attempts = failing(2, error)

    assert is_passing(error)
    assert patiently(work) == "done"
    assert len(attempts) == 3


@pytest.mark.parametrize("error", LASTING, ids=str)
def test_what_does_not_pass_is_told_at_once(error: Exception) -> None:
    work, attempts = failing(2, error)

    assert not is_passing(error)
    with pytest.raises(type(error)):
        patiently(work)
    assert len(attempts) == 1


def test_a_server_that_stays_away_is_given_up() -> None:
    work, attempts = failing(9, PASSING[0])

    with pytest.raises(AwayError):
        patiently(work)
    assert len(attempts) == 3


def test_a_unit_of_work_is_repeated_as_a_whole() -> None:
    work, attempts = failing(1, PASSING[0])

    assert repeatable(work)() == "done"
    assert len(attempts) == 2


def test_waiting_inside_a_repeated_unit_is_not_multiplied() -> None:
    """Nine seconds, not nine times nine."""
    work, attempts = failing(99, PASSING[0])

    with pytest.raises(AwayError):
        repeatable(lambda: patiently(work))()
    assert len(attempts) == 3


def test_a_session_waits_for_its_connection_before_anything_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = Database(f"sqlite:///{tmp_path / 'a.db'}")
    connect, attempts = database.engine.connect, []

    def away_at_first(*args: object, **kwargs: object) -> object:
        attempts.append(1)
        if len(attempts) == 1:
            raise PASSING[1]
        return connect(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(database.engine, "connect", away_at_first)
    with database.session() as session:
        assert session.scalar(text("SELECT 1")) == 1
    assert len(attempts) == 2
    database.close()
