"""Today, for the rare message that brings no date with it; the only place in the action server that reads the clock."""

from __future__ import annotations

import os
from datetime import date, datetime, timedelta, timezone

# China has one zone and no summer time; a fixed offset needs no time-zone files on the machine.
GUANGZHOU = timezone(timedelta(hours=8), "Asia/Shanghai")


def today() -> date:
    """Return the date in Guangzhou, or the one that ``ASSISTANT_TODAY`` fixes."""
    fixed = os.environ.get("ASSISTANT_TODAY", "").strip()
    return date.fromisoformat(fixed) if fixed else datetime.now(GUANGZHOU).date()
