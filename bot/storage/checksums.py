"""A checksum of rows that is the same in every database and in every order."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timezone
from typing import Any

_MODULUS = 1 << 256


@dataclass(frozen=True, slots=True)
class TableSum:
    """How many rows a table has, and a checksum over all of them."""

    name: str
    rows: int
    digest: str


class Summing:
    """Adds up rows one by one."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._rows = 0
        self._sum = 0

    def add(self, row: Mapping[str, Any]) -> None:
        """Count one more row."""
        line = json.dumps(row, default=plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        self._rows += 1
        self._sum = (self._sum + int.from_bytes(hashlib.sha256(line.encode()).digest(), "big")) % _MODULUS

    def result(self) -> TableSum:
        """What was added up so far."""
        return TableSum(self._name, self._rows, f"{self._sum:064x}")


def plain(value: object) -> str:
    """Moments, days and bytes as JSON can hold them."""
    if isinstance(value, datetime):
        # PostgreSQL hands out the same moment in the zone of its session.
        return value.astimezone(timezone.utc).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    message = f"{type(value).__name__} cannot be written down"
    raise TypeError(message)
