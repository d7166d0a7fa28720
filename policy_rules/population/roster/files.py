"""The rows of a file, a batch at a time, as columns of text with each different text once."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
from numpy.typing import NDArray

from policy_rules.population.roster.batches import RawBatch, RosterFile, Texts
from policy_rules.population.roster.headers import RosterError

BLOCK_BYTES = 1 << 22
BATCH_ROWS = 24_576
CHUNK = 1 << 20
NOT_TEXT = "它不是 UTF-8 或 GBK 编码的 CSV。"


def opened(path: Path) -> RosterFile:
    """A CSV or Parquet file.

    Raises:
        RosterError: there is no such file, or it is neither.
    """
    try:
        return _ParquetRoster(path) if path.suffix.lower() in {".parquet", ".pq"} else _CsvRoster(path)
    except OSError as error:
        message = f"打不开 {path}：{error.strerror or error}"
        raise RosterError(message) from None
    except pa.ArrowInvalid as error:
        message = f"读不懂 {path}：{_first_line(error)}"
        raise RosterError(message) from None
    except (UnicodeError, csv.Error):
        raise RosterError(f"读不懂 {path}：{NOT_TEXT}") from None


class _CsvRoster:
    """A CSV file: UTF-8, GB18030 or UTF-16; comma, semicolon or tab."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.length = path.stat().st_size
        self._encoding = _encoding(path)
        first = _first_record(path, self._encoding)
        self._delimiter = max(",;\t", key=first.count)
        self.columns = tuple(_names(path, self._encoding, self._delimiter))

    def batches(self, wanted: Sequence[str]) -> Iterator[RawBatch]:
        """See :class:`RosterFile`."""
        try:
            yield from self._batches(wanted)
        except pa.ArrowInvalid as error:
            message = f"读到一半读不下去了：{_first_line(error)}"
            raise RosterError(message) from None
        except UnicodeError:
            raise RosterError(f"读到一半读不下去了：{NOT_TEXT}") from None

    def _batches(self, wanted: Sequence[str]) -> Iterator[RawBatch]:
        broken: list[int] = []
        text = pa.dictionary(pa.int32(), pa.string())

        def skip(row: Any) -> str:  # noqa: ANN401  # pyarrow publishes no types
            if row.text:
                broken.append(row.number)
            skipped.append(row.number)
            return "skip"

        skipped: list[int] = []
        with self._path.open("rb") as stream:
            reader = pa.csv.open_csv(
                stream,
                read_options=pa.csv.ReadOptions(block_size=BLOCK_BYTES, use_threads=False, encoding=self._encoding),
                parse_options=pa.csv.ParseOptions(
                    delimiter=self._delimiter,
                    newlines_in_values=True,
                    ignore_empty_lines=False,
                    invalid_row_handler=skip,
                ),
                convert_options=pa.csv.ConvertOptions(
                    include_columns=list(wanted),
                    column_types=dict.fromkeys(wanted, text),
                    strings_can_be_null=True,
                    null_values=[""],
                    quoted_strings_can_be_null=True,
                ),
            )
            following = 2
            for batch in reader:
                rows, following = _numbers(following, batch.num_rows, skipped)
                passed = tuple(number for number in broken if number < following)
                broken = [number for number in broken if number >= following]
                yield RawBatch(rows, _texts(batch, wanted), passed, min(stream.tell(), self.length))
        if broken:
            nothing = Texts([""], np.zeros(0, np.intp))
            yield RawBatch(np.zeros(0, np.int64), dict.fromkeys(wanted, nothing), tuple(broken), self.length)


class _ParquetRoster:
    """A Parquet file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with pa.parquet.ParquetFile(path) as file:
            self.columns = tuple(file.schema_arrow.names)
            self.length = int(file.metadata.num_rows)

    def batches(self, wanted: Sequence[str]) -> Iterator[RawBatch]:
        """See :class:`RosterFile`."""
        done = 0
        with pa.parquet.ParquetFile(self._path) as file:
            for batch in file.iter_batches(batch_size=BATCH_ROWS, columns=list(wanted)):
                rows = np.arange(done + 2, done + 2 + batch.num_rows)
                done += batch.num_rows
                yield RawBatch(rows, _texts(batch, wanted), (), done)


def _texts(batch: Any, wanted: Sequence[str]) -> dict[str, Texts]:  # noqa: ANN401  # pyarrow publishes no types
    return {name: _column(batch.column(name)) for name in wanted}


def _column(array: Any) -> Texts:  # noqa: ANN401  # pyarrow publishes no types
    if pa.types.is_list(array.type) or pa.types.is_struct(array.type):
        array = pa.array([_text(value) for value in array.to_pylist()], pa.string())
    if not pa.types.is_dictionary(array.type):
        array = array.dictionary_encode()
    different = [_text(value) for value in array.dictionary.to_pylist()]
    places = array.indices.fill_null(len(different)).to_numpy(zero_copy_only=False)
    return Texts([*different, ""], places.astype(np.intp))


def _text(value: object) -> str:
    """A value of a typed column as people write it."""
    found = "" if value is None else str(value)
    if isinstance(value, bool):
        found = found.lower()
    elif isinstance(value, datetime):
        found = value.date().isoformat()
    elif isinstance(value, float) and value.is_integer():
        found = str(int(value))
    elif isinstance(value, list):
        found = ";".join(map(_text, value)) or "none"
    elif isinstance(value, dict):
        found = ":".join(map(_text, value.values()))
    return found


def _numbers(first: int, count: int, skipped: list[int]) -> tuple[NDArray[np.int64], int]:
    """The numbers of the next ``count`` rows that were not skipped, and the number after them."""
    within = [number for number in skipped if number >= first]
    numbers = np.setdiff1d(np.arange(first, first + count + len(within)), within)[:count]
    del skipped[: len(skipped) - len([one for one in within if count and one > numbers[-1]])]
    return numbers.astype(np.int64), int(numbers[-1]) + 1 if count else first


def _encoding(path: Path) -> str:
    """UTF-8 if all of it is, else what Chinese spreadsheets write."""
    with path.open("rb") as stream:
        start = stream.read(2)
        if start in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
            return "utf-16"
        stream.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            while chunk := stream.read(CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "gb18030"
    return "utf-8"


def _first_record(path: Path, encoding: str) -> str:
    with path.open(encoding=encoding, newline="") as stream:
        return stream.readline()


def _names(path: Path, encoding: str, delimiter: str) -> list[str]:
    with path.open(encoding="utf-8-sig" if encoding == "utf-8" else encoding, newline="") as stream:
        names = next(csv.reader(stream, delimiter=delimiter), [])
    if not any(names):
        message = "文件是空的，第一行应该是列名"
        raise RosterError(message)
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        message = f"列名重复：{'、'.join(twice)}"
        raise RosterError(message)
    return names


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0][:200]
