"""Days and intervals as people write them. No arithmetic: a date that is said is a date that was given."""

from __future__ import annotations

from typing import TypeAlias

When: TypeAlias = "str | dict[str, str | None] | None"


def day(text: str) -> str:
    """``2025-03-15``, ``2025-03`` or ``2025`` as 2025年3月15日, 2025年3月, 2025年."""
    parts = text.split("-")
    return "".join(f"{int(part)}{unit}" for part, unit in zip(parts, "年月日", strict=False))


def when(value: When) -> str:
    """A ``when`` of the facts; empty when the date was not told."""
    if value is None:
        return ""
    if isinstance(value, str):
        return day(value)
    earliest, latest = value.get("earliest"), value.get("latest")
    if earliest and latest:
        return day(earliest) if earliest == latest else f"{day(earliest)}至{day(latest)}之间"
    if earliest:
        return f"{day(earliest)}或以后"
    return f"{day(latest)}或以前" if latest else ""


def from_day(earliest: str | None, surely: str | None) -> str:
    """From which day: one day when it is certain, else the best and the worst case."""
    if not earliest:
        return f"最迟{day(surely)}" if surely else ""
    if not surely or surely == earliest:
        return day(earliest)
    return f"{day(earliest)}（最迟{day(surely)}）"
