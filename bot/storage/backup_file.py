"""The file of a backup: a line that says what it is, then every row as a line of JSON, packed and by default sealed.

The last line is the manifest: how many rows each table has and their checksums. A file without it is no backup.
"""

import gzip
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO, TextIO, cast

from sqlalchemy import Table

from bot.storage.checksums import Summing, TableSum
from bot.storage.row_text import Row, written
from bot.storage.sealing import Seal, SealError, new_salt

FORMAT = 1
HEADER_BYTES = 1 << 16
Tables = Sequence[tuple[Table, Iterable[Row]]]


class BackupError(Exception):
    """The backup cannot be made or used; the message says why. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Header:
    """What can be read of a backup without the secret."""

    created_at: str
    schema: tuple[str, ...]
    salt: str
    sealed: bool
    policy_assistant_backup: int = FORMAT

    def line(self) -> bytes:
        """The first line of the file."""
        return json.dumps(asdict(self), sort_keys=True).encode() + b"\n"


@dataclass(frozen=True, slots=True)
class TablePart:
    """One table of a backup: its name, its columns and its rows; read the rows before the next table."""

    name: str
    columns: list[str]
    rows: Iterator[list[Any]]


def make_header(created_at: str, schema: tuple[str, ...], *, sealed: bool) -> Header:
    """Describe a new backup."""
    return Header(created_at=created_at, schema=schema, salt=new_salt().hex(), sealed=sealed)


def write(file: BinaryIO, header: Header, secret: str, tables: Tables) -> tuple[TableSum, ...]:
    """Write all rows and the manifest; return what the manifest says."""
    file.write(header.line())
    sink = _seal(header, secret).writer(file) if header.sealed else file
    # The name and the moment that gzip would add say nothing that the header does not say.
    with gzip.GzipFile(filename="", fileobj=cast("BinaryIO", sink), mode="wb", compresslevel=6, mtime=0) as packed:
        sums = tuple(_write_table(packed, table, rows) for table, rows in tables)
        packed.write(_line({"manifest": [asdict(one) for one in sums]}))
    if header.sealed:
        sink.close()
    return sums


def _write_table(packed: gzip.GzipFile, table: Table, rows: Iterable[Row]) -> TableSum:
    packed.write(_line({"table": table.name, "columns": [column.name for column in table.columns]}))
    summing = Summing(table.name)
    for row in rows:
        summing.add(row)
        packed.write(written(row).encode() + b"\n")
    return summing.result()


def _line(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode() + b"\n"


def read_header(file: BinaryIO) -> Header:
    """Read the first line."""
    try:
        found = json.loads(file.readline(HEADER_BYTES))
        header = Header(**{**found, "schema": tuple(found["schema"])})
    except (ValueError, TypeError, KeyError):
        raise BackupError("this file is no backup of policy-assistant") from None
    if header.policy_assistant_backup != FORMAT:
        raise BackupError(f"this backup has the format {header.policy_assistant_backup}; this program reads {FORMAT}")
    return header


@contextmanager
def opened(path: Path, secret: str) -> Iterator[tuple[Header, Iterator[TablePart | tuple[TableSum, ...]]]]:
    """Open a backup: its header, then its tables one by one and at the end the manifest."""
    try:
        with path.open("rb") as file:
            header = read_header(file)
            source = _seal(header, secret).reader(file) if header.sealed else file
            with gzip.GzipFile(fileobj=cast("BinaryIO", source), mode="rb") as packed:
                yield header, _parts(cast("TextIO", packed).readline)
    except OSError as error:
        raise BackupError(f"{path} cannot be read: {error.strerror or error}") from error
    except (SealError, EOFError, zlib.error, ValueError, TypeError) as error:
        raise BackupError(f"{path} is damaged or was made with another ASSISTANT_SECRET: {error}") from error


def _parts(next_line: Callable[[], Any]) -> Iterator[TablePart | tuple[TableSum, ...]]:
    line = json.loads(next_line() or "null")
    while isinstance(line, dict) and "table" in line:
        following: list[Any] = []
        yield TablePart(line["table"], line["columns"], _rows(next_line, following))
        if not following:
            raise BackupError("the rows of a table were not read to their end")
        line = following[0]
    if not isinstance(line, dict) or "manifest" not in line:
        raise BackupError("the backup ends before its manifest: it was not written to its end")
    # Only at the end of the file do the checksums of gzip and of the seal cover all of it.
    if next_line():
        raise BackupError("the backup goes on behind its manifest")
    yield tuple(TableSum(**one) for one in line["manifest"])


def _rows(next_line: Callable[[], Any], following: list[Any]) -> Iterator[list[Any]]:
    """Yield rows; what ends them is no list and is left for whoever reads on."""
    while True:
        line = json.loads(next_line() or "null")
        if not isinstance(line, list):
            following.append(line)
            return
        yield line


def _seal(header: Header, secret: str) -> Seal:
    return Seal(secret, bytes.fromhex(header.salt), header.line())
