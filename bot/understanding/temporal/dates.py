"""Days, months and years that are said ("去年9月", "19年", "八几年", "2022.3.15") as intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.understanding.temporal import relative_dates, written_dates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.understanding.temporal.moments import Moment


def find(text: str, today: date) -> Iterator[Moment]:
    """Yield the dates said in *text*; rules may overlap, the caller keeps the longest."""
    for pattern, read in (*written_dates.RULES, *relative_dates.RULES):
        for match in pattern.finditer(text):
            found = read(match, today)
            if found is not None:
                yield found
