"""Dates and lengths of time become sets of days with the right ends, on 2026-11-22."""

from datetime import date
from typing import Any

import pytest

from bot.understanding import read

TODAY = date(2026, 11, 22)


def held(text: str, today: date = TODAY) -> Any:  # noqa: ANN401 - a date is a text, a map or nothing
    """Return what is read as the date of a 技师 certificate that was just asked for."""
    return read(text, today=today, asking="skill_levels.technician").facts.get("skill_levels", {}).get("technician")


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2022年3月15号", "2022-03-15"),
        ("２０２２年３月", "2022-03"),
        ("二〇二二年三月", "2022-03"),
        ("2022.3.15", "2022-03-15"),
        ("20220315", "2022-03-15"),
        ("2018", "2018"),
        ("19年拿的", "2019"),
        ("零八年考的", "2008"),
        ("去年9月", "2025-09"),
        ("前年", "2024"),
        ("大前年", "2023"),
        ("上个月", "2026-10"),
        ("昨天", "2026-11-21"),
        ("1095天", "2023-11-23"),
        ("还差两天满三年", "2023-11-24"),
        ("去年2月29号", None),
    ],
)
def test_what_is_said_exactly_stays_exact(text: str, when: str | None) -> None:
    assert held(text) == when


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("快三年了", ["2023-12-01", "2024-05-01"], ["2023-11-22"]),
        ("三年不到", ["2023-11-23"], ["2023-11-22"]),
        ("三年多", ["2023-11-22", "2022-11-23"], ["2023-11-23", "2022-11-22"]),
        ("满三年了", ["2023-11-22"], ["2023-11-23"]),
        ("三年", ["2023-11-22", "2023-11-23"], ["2022-05-01", "2024-08-01"]),
        ("三年半", ["2023-05-22"], ["2023-11-22", "2022-11-22"]),
        ("两年零三个月", ["2024-08-22"], ["2024-11-22", "2024-05-22"]),
        ("第四个年头", ["2023-06-01"], ["2023-11-23", "2022-11-22"]),
        ("头尾三年", ["2024-06-01"], ["2022-12-31", "2026-01-01"]),
        ("廿年", ["2006-11-22"], ["2004-01-01"]),
        ("十几年", ["2012-01-01"], ["2017-01-01"]),
        ("五六年", ["2021-05-22"], ["2018-01-01", "2023-01-01"]),
        ("八几年就考了", ["1985-01-01"], ["1990-01-01"]),
        ("干了19年", ["2007-11-22"], ["2019-06-01"]),
    ],
)
def test_what_is_said_roughly_keeps_what_it_leaves_open(text: str, inside: list[str], outside: list[str]) -> None:
    asking = None if "干了" in text else "skill_levels.technician"
    sentence = f"技师{text}" if asking is None else text
    when = read(sentence, today=TODAY, asking=asking).facts["skill_levels"]["technician"]
    first, last = (when["earliest"], when["latest"]) if isinstance(when, dict) else (f"{when}-01-01", f"{when}-12-31")
    assert all(first <= day <= last for day in inside)
    assert not any(first <= day <= last for day in outside)


@pytest.mark.parametrize("text", ["9999年", "负三年", "1900年", "2022年13月", "2023年2月30日", "一千年"])
def test_nonsense_is_refused_with_a_sentence(text: str) -> None:
    reading = read(f"技师，{text}拿的", today=TODAY)
    assert reading.facts == {"skill_levels": {"technician": None}}
    assert text.removesuffix("拿的") in reading.refused[0]["text"] + text
    assert reading.refused[0]["message"].startswith("“")


def test_two_digits_that_may_be_a_year_or_a_length_are_asked() -> None:
    reading = read("我技师19年", today=TODAY)
    assert reading.facts == {"skill_levels": {"technician": None}}
    assert reading.ambiguous == ["19年"]
    assert [choice["label"] for choice in reading.clarify[0]["choices"]] == ["2019年拿的证", "已经拿了19年"]


def test_29_february_falls_back_to_the_28th() -> None:
    when = held("满三年", today=date(2024, 2, 29))
    assert when["latest"] == "2021-02-28"


@pytest.mark.parametrize("today", [date(2026, 11, 22), date(2031, 1, 1)])
def test_the_same_words_on_another_day_mean_other_days(today: date) -> None:
    assert held("去年", today=today) == str(today.year - 1)


@pytest.mark.parametrize("text", ["我19年来的", "19年来的广州", "19年来到这个厂", "是19年来的"])
def test_two_digits_and_came_are_the_year_of_coming(text):
    """19年来的 is 2019, not nineteen years."""
    found = read(text, today=TODAY, asking="guangzhou_enterprise_since").facts
    assert found["guangzhou_enterprise_since"] == "2019"


@pytest.mark.parametrize("text", ["这3年来没断过", "这三年来一直在做", "19年来一直做电工"])
def test_the_years_that_are_looked_back_on_are_no_break_and_date_no_certificate(text):
    assert read(text, today=TODAY, asking="worked_since_skill").facts == {"worked_since_skill": True}


@pytest.mark.parametrize("text", ["刚拿证刚考到刚发证", "刚刚拿的证，刚刚发的", "刚到手，刚批的，刚下证"])
def test_nothing_but_what_happened_lately_is_read_without_a_fault(text: str) -> None:
    assert "titles" not in read(text, today=date(2026, 11, 22)).facts
