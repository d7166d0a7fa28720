"""`POST /api/v1/decisions`: facts in, decision out, nothing stored."""

import pytest

from tests.gateway.talking import JSON, Gateway, error, ok

TECHNICIAN = {
    "employer": "pilot",
    "in_pilot_field": True,
    "skill_levels": {"technician": "2022-03-15"},
    "worked_since_skill": True,
}


def test_facts_are_decided_as_of_today(gateway: Gateway) -> None:
    decision = ok(gateway.client.post("/api/v1/decisions", json={"facts": TECHNICIAN}))
    pathway = next(one for one in decision["pathways"] if one["id"] == "title-intermediate")

    assert decision["as_of"] == "2026-11-22"
    assert (pathway["status"], pathway["clause"]) == ("open", "三（一）1（2）")


def test_another_day_can_be_asked_about(gateway: Gateway) -> None:
    facts = {**TECHNICIAN, "skill_levels": {"technician": "2024-06-01"}}
    later = ok(gateway.client.post("/api/v1/decisions", json={"facts": facts, "as_of": "2027-06-01"}))
    before = ok(gateway.client.post("/api/v1/decisions", json={"facts": facts, "as_of": "2027-05-31"}))

    statuses = [
        next(one["status"] for one in decision["pathways"] if one["id"] == "title-intermediate")
        for decision in (before, later)
    ]
    assert statuses == ["not_yet", "open"]


@pytest.mark.parametrize(
    ("body", "code", "key"),
    [
        ({"facts": {"employer": "moon"}}, "invalid_facts", "employer"),
        ({"facts": {"age": 40}}, "invalid_facts", "age"),
        ({"facts": {"titles": []}}, "invalid_facts", "titles"),
        ({"facts": []}, "invalid_value", "facts"),
        ({}, "missing_key", "facts"),
        ({"facts": {}, "as_of": "tomorrow"}, "invalid_value", "as_of"),
        ({"facts": {}, "as_of": "2020-01-01"}, "before_policy", "as_of"),
        ({"facts": {}, "today": "2026-11-22"}, "unknown_key", "today"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(gateway: Gateway, body: dict[str, object], code: str, key: str) -> None:
    response = gateway.client.post("/api/v1/decisions", json=body)

    assert error(response) == (422, code)
    assert key in response.json()["error"]["message"]


def test_not_a_number_is_no_fact(gateway: Gateway) -> None:
    body = b'{"facts": {"guangzhou_enterprise_gap_days": NaN}}'

    assert error(gateway.client.post("/api/v1/decisions", content=body, headers=JSON))[0] == 422


@pytest.mark.parametrize("fact", ["\\ud800", "employer\\ud800", "\\u0000"])
def test_a_name_that_is_no_text_is_refused(gateway: Gateway, fact: str) -> None:
    body = f'{{"facts": {{"{fact}": 1}}}}'.encode()

    assert error(gateway.client.post("/api/v1/decisions", content=body, headers=JSON)) == (422, "invalid_facts")
