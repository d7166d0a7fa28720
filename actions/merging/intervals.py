"""Dates told in part are intervals; two of them about the same thing either agree or contradict each other."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TypeAlias

When: TypeAlias = "str | dict[str, str | None] | None"
Span: TypeAlias = tuple[date, date]


def span(when: When) -> Span:
    """First and last day that ``when`` can mean."""
    if when is None:
        return date.min, date.max
    if isinstance(when, str):
        return _span_of_text(when)
    earliest, latest = when.get("earliest"), when.get("latest")
    first = _span_of_text(earliest)[0] if earliest else date.min
    last = _span_of_text(latest)[1] if latest else date.max
    return first, last


def _span_of_text(text: str) -> Span:
    parts = [int(part) for part in text.split("-")]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else None
    day = parts[2] if len(parts) > 2 else None  # noqa: PLR2004 - year, month, day
    last_month = month or 12
    last_day = day or monthrange(year, last_month)[1]
    return date(year, month or 1, day or 1), date(year, last_month, last_day)


def agree(one: When, other: When) -> bool:
    """Whether some day is possible under both."""
    (first, last), (other_first, other_last) = span(one), span(other)
    return first <= other_last and other_first <= last


def both(one: When, other: When) -> When:
    """What is left when both are true; call it only for dates that agree."""
    mine, theirs = span(one), span(other)
    if mine[0] >= theirs[0] and mine[1] <= theirs[1]:
        return one
    if theirs[0] >= mine[0] and theirs[1] <= mine[1]:
        return other
    for named, estimated in ((one, other), (other, one)):
        if _is_named(named) and isinstance(estimated, dict):
            return named
    return {"earliest": max(mine[0], theirs[0]).isoformat(), "latest": min(mine[1], theirs[1]).isoformat()}


def _is_named(when: When) -> bool:
    """Whether a month or a day was named; beside it "about two years ago" makes nothing more exact."""
    return isinstance(when, str) and "-" in when
