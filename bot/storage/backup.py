"""Backup: everything that is stored, as it is at one moment, while the assistant goes on working."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection, Table

from bot.storage.backup_file import BackupError, TablePart, make_header, opened, write
from bot.storage.checksums import Summing, TableSum
from bot.storage.copying import rows_of, snapshot
from bot.storage.database import Database
from bot.storage.migrate import revisions
from bot.storage.row_text import read
from bot.storage.tables import TRACKER, our_tables, present


@dataclass(frozen=True, slots=True)
class Stores:
    """Where everything is: our tables, and Rasa's tracker, which may be the same database."""

    database: Database
    tracker: Database

    @property
    def are_one(self) -> bool:
        """Whether both are the same database."""
        return self.database.url == self.tracker.url


def back_up(stores: Stores, path: Path, secret: str, now: datetime, *, sealed: bool = True) -> tuple[TableSum, ...]:
    """Write a backup and read it again; return what is in it, table by table.

    Raises:
        BackupError: the file exists, cannot be written, or does not hold what was written.
    """
    if path.exists():
        raise BackupError(f"{path} exists already; a backup never overwrites another one")
    with ExitStack() as stack:
        ours = stack.enter_context(snapshot(stores.database.engine))
        # Ours first: a turn of the moment in between is then known to Rasa alone, and found there again.
        theirs = ours if stores.are_one else stack.enter_context(snapshot(stores.tracker.engine))
        header = make_header(now.isoformat(), revisions(ours), sealed=sealed)
        with _new_file(path) as (file, unfinished):
            sums = write(
                file, header, secret, [(table, rows_of(view, table)) for view, table in _all(stores, ours, theirs)]
            )
            file.flush()
            os.fsync(file.fileno())
            if check(unfinished, secret) != sums:
                raise BackupError(f"{path} does not hold what was written; is the disk sound?")
    return sums


def check(path: Path, secret: str) -> tuple[TableSum, ...]:
    """Read a whole backup and return what is in it.

    Raises:
        BackupError: it is damaged, ends early or does not hold what its manifest says.
    """
    known = {table.name: table for table in (*our_tables(), TRACKER)}
    found: list[TableSum] = []
    with opened(path, secret) as (_header, parts):
        for part in parts:
            if isinstance(part, TablePart):
                found.append(_sum_of(part, known.get(part.name)))
            elif part != tuple(found):
                raise BackupError(f"{path} does not hold what its manifest says")
    return tuple(found)


def _sum_of(part: TablePart, table: Table | None) -> TableSum:
    if table is None or not set(part.columns) <= set(table.columns.keys()):
        raise BackupError(f"the table {part.name} is unknown here: the backup is of another version of this program")
    summing = Summing(part.name)
    for values in part.rows:
        summing.add(read(table, part.columns, values))
    return summing.result()


def _all(stores: Stores, ours: Connection, theirs: Connection) -> Iterator[tuple[Connection, Table]]:
    yield from ((ours, table) for table in our_tables())
    yield from ((theirs, table) for table in present(stores.tracker.engine, [TRACKER]))


@contextmanager
def _new_file(path: Path) -> Iterator[tuple[BinaryIO, Path]]:
    """A file that nobody else may read and that has its name only when it is whole."""
    unfinished = path.with_name(f"{path.name}.part")
    try:
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise BackupError(f"{unfinished} cannot be written: {error.strerror}") from error
    try:
        with os.fdopen(handle, "wb") as file:
            yield file, unfinished
        unfinished.rename(path)
    except OSError as error:
        raise BackupError(f"{path} cannot be written: {error.strerror or error}") from error
    finally:
        unfinished.unlink(missing_ok=True)
