"""Time that a what-if supposes."""

from datetime import date

import pytest

from actions.later import later


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("如果我再干一年呢", date(2027, 11, 22)),
        ("再做两年会怎样", date(2028, 11, 22)),
        ("要是等3个月", date(2027, 2, 22)),
        ("半年以后呢", date(2027, 5, 22)),
        ("再过一年半", date(2028, 5, 22)),
        ("10天后", date(2026, 12, 2)),
        ("要是我考到高级技师", date(2026, 11, 22)),
        ("如果我干满三年", date(2026, 11, 22)),
    ],
)
def test_words_lead_to_a_day(text: str, day: date) -> None:
    assert later(date(2026, 11, 22), text) == day


def test_the_last_of_a_month_stays_in_the_month() -> None:
    assert later(date(2026, 8, 31), "再干半年") == date(2027, 2, 28)
