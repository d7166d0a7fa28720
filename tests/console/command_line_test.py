"""`policy-assistant console`: accounts and the proof of the trail."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.storage.database import Database
from tests.console.desk import SECRET


class Shell:
    """Commands on a database of their own."""

    def __init__(self, folder: Path) -> None:
        self.url = f"sqlite:///{folder / 'assistant.db'}"

    def run(self, *words: str, typed: str = "") -> "subprocess.CompletedProcess[str]":
        environment = {**os.environ, "DATABASE_URL": self.url, "ASSISTANT_SECRET": SECRET}
        command = [sys.executable, "-m", "bot.command_line", "console", *words]
        return subprocess.run(command, env=environment, input=typed, capture_output=True, text=True)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def test_accounts_are_added_listed_and_disabled(shell: Shell) -> None:
    assert shell.run("user", "add", "li.na", typed="telephone-42x\n").returncode == 0
    assert shell.run("user", "add", "wang", "--role", "supervisor", typed="telephone-42x\n").returncode == 0
    assert shell.run("user", "disable", "wang").returncode == 0
    assert shell.run("user", "list").stdout == "li.na\tagent\tactive\nwang\tsupervisor\tdisabled\n"
    assert shell.run("user", "enable", "wang").returncode == 0
    assert "wang\tsupervisor\tactive" in shell.run("user", "list").stdout


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        (("user", "add", "li.na"), "telephone-42x\n"),
        (("user", "add", "x y"), "telephone-42x\n"),
        (("user", "add", "zhang"), "short\n"),
        (("user", "add", "zhang", "--role", "king"), "telephone-42x\n"),
        (("user", "disable", "nobody"), ""),
        (("user", "password", "nobody"), "telephone-42x\n"),
    ],
)
def test_what_cannot_be_done_is_refused_with_a_sentence(shell: Shell, words: tuple[str, ...], typed: str) -> None:
    shell.run("user", "add", "li.na", typed="telephone-42x\n")
    refused = shell.run(*words, typed=typed)
    assert refused.returncode == 2
    assert refused.stderr
    assert "Traceback" not in refused.stderr
    assert shell.run("user", "list").stdout == "li.na\tagent\tactive\n"


def test_password_is_nowhere_in_the_database(shell: Shell, tmp_path: Path) -> None:
    shell.run("user", "add", "li.na", typed="telephone-42x\n")
    assert all(b"telephone-42x" not in file.read_bytes() for file in tmp_path.iterdir())


def test_proof_of_the_trail_finds_a_changed_row(shell: Shell) -> None:
    shell.run("user", "add", "li.na", typed="telephone-42x\n")
    whole = shell.run("verify-audit")
    assert (whole.returncode, whole.stdout) == (0, "The audit trail is whole.\n")
    database = Database(shell.url)
    with database.engine.begin() as connection:
        connection.execute(text("DROP TRIGGER console_audit_no_update"))
        connection.execute(text("UPDATE console_audit SET subject = 'zhang'"))
    database.close()
    broken = shell.run("verify-audit")
    assert broken.returncode == 1
    assert broken.stdout.startswith("line 1: the line was changed\n")
