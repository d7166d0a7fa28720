"""The policy and the calendar, for the widget and the console."""

import re

import pytest

from tests.gateway.talking import Gateway, error, ok


def test_the_policy_names_every_fact_with_its_question(gateway: Gateway) -> None:
    policy = ok(gateway.client.get("/api/v1/policy"))

    assert policy["facts"]["employer"]["type"] == "choice"
    assert policy["facts"]["employer"]["values"]["pilot"]
    assert policy["facts"]["skill_levels"]["levels"]["technician"] == "技师"
    question = policy["facts"]["employer"]["question"]
    assert question["text"]
    assert {"value", "label"} == set(question["choices"][0])


def test_the_policy_has_its_clauses_contacts_pathways_and_readings(gateway: Gateway) -> None:
    policy = ok(gateway.client.get("/api/v1/policy"))

    assert len(policy["pathways"]) == 15
    assert {"83556708", "83528743"} == {contact["phone"] for contact in policy["contacts"]}
    assert any(clause["id"] == "三（一）1（2）" for clause in policy["clauses"])
    assert all(reading["reason"] for reading in policy["readings"].values())


def test_the_notice_on_personal_information_comes_with_it(gateway: Gateway) -> None:
    notice = ok(gateway.client.get("/api/v1/policy"))["notice"]

    assert notice["version"]
    assert "30 天" in notice["summary"]
    assert len(notice["details"]) >= 6


def test_an_earliest_day_goes_into_the_calendar(gateway: Gateway) -> None:
    response = gateway.client.get("/api/v1/calendar/title-intermediate/2027-06-01.ics")
    text = re.sub("\r\n ", "", response.content.decode("utf-8"))

    assert response.headers["content-type"] == "text/calendar; charset=utf-8"
    assert response.headers["content-disposition"] == 'attachment; filename="title-intermediate-2027-06-01.ics"'
    assert "DTSTART;VALUE=DATE:20270601\r\nDTEND;VALUE=DATE:20270602\r\n" in text
    assert "中级职称（三（一）1（2））" in text
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.endswith("END:VCALENDAR\r\n")


def test_no_line_of_the_calendar_is_longer_than_the_standard_allows(gateway: Gateway) -> None:
    response = gateway.client.get("/api/v1/calendar/title-exceptional/2027-06-01.ics")

    assert max(len(line) for line in response.content.split(b"\r\n")) <= 75


@pytest.mark.parametrize("day", ["2027-13-01", "2027-02-29", "20270601", "tomorrow", "9999-12-31"])
def test_a_day_that_is_none_is_refused(gateway: Gateway, day: str) -> None:
    assert error(gateway.client.get(f"/api/v1/calendar/title-junior/{day}.ics")) == (422, "bad_day")


def test_a_pathway_that_does_not_exist_is_not_found(gateway: Gateway) -> None:
    assert error(gateway.client.get("/api/v1/calendar/title-king/2027-06-01.ics")) == (404, "no_pathway")
