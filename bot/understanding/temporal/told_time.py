"""One time that was told, whatever way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.understanding.temporal.intervals import Interval


@dataclass(slots=True)
class Time:
    """One time: `kind` is date, duration, unclear (a year or a length), ahead (no past), refused (impossible)."""

    start: int
    end: int
    kind: str
    span: Interval | None
    form: str = ""
    days: int = 0
    other: Interval | None = None
