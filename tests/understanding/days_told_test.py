"""Every way of telling a day or a length of time is read with every level; a day of something else dates no level."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.understanding import read

TODAY = date(2026, 11, 22)
TABLE: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("days_told.yaml").read_text(encoding="utf-8"))
LEVELS = {
    "高级工": ("skill_levels", "senior_worker"),
    "技师": ("skill_levels", "technician"),
    "高级技师": ("skill_levels", "senior_technician"),
    "助工": ("titles", "junior"),
}


def ways(kind: str) -> list[str]:
    """Return all ways of telling of one kind."""
    return [way for group in TABLE[kind].values() for way in group]


def dates_read(text: str, asking: str | None = None) -> dict[str, Any]:
    """Return the levels read in a text with their dates, as `fact.level`."""
    facts = read(text, today=TODAY, asking=asking).facts
    return {
        f"{fact}.{level}": when
        for fact in ("skill_levels", "titles")
        for level, when in (facts.get(fact) or {}).items()
    }


def leaves_open(when: Any, days: list[date]) -> bool:  # noqa: ANN401 - a date is a text, a map or nothing
    """Tell whether each of the days may be the one that was told."""
    if not isinstance(when, dict):
        return False
    return all(when["earliest"] <= day.isoformat() <= when["latest"] for day in days)


@pytest.mark.parametrize("way", ways("certificate"))
def test_a_day_told_in_any_way_is_that_of_the_certificate(way: str) -> None:
    for said, when in TABLE["days"].items():
        for word, (fact, level) in LEVELS.items():
            text = way.replace("L", word).replace("D", said)
            assert dates_read(text) == {f"{fact}.{level}": when}, text


@pytest.mark.parametrize("way", ways("something else"))
def test_a_day_of_something_else_is_never_that_of_the_certificate(way: str) -> None:
    for said in TABLE["days"]:
        for word in LEVELS:
            text = way.replace("L", word).replace("D", said)
            assert all(when is None for when in dates_read(text).values()), text


@pytest.mark.parametrize("way", ways("held for"))
def test_a_length_told_in_any_way_is_how_long_the_certificate_is_held(way: str) -> None:
    for said, days in TABLE["lengths"].items():
        for word, (fact, level) in LEVELS.items():
            text = way.replace("L", word).replace("U", said)
            found = dates_read(text)
            assert list(found) == [f"{fact}.{level}"], text
            assert leaves_open(found[f"{fact}.{level}"], days), text


@pytest.mark.parametrize("way", TABLE["answers"]["D"])
@pytest.mark.parametrize("asking", ["skill_levels.technician", "titles.intermediate"])
def test_the_only_day_of_an_answer_is_what_was_asked_for(way: str, asking: str) -> None:
    for said, when in TABLE["days"].items():
        text = way.replace("D", said)
        assert dates_read(text, asking) == {asking: when}, text


@pytest.mark.parametrize("way", TABLE["answers"]["U"])
def test_the_only_length_of_an_answer_is_what_was_asked_for(way: str) -> None:
    asking = "skill_levels.technician"
    for said, days in TABLE["lengths"].items():
        text = way.replace("U", said)
        found = dates_read(text, asking)
        assert list(found) == [asking], text
        assert leaves_open(found[asking], days), text


@pytest.mark.parametrize("way", TABLE["since"])
def test_the_only_day_of_an_answer_is_when_the_work_in_guangzhou_began(way: str) -> None:
    asking = "guangzhou_enterprise_since"
    for said, when in TABLE["days"].items():
        text = way.replace("D", said)
        assert read(text, today=TODAY, asking=asking).facts.get(asking) == when, text


@pytest.mark.parametrize("way", TABLE["lists"])
@pytest.mark.parametrize(("first", "second"), [("高级工", "技师"), ("技师", "助工"), ("助工", "高级技师")])
@pytest.mark.parametrize("days", TABLE["days in a row"], ids=["years", "short years", "months"])
def test_days_told_in_a_row_belong_to_the_levels_in_turn(
    way: str, first: str, second: str, days: dict[str, str]
) -> None:
    text = way.replace("L1", first).replace("L2", second)
    for place, said in zip(("D1", "D2"), days, strict=True):
        text = text.replace(place, said)
    levels = (".".join(LEVELS[first]), ".".join(LEVELS[second]))
    assert dates_read(text) == dict(zip(levels, days.values(), strict=True)), text


@pytest.mark.parametrize("way", TABLE["answer first"])
@pytest.mark.parametrize("days", TABLE["days in a row"], ids=["years", "short years", "months"])
def test_the_day_told_first_answers_and_the_next_level_has_its_own(way: str, days: dict[str, str]) -> None:
    text = way.replace("L1", "技师").replace("L2", "助工")
    for place, said in zip(("D1", "D2"), days, strict=True):
        text = text.replace(place, said)
    answered = dict(zip(("skill_levels.technician", "titles.junior"), days.values(), strict=True))
    assert dates_read(text, "skill_levels.technician") == answered, text


@pytest.mark.parametrize(("said", "year"), TABLE["compared"])
def test_a_day_told_by_that_of_another_certificate_is_so_many_years_from_it(said: str, year: str) -> None:
    assert dates_read(said)["titles.junior"] == year


@pytest.mark.parametrize("said", TABLE["no comparison"])
def test_a_comparison_with_one_of_several_days_dates_no_certificate(said: str) -> None:
    assert dates_read(said).get("titles.junior") is None


def test_a_level_that_took_until_a_day_gone_by_is_held() -> None:
    assert dates_read("技师2019年，助工要到2021年") == {"skill_levels.technician": "2019", "titles.junior": "2021"}
    assert "titles.junior" not in dates_read("技师2019年，助工要到2027年")


@pytest.mark.parametrize("way", TABLE["taken back"])
@pytest.mark.parametrize("days", TABLE["days in a row"], ids=["years", "short years", "months"])
def test_a_day_taken_back_leaves_the_level_before_it(way: str, days: dict[str, str]) -> None:
    (first, one), (second, other) = days.items()
    text = way.replace("L1", "助工").replace("L2", "技师").replace("D0", "2014年").replace("D1", first)
    assert dates_read(text.replace("D2", second)) == {"titles.junior": one, "skill_levels.technician": other}


@pytest.mark.parametrize("way", TABLE["without stops"])
def test_what_there_is_none_of_takes_nothing_from_what_was_told_before_without_a_stop(way: str) -> None:
    for said, when in TABLE["days"].items():
        facts = read(way.replace("L", "技师").replace("D", said).replace("W", "职称"), today=TODAY).facts
        assert (facts["skill_levels"], facts["titles"]) == ({"technician": when}, {}), said


@pytest.mark.parametrize("way", TABLE["looked up"])
@pytest.mark.parametrize("first", ["技师是2021年6月，", "技师是2021年，", "技师拿证是2021年5月，"])
def test_the_day_on_the_paper_that_is_looked_up_counts(way: str, first: str) -> None:
    assert dates_read(first + way) == {"skill_levels.technician": "2021-07"}, way


@pytest.mark.parametrize("said", TABLE["no answer"])
def test_a_length_without_a_number_or_as_a_rate_dates_nothing(said: str) -> None:
    assert dates_read(said, "skill_levels.technician") == dates_read(said) == {}


@pytest.mark.parametrize("way", TABLE["one day for both"])
def test_a_day_told_of_two_certificates_is_that_of_both(way: str) -> None:
    text = way.replace("L1", "技师").replace("L2", "助工")
    for said, when in TABLE["days"].items():
        assert dates_read(text.replace("D", said)) == {"skill_levels.technician": when, "titles.junior": when}, text


@pytest.mark.parametrize("way", TABLE["by age"])
def test_an_age_beside_the_present_one_tells_the_years_that_it_may_have_been(way: str) -> None:
    found = dates_read(way, "skill_levels.technician")
    assert found == {"skill_levels.technician": {"earliest": "2020-11-23", "latest": "2022-11-21"}}


@pytest.mark.parametrize("way", TABLE["tenure before"])
def test_how_long_a_level_was_the_highest_does_not_tell_when_it_was_got(way: str) -> None:
    text = way.replace("L1", "技师").replace("L", "高级技师")
    for said in TABLE["lengths"]:
        assert dates_read(text.replace("U", said)).get("skill_levels.technician") is None, text


BREAKS = ["worked_since_skill", "worked_since_title", "worked_since_skill_in_occupation"]


@pytest.mark.parametrize("said", TABLE["breaks"])
def test_breaks_are_added_up(said: str) -> None:
    least, most = TABLE["breaks"][said]
    for asking in BREAKS:
        value = read(said, today=TODAY, asking=asking).facts[asking]
        assert least <= value["gap_days"] <= most, value


@pytest.mark.parametrize("said", TABLE["no break"])
def test_a_break_that_is_denied_is_none(said: str) -> None:
    assert [read(said, today=TODAY, asking=asking).facts.get(asking) for asking in BREAKS] == [True] * len(BREAKS)


@pytest.mark.parametrize("said", TABLE["unclear"])
def test_a_break_of_unknown_length_is_asked_again(said: str) -> None:
    assert [read(said, today=TODAY, asking=asking).facts.get(asking) for asking in BREAKS] == [None] * len(BREAKS)


@pytest.mark.parametrize("way", TABLE["away"])
def test_a_length_beside_any_absence_is_that_of_a_break(way: str) -> None:
    for said, (least, most) in TABLE["away for"].items():
        text = way.replace("U", said)
        value = read(text, today=TODAY, asking="worked_since_skill").facts.get("worked_since_skill")
        assert isinstance(value, dict), text
        assert least <= value["gap_days"] <= most, text


@pytest.mark.parametrize("said", TABLE["gave it up"])
def test_who_never_did_the_work_has_no_break_in_it(said: str) -> None:
    assert [read(said, today=TODAY, asking=asking).facts.get(asking) for asking in BREAKS] == [False] * len(BREAKS)


def test_a_year_told_last_is_that_of_the_months_before_it() -> None:
    for year, when in (("去年", "2025-09"), ("都是2022年", "2022-09"), ("2023年的事", "2023-09")):
        text = f"6月份考的，9月份拿到证，{year}"
        assert dates_read(text, "titles.intermediate") == {"titles.intermediate": when}, text


def test_a_day_of_the_calendar_says_more_exactly_what_a_length_says() -> None:
    for length in ("三年了", "正好三年", "差不多三年"):
        assert dates_read(f"技师拿了{length}，2023年11月20号") == {"skill_levels.technician": "2023-11-20"}, length
