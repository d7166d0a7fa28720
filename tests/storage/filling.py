"""Rows for every table there is, also for tables that somebody adds later."""

from datetime import date, datetime, timezone
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Connection, Date, Float, Integer, LargeBinary, Table, insert

from bot.storage.columns import UtcDateTime

NOW = datetime(2026, 11, 22, 1, 2, 3, 456789, tzinfo=timezone.utc)
ROWS = 3


def fill(connection: Connection, table: Table, rows: int = ROWS) -> None:
    """Insert a few rows with a value in every column."""
    connection.execute(insert(table), [_row(table, number) for number in range(1, rows + 1)])


def _row(table: Table, number: int) -> dict[str, Any]:
    return {column.name: _value(column, number) for column in table.columns}


def _value(column: "Column[Any]", number: int) -> object:  # noqa: PLR0911 - one line a type
    kind = column.type
    if isinstance(kind, UtcDateTime):
        return NOW.replace(minute=number)
    if isinstance(kind, Date):
        return date(2026, 11, number)
    if isinstance(kind, JSON):
        return {"第几": number, "深": [{"a": None, "b": 0.1}]}
    if isinstance(kind, LargeBinary):
        return bytes([0, 255, number])
    if isinstance(kind, Boolean):
        return bool(number % 2)
    if isinstance(kind, Float):
        return 1732240000.123456 + number
    if isinstance(kind, Integer):
        return number * 10
    return _word(column, number)


def _word(column: "Column[Any]", number: int) -> str:
    for key in column.foreign_keys:
        return _word(key.column, number)
    return f"{column.name[:8]}{number}"
