"""The one place that reads the clock; only commands and servers import it, never a rule."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone

GUANGZHOU = timezone(timedelta(hours=8), "Asia/Shanghai")
"""China has one time zone and no daylight saving."""

TODAY_SETTING = "ASSISTANT_TODAY"


def today(environment: Mapping[str, str] = os.environ) -> date:
    """Today in Asia/Shanghai, or the date that ``ASSISTANT_TODAY`` fixes.

    Raises:
        ValueError: the setting is no date; the message names it.
    """
    fixed = environment.get(TODAY_SETTING, "").strip()
    if not fixed:
        return datetime.now(GUANGZHOU).date()
    try:
        return datetime.strptime(fixed, "%Y-%m-%d").replace(tzinfo=GUANGZHOU).date()
    except ValueError:
        message = f"{TODAY_SETTING} must be a date like 2026-11-22, not {fixed!r}"
        raise ValueError(message) from None


def now() -> datetime:
    """This moment, with its time zone (UTC)."""
    return datetime.now(timezone.utc)
