"""What a pathway fails on is read off the policy's conditions: another policy may word them as it likes."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest

from actions import rules
from actions.wording.grounds import leads_to_certificate, wants_a_prize, where_it_stops

TODAY = date(2026, 11, 22)
TECHNICIAN = {"skill_levels": {"technician": "2020-03-01"}, "worked_since_skill": True}
IN_THE_METRO = {"employer": "pilot", "enterprise": "guangzhou_metro", **TECHNICIAN}


def decided(facts: dict[str, Any]) -> dict[str, Any]:
    """The decision of these facts with the sentences of all its reasons in other words."""
    decision = copy.deepcopy(rules.decide(facts, TODAY))
    for path in decision["pathways"]:
        for reason in path["reasons"]:
            reason["text"] = reason["quote"] = "换一种写法"
    return decision


def pathway(decision: dict[str, Any], name: str) -> dict[str, Any]:
    """The pathway of that name."""
    return next(path for path in decision["pathways"] if path["id"] == name)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"employer": "outside_guangzhou", **TECHNICIAN}, "单位"),
        ({**IN_THE_METRO, "in_pilot_field": False}, "岗位"),
        ({"employer": "guangzhou_other", "in_pilot_field": False, **TECHNICIAN}, "单位"),
    ],
)
def test_what_of_the_work_stands_in_the_way_is_told_without_reading_sentences(
    facts: dict[str, Any], expected: str
) -> None:
    decision = decided(facts)
    assert where_it_stops(decision, pathway(decision, "title-intermediate")) == expected


def test_a_prize_or_an_honour_that_is_lacking_is_known_as_one_however_it_is_worded() -> None:
    decision = decided({**IN_THE_METRO, "in_pilot_field": True})
    wanting = {path["id"] for path in decision["pathways"] if wants_a_prize(decision, path)}
    assert wanting == {"title-exceptional", "title-recognition", "contest-skill-certificate", "contest-title"}


def test_a_pathway_from_a_title_to_a_skill_level_leads_to_a_certificate_and_one_the_other_way_does_not() -> None:
    decision = decided(IN_THE_METRO)
    leading = [path["id"] for path in decision["pathways"] if leads_to_certificate(decision, path)]
    assert leading == [
        "skill-senior-worker",
        "skill-technician",
        "skill-senior-technician",
        "skill-special-technician",
        "skill-chief-technician",
    ]
