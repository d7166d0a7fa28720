"""The only place that reads the clock.

``ASSISTANT_TODAY=YYYY-MM-DD`` fixes the date for tests and demonstrations; the time of day always runs on.
"""

import os
from datetime import date, datetime, timedelta, timezone

# China has one zone and no summer time; a fixed offset needs no time-zone files on the machine.
GUANGZHOU = timezone(timedelta(hours=8), "Asia/Shanghai")


def today() -> date:
    """Return the date in Guangzhou, or the one that ``ASSISTANT_TODAY`` fixes."""
    fixed = os.environ.get("ASSISTANT_TODAY", "").strip()
    if not fixed:
        return datetime.now(GUANGZHOU).date()
    try:
        return datetime.strptime(fixed, "%Y-%m-%d").replace(tzinfo=GUANGZHOU).date()
    except ValueError:
        raise ValueError(f"ASSISTANT_TODAY must be a date like 2026-11-22, not {fixed!r}") from None


def now() -> datetime:
    """Return the moment, aware and in UTC."""
    return datetime.now(timezone.utc)
