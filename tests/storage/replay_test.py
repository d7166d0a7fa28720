"""A replay recomputes every stored decision and reports any difference."""

import json
import sqlite3
from contextlib import closing
from datetime import date, datetime, timezone
from pathlib import Path

import pytest

import policy_rules
from bot.storage import command_line
from bot.storage.conversations import ConversationStore
from bot.storage.database import Database
from bot.storage.decisions import BATCH, DecisionStore
from bot.storage.migrate import upgrade
from bot.storage.replay import differences
from bot.storage.turns import Outcome, Said, TurnStore

NOW = datetime(2026, 11, 22, tzinfo=timezone.utc)
AS_OF = date(2026, 11, 22)
FACTS = [
    {"employer": "pilot"},
    {"employer": "guangzhou_other", "titles": {"intermediate": "2020"}},
    {"skill_levels": {"technician": {"earliest": "2021-06-01", "latest": "2021-06-30"}}, "worked_since_skill": True},
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database with three decisions."""
    path = tmp_path / "a.db"
    database = Database(f"sqlite:///{path}")
    upgrade(database.engine)
    conversations = ConversationStore(database)
    conversations.open("a", channel="web", token_hash=None, now=NOW)
    conversation = conversations.claim("a")
    assert conversation is not None
    policy, turns = policy_rules.load_policy("gz-2025-442"), TurnStore(database)
    for facts in FACTS:
        decision = policy_rules.decide(policy, policy_rules.parse_facts(facts), AS_OF).as_dict()
        begun = turns.begin(conversation, Said("text", "x"), NOW)
        turns.finish(conversation, begun.id, Outcome({"messages": []}, dict(facts), dict(decision), None, ()), NOW)
    database.close()
    return path


def replay(file: Path) -> int:
    """Run the command."""
    return command_line.replay(["--database-url", f"sqlite:///{file}"])


def tamper(file: Path, column: str, old: str, new: str) -> None:
    """Change what is stored of the first decision."""
    with closing(sqlite3.connect(file)) as connection, connection:
        query = f"UPDATE decisions SET {column} = replace({column}, ?, ?) WHERE id = 1"  # noqa: S608 - fixed names
        connection.execute(query, (old, new))


def test_what_was_stored_is_computed_again_without_a_difference(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert replay(file) == 0
    assert capsys.readouterr().out == "3 decisions recomputed without a difference, 0 with one\n"


def test_a_changed_decision_is_reported_by_place(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tamper(file, "decision", '"status":"unknown"', '"status":"open"')

    assert replay(file) == 1
    assert "decision 1: pathways[0].status: stored 'open', recomputed 'unknown'" in capsys.readouterr().out


def test_changed_facts_are_reported(file: Path) -> None:
    tamper(file, "facts", '"pilot"', '"none"')

    assert replay(file) == 1


def test_facts_that_the_rules_refuse_are_reported(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tamper(file, "facts", '"pilot"', '"moon"')

    assert replay(file) == 1
    assert "decision 1: employer" in capsys.readouterr().out


def test_decisions_of_another_version_are_counted_and_not_compared(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tamper(file, "policy_version", policy_rules.load_policy("gz-2025-442").version, "old")

    assert replay(file) == 0
    assert "1 decisions of another policy version not compared" in capsys.readouterr().out


def test_more_decisions_than_one_batch_are_all_read(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        for _ in range(BATCH):
            connection.execute(
                "INSERT INTO decisions (conversation_id, turn_id, policy, policy_version, as_of, facts, decision,"
                " created_at) SELECT conversation_id, turn_id, policy, policy_version, as_of, facts, decision,"
                " created_at FROM decisions WHERE id = 1"
            )

    assert len(list(DecisionStore(Database(f"sqlite:///{file}")).all())) == BATCH + len(FACTS)


@pytest.mark.parametrize(
    ("stored", "recomputed", "expected"),
    [
        ({"a": 1}, {"a": 1}, []),
        ({"a": 1}, {"a": 1, "b": 2}, ["b: stored None, recomputed 2"]),
        ([1, 2], [1], ["decision: stored [1, 2], recomputed [1]"]),
        ({"a": [{"b": 1}]}, {"a": [{"b": 2}]}, ["a[0].b: stored 1, recomputed 2"]),
        ({"a": True}, {"a": 1}, ["a: stored True, recomputed 1"]),
    ],
)
def test_a_difference_is_named_by_its_place(stored: object, recomputed: object, expected: list[str]) -> None:
    assert list(differences(json.loads(json.dumps(stored)), recomputed)) == expected


def test_what_the_decisions_were_asked_can_be_written_out(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For `policy-rules diff --cases stored`: facts, day and policy, nothing of whose they are."""
    assert command_line.replay(["--database-url", f"sqlite:///{file}", "--export"]) == 0
    written = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    policy = policy_rules.available_policies()[0]
    assert written == [{"facts": facts, "as_of": AS_OF.isoformat(), "policy": policy} for facts in FACTS]
