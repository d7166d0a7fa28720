"""The audit trail: everything that is looked up is in it, and whatever happens to it is found."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timezone
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from bot.clock import now
from bot.storage.console_audit import AuditTrail, BrokenTrailError, Entry
from bot.storage.database import Database
from bot.storage.migrate import upgrade
from tests.console.desk import POLICY, SECRET, Console, Visit
from tests.console.screen_test import METRO, ON_DUTY


@pytest.fixture
def database(tmp_path: Path) -> Database:
    made = Database(f"sqlite:///{tmp_path / 'trail.db'}")
    upgrade(made.engine)
    return made


@pytest.fixture
def trail(database: Database) -> AuditTrail:
    """A trail of five lines."""
    written = AuditTrail(database, SECRET)
    for number in range(1, 6):
        written.append(Entry(at=now(), actor="li.na", action="look_up", subject=f"第{number}件", details={"n": number}))
    return written


def tamper(database: Database, *statements: str) -> None:
    """What somebody with the database in their hands can do: even the triggers are gone."""
    with database.engine.begin() as connection:
        for change in ("update", "delete"):
            connection.execute(text(f"DROP TRIGGER IF EXISTS console_audit_no_{change}"))
        for statement in statements:
            connection.execute(text(statement))


def test_untouched_trail_is_whole(trail: AuditTrail) -> None:
    assert trail.verify() == []
    assert len(list(trail.all())) == 5


def test_empty_trail_is_whole(database: Database) -> None:
    assert AuditTrail(database, SECRET).verify() == []


@pytest.mark.parametrize("statement", ["UPDATE console_audit SET actor = 'x'", "DELETE FROM console_audit"])
def test_database_itself_refuses_to_change_a_line(database: Database, trail: AuditTrail, statement: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), database.engine.begin() as connection:
        connection.execute(text(statement))
    assert trail.verify() == []


@pytest.mark.parametrize(
    "change",
    [
        "actor = 'zhang'",
        "action = 'sign_in'",
        "subject = '第9件'",
        "policy_version = 'x'",
        "details = '{\"n\": 30}'",
        "at = '2020-01-01 00:00:00'",
        "digest = substr(digest, 2) || CASE substr(digest, 1, 1) WHEN 'f' THEN '0' ELSE 'f' END",
    ],
)
def test_changed_line_is_found_and_named(database: Database, trail: AuditTrail, change: str) -> None:
    tamper(database, f"UPDATE console_audit SET {change} WHERE id = 3")  # noqa: S608 - fixed statements
    assert trail.verify()[0].line == 3


def test_removed_line_is_found(database: Database, trail: AuditTrail) -> None:
    tamper(database, "DELETE FROM console_audit WHERE id = 3")
    assert [fault.line for fault in trail.verify()] == [4, 0]


def test_cut_end_is_found(database: Database, trail: AuditTrail) -> None:
    tamper(
        database,
        "DELETE FROM console_audit WHERE id > 3",
        "UPDATE console_audit_head SET length = 3, digest = (SELECT digest FROM console_audit WHERE id = 3)",
    )
    assert [fault.line for fault in trail.verify()] == [0]


def test_exchanged_lines_are_found(database: Database, trail: AuditTrail) -> None:
    tamper(
        database,
        "UPDATE console_audit SET id = 99 WHERE id = 2",
        "UPDATE console_audit SET id = 2 WHERE id = 3",
        "UPDATE console_audit SET id = 3 WHERE id = 99",
    )
    assert 2 in [fault.line for fault in trail.verify()]


def test_missing_seal_is_found_and_nothing_can_be_written_behind_it(database: Database, trail: AuditTrail) -> None:
    tamper(database, "DELETE FROM console_audit_head")
    assert trail.verify()[-1].what == "the seal of the end is missing"
    with pytest.raises(BrokenTrailError):
        trail.append(Entry(at=now(), actor="x", action="sign_in", details={}))


def test_trail_written_with_another_secret_does_not_hold(database: Database, trail: AuditTrail) -> None:
    assert trail.verify() == []
    assert AuditTrail(database, "another secret altogether").verify() != []


def test_many_writers_at_once_make_one_chain(database: Database) -> None:
    trails = [AuditTrail(database, SECRET) for _ in range(4)]

    def write(number: int) -> None:
        trails[number % 4].append(Entry(at=now(), actor=f"a{number}", action="look_up", details={}))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(40)))
    assert trails[0].verify() == []
    assert {line.entry.actor for line in trails[0].all()} == {f"a{number}" for number in range(40)}


def test_look_up_is_written_down_with_who_what_when_and_under_which_version(console: Console, agent: Visit) -> None:
    agent.say(agent.get(), ON_DUTY)
    line = console.desk.trail.lines()[0].entry
    assert (line.actor, line.action, line.policy_version) == ("li.na", "look_up", POLICY.version)
    assert line.details["facts"] == METRO
    assert line.details["as_of"] == "2026-11-22"
    assert line.details["result"]["title-intermediate"] == "open"
    assert "三（一）1（2）" in line.details["clauses"]
    assert line.at.astimezone(timezone.utc) <= now()


def test_same_decision_is_written_down_once_and_a_new_one_again(console: Console, agent: Visit) -> None:
    page = agent.say(agent.get(), ON_DUTY)
    agent.press(page, "decide", note="nothing new")
    assert [line.entry.action for line in console.desk.trail.lines()].count("look_up") == 1
    agent.press(page, "decide", employer="municipal")
    assert [line.entry.action for line in console.desk.trail.lines()].count("look_up") == 2


def test_auditor_reads_the_trail_and_checks_it(console: Console, agent: Visit) -> None:
    agent.say(agent.get(), ON_DUTY)
    auditor = console.sign_in("zhao", "auditor")
    assert "li.na" in auditor.get("/audit", action="look_up").find("tbody tr")[0]
    assert auditor.get("/audit", actor="nobody").find("tbody tr") == []
    assert "审计链完整" in auditor.submit("/audit/verify").text
    tamper(console.database, "UPDATE console_audit SET actor = 'zhang' WHERE action = 'look_up'")
    page = auditor.submit("/audit/verify")
    assert "审计链不完整" in page.text
    assert "the line was changed" in page.text
