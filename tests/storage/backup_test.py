"""Backup and restore: everything comes back, and nothing that is not whole is taken for a backup."""

import stat
import struct
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Table, insert, select, text, update

import policy_rules
from bot.storage.backup import Stores, back_up, check
from bot.storage.backup_file import BackupError, make_header, write
from bot.storage.console_audit import AuditTrail, Entry
from bot.storage.conversations import ConversationStore
from bot.storage.copying import rows_of, snapshot
from bot.storage.database import Database
from bot.storage.location import database_url
from bot.storage.migrate import revisions, upgrade
from bot.storage.restore import restore
from bot.storage.schema import Conversation, Decision
from bot.storage.tables import TRACKER, our_tables
from tests.storage.filling import NOW, ROWS, fill
from tests.support.stores import postgresql

SECRET = "a secret that only the tests know"
TODAY = date(2026, 11, 22)
FACTS = {"employer": "pilot", "skill_levels": {"technician": "2021-06"}}


def stores_in(folder: Path, name: str = "a") -> Stores:
    database = Database(f"sqlite:///{folder / f'{name}.db'}")
    return Stores(database, database)


@pytest.fixture
def full(tmp_path: Path) -> Stores:
    """A database with rows in every table, a decision that the rules gave and an audit trail."""
    stores = stores_in(tmp_path)
    engine = stores.database.engine
    upgrade(engine)
    AuditTrail(stores.database, SECRET).append(Entry(at=NOW, actor="a", action="sign_in", details={}))
    TRACKER.create(engine)
    with engine.begin() as connection:
        for table in (*our_tables(), TRACKER):
            if not table.name.startswith("console_audit") and table.name != "decisions":
                fill(connection, table)
    policy = policy_rules.load_policy("gz-2025-442")
    decision = policy_rules.decide(policy, policy_rules.parse_facts(FACTS), TODAY).as_dict()
    row = {"conversation_id": "id1", "turn_id": 10, "policy": policy.id, "policy_version": policy.version}
    with engine.begin() as connection:
        connection.execute(insert(Decision).values(**row, as_of=TODAY, facts=FACTS, decision=decision, created_at=NOW))
    return stores


def our_table(name: str) -> Table:
    return next(table for table in our_tables() if table.name == name)


def revisions_of(stores: Stores) -> tuple[str, ...]:
    with stores.database.engine.connect() as connection:
        return revisions(connection)


def everything(stores: Stores) -> dict[str, list[dict[str, object]]]:
    with snapshot(stores.database.engine) as connection:
        return {table.name: list(rows_of(connection, table)) for table in (*our_tables(), TRACKER)}


def test_a_backup_of_sqlite_is_restored_into_postgresql_and_back(full: Stores, tmp_path: Path) -> None:
    back_up(full, tmp_path / "b", SECRET, NOW)
    with postgresql() as server:
        database = Database(database_url({"DATABASE_URL": server.make("assistant")}))
        there, back = Stores(database, database), stores_in(tmp_path, "back")

        assert restore(there, tmp_path / "b", SECRET).is_sound
        assert everything(there) == everything(full)
        back_up(there, tmp_path / "c", SECRET, NOW)
        assert restore(there, tmp_path / "c", SECRET, replace=True).is_sound
        # Numbering goes on behind what was put back.
        AuditTrail(database, SECRET).append(Entry(at=NOW, actor="a", action="sign_out", details={}))
        database.close()

    restore(back, tmp_path / "c", SECRET)
    assert everything(back) == everything(full)


@pytest.mark.parametrize("sealed", [True, False])
def test_what_was_backed_up_is_restored_to_the_last_row(full: Stores, tmp_path: Path, *, sealed: bool) -> None:
    written = back_up(full, tmp_path / "b", SECRET, NOW, sealed=sealed)
    target = stores_in(tmp_path, "new")

    restored = restore(target, tmp_path / "b", SECRET)

    assert everything(target) == everything(full)
    assert restored.sums == written == check(tmp_path / "b", SECRET)
    assert {one.name: one.rows for one in written}["events"] == ROWS
    assert restored.is_sound
    assert (restored.decisions.same, restored.decisions.differences) == (1, [])


def test_a_backup_belongs_to_its_owner_and_shows_nothing_without_the_secret(full: Stores, tmp_path: Path) -> None:
    back_up(full, tmp_path / "b", SECRET, NOW)

    assert stat.S_IMODE((tmp_path / "b").stat().st_mode) == 0o600
    assert "技师".encode() not in (tmp_path / "b").read_bytes()
    with pytest.raises(BackupError, match="damaged or was made with another ASSISTANT_SECRET"):
        check(tmp_path / "b", "some other secret")


def test_a_tracker_in_a_database_of_its_own_goes_with_the_backup(full: Stores, tmp_path: Path) -> None:
    apart = Stores(full.database, Database(f"sqlite:///{tmp_path / 'tracker.db'}"))
    TRACKER.create(apart.tracker.engine)
    with apart.tracker.engine.begin() as connection:
        fill(connection, TRACKER, rows=7)
    back_up(apart, tmp_path / "b", SECRET, NOW)
    target = Stores(Database(f"sqlite:///{tmp_path / 'n1.db'}"), Database(f"sqlite:///{tmp_path / 'n2.db'}"))

    restore(target, tmp_path / "b", SECRET)

    with target.tracker.engine.connect() as connection:
        assert len(list(rows_of(connection, TRACKER))) == 7


def test_a_backup_made_while_a_conversation_is_being_written_shows_one_moment(full: Stores, tmp_path: Path) -> None:
    with full.database.engine.begin() as writing:
        writing.execute(update(Conversation).values(channel="half-way"))
        back_up(full, tmp_path / "b", SECRET, NOW)
    target = stores_in(tmp_path, "new")

    restore(target, tmp_path / "b", SECRET)

    with target.database.engine.connect() as connection:
        assert "half-way" not in set(connection.scalars(select(Conversation.channel)))


def test_a_database_that_holds_something_is_only_replaced_on_request(full: Stores, tmp_path: Path) -> None:
    back_up(full, tmp_path / "b", SECRET, NOW)
    ConversationStore(full.database).open("later", channel="web", token_hash=None, now=NOW)

    with pytest.raises(BackupError, match=r"not empty: .*--replace"):
        restore(full, tmp_path / "b", SECRET)
    assert ConversationStore(full.database).find("later") is not None

    assert restore(full, tmp_path / "b", SECRET, replace=True).is_sound
    assert ConversationStore(full.database).find("later") is None


@pytest.mark.parametrize("sealed", [True, False])
@pytest.mark.parametrize("spoil", ["cut short", "one bit", "last byte", "nothing in it", "some other file"])
def test_a_damaged_backup_is_refused_and_the_database_stays_as_it_was(
    full: Stores, tmp_path: Path, spoil: str, *, sealed: bool
) -> None:
    file = tmp_path / "b"
    back_up(full, file, SECRET, NOW, sealed=sealed)
    content = file.read_bytes()
    middle = len(content) // 2
    spoiled = {
        "cut short": content[:-20],
        "one bit": content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :],
        "last byte": content[:-1] + bytes([content[-1] ^ 1]),
        "nothing in it": content[: content.index(b"\n") + 1],
        "some other file": b"PK\x03\x04 a holiday picture",
    }
    file.write_bytes(spoiled[spoil])
    before = everything(full)

    with pytest.raises(BackupError):
        check(file, SECRET)
    with pytest.raises(BackupError):
        restore(full, file, SECRET, replace=True)

    assert everything(full) == before


def test_pieces_of_a_sealed_backup_cannot_be_left_out_or_swapped(full: Stores, tmp_path: Path) -> None:
    """The rows of many conversations fill several pieces."""
    with full.database.engine.begin() as connection:
        connection.execute(update(Conversation).values(facts={"long": "".join(map(str, range(300_000)))}))
    back_up(full, tmp_path / "b", SECRET, NOW)
    header, _, rest = (tmp_path / "b").read_bytes().partition(b"\n")
    pieces = []
    while rest:
        (length,) = struct.unpack(">I", rest[:4])
        pieces.append(rest[: 4 + length])
        rest = rest[4 + length :]
    assert len(pieces) > 2

    for changed in (pieces[:-1], pieces[1:], [pieces[1], pieces[0], *pieces[2:]]):
        (tmp_path / "c").write_bytes(header + b"\n" + b"".join(changed))
        with pytest.raises(BackupError, match="changed, or is missing"):
            check(tmp_path / "c", SECRET)


def test_a_backup_never_overwrites_another_one(full: Stores, tmp_path: Path) -> None:
    back_up(full, tmp_path / "b", SECRET, NOW)

    with pytest.raises(BackupError, match="exists already"):
        back_up(full, tmp_path / "b", SECRET, NOW)


def test_a_backup_into_a_folder_that_does_not_exist_is_refused(full: Stores, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="cannot be written: No such file"):
        back_up(full, tmp_path / "nowhere" / "b", SECRET, NOW)


def test_a_backup_of_an_older_program_is_restored_and_brought_up_to_date(full: Stores, tmp_path: Path) -> None:
    header = make_header(NOW.isoformat(), ("0006_wechat",), sealed=True)
    followers = our_table("wechat_people")
    with (tmp_path / "b").open("wb") as file, snapshot(full.database.engine) as connection:
        write(file, header, SECRET, [(followers, rows_of(connection, followers))])
    target = stores_in(tmp_path, "new")

    restore(target, tmp_path / "b", SECRET)

    with snapshot(target.database.engine) as connection:
        assert len(list(rows_of(connection, followers))) == ROWS
        assert revisions(connection) == revisions_of(full)


def test_a_backup_of_a_newer_program_is_refused(full: Stores, tmp_path: Path) -> None:
    with (tmp_path / "b").open("wb") as file:
        write(file, make_header(NOW.isoformat(), ("9999_later",), sealed=True), SECRET, [])

    with pytest.raises(BackupError, match="newer version of this program"):
        restore(full, tmp_path / "b", SECRET, replace=True)


def test_a_restored_decision_that_comes_out_otherwise_is_reported(full: Stores, tmp_path: Path) -> None:
    with full.database.engine.begin() as connection:
        connection.execute(update(Decision).values(facts={"employer": "outside_guangzhou"}))
    back_up(full, tmp_path / "b", SECRET, NOW)

    restored = restore(stores_in(tmp_path, "new"), tmp_path / "b", SECRET)

    assert restored.decisions.differences
    assert not restored.is_sound


def test_an_audit_trail_under_another_secret_is_reported(full: Stores, tmp_path: Path) -> None:
    back_up(full, tmp_path / "b", SECRET, NOW, sealed=False)

    restored = restore(stores_in(tmp_path, "new"), tmp_path / "b", "some other secret")

    assert restored.trail_faults


def test_after_a_restore_the_audit_trail_is_append_only_again(full: Stores, tmp_path: Path) -> None:
    back_up(full, tmp_path / "b", SECRET, NOW)
    restore(full, tmp_path / "b", SECRET, replace=True)

    with pytest.raises(Exception, match="append-only"), full.database.engine.begin() as connection:
        connection.execute(text("DELETE FROM console_audit"))
