"""Rows as lines of JSON and back, by the types of their columns."""

import json
from base64 import b64decode, b64encode
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Date, DateTime, LargeBinary, Table

from bot.storage.checksums import plain
from bot.storage.columns import UtcDateTime

Row = dict[str, Any]


def written(row: Row) -> str:
    """A row as one line."""
    return json.dumps([_written(value) for value in row.values()], default=plain, ensure_ascii=False)


def read(table: Table, names: list[str], values: list[Any]) -> Row:
    """A row as the table has it; a column that the backup does not know stays empty."""
    columns = [table.columns[name] for name in names]
    return {column.name: _read(column, value) for column, value in zip(columns, values, strict=True)}


def _written(value: object) -> object:
    return b64encode(value).decode("ascii") if isinstance(value, bytes) else value


def _read(column: "Column[Any]", value: Any) -> Any:  # noqa: ANN401 - JSON
    if value is None:
        return None
    if isinstance(column.type, (UtcDateTime, DateTime)):
        return datetime.fromisoformat(value)
    if isinstance(column.type, Date):
        return date.fromisoformat(value)
    return b64decode(value) if isinstance(column.type, LargeBinary) else value
