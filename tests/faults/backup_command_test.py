"""The commands as an operator types them: backup, a look into it, restore, and what they say."""

from pathlib import Path

import pytest

from bot.command_line import main
from bot.operating import backup as commands
from bot.serving.control import controlled
from bot.storage.conversations import ConversationStore
from bot.storage.database import Database
from tests.gateway.talking import SECRET
from tests.storage.filling import NOW


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a database in it that the settings name, and no assistant that runs."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'a.db'}")
    monkeypatch.setenv("ASSISTANT_SECRET", SECRET)
    monkeypatch.setattr(commands, "LOGS", tmp_path)
    assert main(["migrate"]) == 0
    store = ConversationStore(Database(f"sqlite:///{tmp_path / 'a.db'}"))
    store.open("c1", channel="web", token_hash=None, now=NOW)
    return tmp_path


def test_what_was_backed_up_and_what_was_restored_is_shown_table_by_table(
    at: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", str(at / "b")]) == 0
    made = capsys.readouterr().out.splitlines()
    assert main(["backup", "--check", str(at / "b")]) == 0
    checked = capsys.readouterr().out.splitlines()
    assert main(["restore", "--replace", str(at / "b")]) == 0
    restored = capsys.readouterr().out.splitlines()

    assert made[:-1] == checked[:-1] == restored[: len(made) - 1]
    assert [line.split()[:2] for line in made if line.startswith("conversations")] == [["conversations", "1"]]
    assert restored[-3].endswith("every row count and checksum is that of the manifest.")
    assert restored[-2:] == ["0 decisions recomputed without a difference, 0 with one", "The audit trail holds."]


def test_a_database_that_is_not_empty_is_kept_and_the_operator_reads_why(
    at: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", str(at / "b")]) == 0

    assert main(["restore", str(at / "b")]) == 1
    assert "not empty: its table conversations has 1 rows" in capsys.readouterr().err


def test_nothing_is_restored_under_a_running_assistant(at: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup", str(at / "b")]) == 0

    with controlled(at, {}):
        assert main(["restore", "--replace", str(at / "b")]) == 1

    assert "Stop it first" in capsys.readouterr().err


def test_a_file_that_is_no_backup_is_named(at: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (at / "picture").write_bytes(b"a holiday picture")

    assert main(["backup", "--check", str(at / "picture")]) == 1
    assert main(["restore", "--replace", str(at / "picture")]) == 1
    assert capsys.readouterr().err == "this file is no backup of policy-assistant\n" * 2


def test_a_backup_that_is_not_there_is_named(at: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["restore", str(at / "nowhere")]) == 1
    assert "nowhere cannot be read: No such file or directory" in capsys.readouterr().err
