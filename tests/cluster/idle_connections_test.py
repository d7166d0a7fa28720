"""A connection that lay idle is used without a question, unless there is something to be heard on it."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, text

from bot.storage.database import make_engine


@pytest.fixture
def engine(new_database: Callable[[], str]) -> Iterator[Engine]:
    """An engine of one connection, which is idle."""
    made = make_engine(new_database(), 1)
    process_of(made)
    yield made
    made.dispose()


def process_of(engine: Engine) -> int:
    """The server process behind the connection."""
    with engine.connect() as connection:
        return int(connection.scalar(text("SELECT pg_backend_pid()")) or 0)


def from_elsewhere(engine: Engine, statement: str) -> None:
    """Do something over a connection of its own."""
    other = create_engine(engine.url, isolation_level="AUTOCOMMIT")
    with other.connect() as connection:
        connection.execute(text(statement))
    other.dispose()


def asked(engine: Engine) -> list[Any]:
    """Connections that the server is asked about, from now on."""
    questions: list[Any] = []
    there: Any = engine.dialect.do_ping
    ask = there.args[0]

    def noting(connection: Any) -> bool:  # noqa: ANN401 - DBAPI type
        questions.append(connection)
        return bool(ask(connection))

    engine.dialect.do_ping = partial(there.func, noting)  # type: ignore[method-assign]
    return questions


def test_an_idle_connection_is_used_without_a_question(engine: Engine) -> None:
    questions, first = asked(engine), process_of(engine)

    assert process_of(engine) == first
    assert questions == []


def test_a_connection_that_the_server_has_ended_is_replaced(engine: Engine) -> None:
    questions, ended = asked(engine), process_of(engine)
    from_elsewhere(engine, f"SELECT pg_terminate_backend({ended}, 5000)")

    assert process_of(engine) != ended
    assert len(questions) == 1
