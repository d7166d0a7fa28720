"""Restore: a backup put back, into the same kind of database or another, all of it or nothing."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Column, Connection, MetaData, Table

from bot.storage.backup import Stores
from bot.storage.backup_file import BackupError, Header, TablePart, opened
from bot.storage.checksums import TableSum
from bot.storage.console_audit import AuditTrail
from bot.storage.copying import CopyError, put, refuse_unless_empty
from bot.storage.decisions import DecisionStore
from bot.storage.migrate import SchemaError, alone, begin_anew, bring_up
from bot.storage.replay import Report, replay
from bot.storage.row_text import read
from bot.storage.tables import TRACKER, our_tables, present


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back, and what a look at it says."""

    header: Header
    sums: tuple[TableSum, ...]
    decisions: Report
    trail_faults: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Whether decisions come out as stored, and the audit trail is whole."""
        return not (self.decisions.differences or self.trail_faults)


def restore(stores: Stores, path: Path, secret: str, *, replace: bool = False) -> Restored:
    """Put a backup into an empty database, or in the place of what is there; then look whether it is right.

    Raises:
        BackupError: the file is no good, or the database holds something and ``replace`` was not said.
    """
    try:
        with opened(path, secret) as (header, parts), ExitStack() as stack:
            ours = stack.enter_context(alone(stores.database.engine))
            theirs = ours if stores.are_one else stack.enter_context(alone(stores.tracker.engine))
            if not replace:
                _refuse_unless_empty(ours, our_tables())
                _refuse_unless_empty(theirs, [TRACKER])
            begin_anew(ours, header.schema)
            TRACKER.drop(theirs, checkfirst=True)
            sums = tuple(_put_back(parts, ours, theirs))
            bring_up(ours)
    except (CopyError, SchemaError) as error:
        raise BackupError(str(error)) from error
    decisions = replay(DecisionStore(stores.database).all())
    faults = AuditTrail(stores.database, secret).verify()
    return Restored(header, sums, decisions, tuple(f"line {fault.line}: {fault.what}" for fault in faults))


def _refuse_unless_empty(connection: Connection, tables: Sequence[Table]) -> None:
    try:
        refuse_unless_empty(connection, present(connection, tables))
    except CopyError as error:
        hint = "Restore into a new database, or say --replace to give up what is there."
        raise BackupError(f"{error}. {hint}") from None


def _put_back(
    parts: Iterator[TablePart | tuple[TableSum, ...]], ours: Connection, theirs: Connection
) -> Iterator[TableSum]:
    known = {table.name: table for table in our_tables()}
    found: list[TableSum] = []
    for part in parts:
        if isinstance(part, TablePart):
            found.append(_put_table(part, known, ours, theirs))
            yield found[-1]
        elif part != tuple(found):
            raise BackupError("what was put back is not what the manifest says")


def _put_table(part: TablePart, known: dict[str, Table], ours: Connection, theirs: Connection) -> TableSum:
    connection, table = (theirs, TRACKER) if part.name == TRACKER.name else (ours, known.get(part.name))
    if table is None or not set(part.columns) <= set(table.columns.keys()):
        raise BackupError(f"the table {part.name} is unknown here: the backup is of another version of this program")
    if table is TRACKER:
        TRACKER.create(theirs)
    return put(connection, _as_it_was(table, part.columns), (read(table, part.columns, values) for values in part.rows))


def _as_it_was(table: Table, columns: list[str]) -> Table:
    """The table with the columns that it had when the backup was made."""
    kept = (table.columns[name] for name in columns)
    return Table(table.name, MetaData(), *(Column(one.name, one.type, primary_key=one.primary_key) for one in kept))
