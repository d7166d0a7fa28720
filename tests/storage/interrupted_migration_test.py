"""A migration that is interrupted, a database that is locked, a database of a newer program: nothing is lost."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import op
from sqlalchemy import event, inspect, text

from bot.storage import command_line
from bot.storage.database import make_engine
from bot.storage.migrate import SchemaError, upgrade

# Runs in a process of its own, which kills itself when the so-many-th table is about to be made.
KILLED_HALFWAY = """
import os, signal, sys
from sqlalchemy import event
from bot.storage.database import make_engine
from bot.storage.migrate import upgrade

engine, left = make_engine(sys.argv[1]), int(sys.argv[2])

@event.listens_for(engine, "before_cursor_execute")
def count(connection, cursor, statement, *_):
    global left
    if statement.lstrip().startswith("CREATE TABLE"):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

upgrade(engine)
"""


@pytest.mark.parametrize("tables_made", [1, 4, 9, 15])
def test_a_migration_that_is_killed_leaves_nothing_behind_and_is_completed_by_the_next_start(
    tmp_path: Path, tables_made: int
) -> None:
    url = f"sqlite:///{tmp_path / 'a.db'}"
    command = [sys.executable, "-c", KILLED_HALFWAY, url, str(tables_made)]
    killed = subprocess.run(command, check=False, env={**os.environ, "PYTHONPATH": str(Path.cwd())})
    assert killed.returncode == -signal.SIGKILL
    engine = make_engine(url)
    assert inspect(engine).get_table_names() == []

    upgrade(engine)

    assert "console_audit" in inspect(engine).get_table_names()


def test_a_migration_that_fails_leaves_the_database_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'a.db'}")
    create = op.create_table

    def fail_late(name: str, *columns: object, **more: object) -> object:
        if name == "console_audit":
            raise RuntimeError("the power went")
        return create(name, *columns, **more)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(op, "create_table", fail_late)
        with pytest.raises(RuntimeError, match="the power went"):
            upgrade(engine)

    assert inspect(engine).get_table_names() == []


def test_a_database_of_a_newer_program_is_left_alone_and_the_sentence_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"sqlite:///{tmp_path / 'a.db'}"
    engine = make_engine(url)
    upgrade(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999_from_the_future'"))

    with pytest.raises(SchemaError, match=r"newer version of this program .*9999_from_the_future.*restore a backup"):
        upgrade(engine)
    assert command_line.migrate(["--database-url", url]) == 1
    assert "newer version of this program" in capsys.readouterr().err
    assert command_line.replay(["--database-url", url]) == 1


def test_a_database_that_somebody_else_is_writing_to_is_named(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    engine = make_engine(f"sqlite:///{file}")
    event.listen(engine, "connect", lambda connection, _record: connection.execute("PRAGMA busy_timeout=50"))
    assert inspect(engine).get_table_names() == []
    holder = sqlite3.connect(file)
    holder.execute("BEGIN IMMEDIATE")

    with pytest.raises(SchemaError, match=r"a\.db cannot be brought up to date: database is locked\. Another process"):
        upgrade(engine)

    holder.close()
    upgrade(engine)


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"this was once a database" * 100)

    with pytest.raises(SchemaError, match=r"a\.db cannot be brought up to date: file is not a database"):
        upgrade(make_engine(f"sqlite:///{tmp_path / 'a.db'}"))
