"""The clock: the date in Guangzhou, or the one that a setting fixes."""

from datetime import date, datetime, timedelta, timezone

import pytest

from policy_rules import clock


class StoppedClock(datetime):
    """A clock that stands at one moment."""

    moment = datetime(2026, 11, 22, 15, 59, tzinfo=timezone.utc)

    @classmethod
    def now(cls, tz: timezone | None = None) -> datetime:  # type: ignore[override]
        """The moment, in the zone asked for."""
        return cls.moment.astimezone(tz)


def test_the_setting_fixes_the_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_TODAY", "2027-03-01")
    assert clock.today() == date(2027, 3, 1)


@pytest.mark.parametrize("value", ["tomorrow", "2027-02-30", "2027/03/01", "20270301"])
def test_a_setting_that_is_no_date_is_refused_by_name(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_TODAY", value)
    with pytest.raises(ValueError, match="ASSISTANT_TODAY must be a date like 2026-11-22"):
        clock.today()


@pytest.mark.parametrize(("minutes", "expected"), [(0, date(2026, 11, 22)), (1, date(2026, 11, 23))])
@pytest.mark.parametrize("setting", [None, "", " "])
def test_the_day_begins_at_midnight_in_guangzhou(
    setting: str | None, minutes: int, expected: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ASSISTANT_TODAY")
    if setting is not None:
        monkeypatch.setenv("ASSISTANT_TODAY", setting)
    later = type("Later", (StoppedClock,), {"moment": StoppedClock.moment + timedelta(minutes=minutes)})
    monkeypatch.setattr(clock, "datetime", later)
    assert clock.today() == expected


def test_now_is_aware_and_in_utc() -> None:
    assert clock.now().utcoffset() == timedelta(0)
