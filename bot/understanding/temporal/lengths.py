"""A length of time that was said, and the days on which something that has lasted for it may have begun."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.understanding.temporal.intervals import Interval, add_months, ago, shift
from bot.understanding.writing import numerals

if TYPE_CHECKING:
    from datetime import date

LONGEST_YEARS = 60
"""Nobody has worked, or held a certificate, for longer."""
YEAR = 12
AT_LEAST = 10
"""三年以上 may be many more; ten more change no decision, and show better than a lifetime."""
NUMBER = rf"(?:\d{{1,9}}(?:\.\d)?|[{numerals.CHINESE}]{{1,5}})"


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: where it is said, when it began if it ends today, how many days it is."""

    start: int
    end: int
    began: Interval | None
    days: int = 0
    qualifier: str = "bare"
    years: int | None = None


def window(months: int, grain: int, qualifier: str, today: date) -> Interval:
    """Return the days on which something that has lasted for *months* may have begun.

    A bare round figure straddles its own anniversary, so that nothing is decided by it where the day matters.
    """
    anniversary = add_months(today, -months)
    after = shift(anniversary, 1)
    if qualifier == "near":
        return Interval(after, add_months(today, -max(months - min(grain, 6), 0)))
    if qualifier == "under":
        return Interval(after, add_months(today, -max(months - grain, 0)))
    if qualifier == "unmet":
        return Interval(after, today)
    if qualifier == "just":
        return Interval(add_months(today, -months - 2), anniversary)
    if qualifier in {"more", "full"}:
        return Interval(shift(add_months(today, -months - grain), 1), anniversary)
    if qualifier == "above":
        return Interval(add_months(today, -months - AT_LEAST * YEAR), anniversary)
    if grain == 1:
        return Interval(shift(anniversary, -15), shift(anniversary, 15) if months else today)
    return ago(today, months_from=months + grain // 2, months_to=max(months - grain // 2, 0))
