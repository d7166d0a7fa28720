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
