"""Who sees what."""

import pytest

from tests.console.desk import Console

SEEN = {
    "agent": {"": 200, "/cases": 200, "/knowledge": 200, "/statistics": 200, "/audit": 403},
    "supervisor": {"": 200, "/cases": 200, "/knowledge": 200, "/statistics": 200, "/audit": 403},
    "auditor": {"": 403, "/cases": 403, "/knowledge": 200, "/statistics": 200, "/audit": 200},
}


@pytest.mark.parametrize("role", list(SEEN))
def test_role_opens_its_pages_and_no_others(console: Console, role: str) -> None:
    visit = console.sign_in("somebody", role)
    assert {path: visit.get(path).response.status_code for path in SEEN[role]} == SEEN[role]


@pytest.mark.parametrize("role", list(SEEN))
def test_navigation_offers_what_the_role_may_open(console: Console, role: str) -> None:
    visit = console.sign_in("somebody", role)
    links = visit.get("/knowledge").tree.cssselect("nav a")
    offered = {link.get("href").removeprefix("/console") for link in links}
    assert offered == {path for path, status in SEEN[role].items() if status == 200}


def test_agents_may_not_export_nor_auditors_open_a_worker_s_case(console: Console) -> None:
    agent, auditor = console.sign_in("li.na"), console.sign_in("zhao", "auditor")
    assert agent.submit("/export", table="days").response.status_code == 403
    assert auditor.submit("/worker", code="234-567-9AC").response.status_code == 403


def test_auditor_lands_on_a_page_that_is_theirs(console: Console) -> None:
    console.add("zhao", "auditor")
    visit = console.enter("zhao")
    assert visit.client.get("/console/statistics").status_code == 200
