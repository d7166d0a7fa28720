"""The console: every route guards itself, by role, by session and by where a form comes from."""

import re

import pytest
from fastapi.routing import APIRoute

from bot.console.mounting import TOPICS
from bot.console.signing_in import digest_of
from tests.console.desk import Console, Page, Visit

ROLES = ("agent", "supervisor", "auditor")
# Who may what. A route that is not in here fails the test below: whoever adds one must say for whom it is.
ALLOWED = {
    "GET ": {"agent", "supervisor"},
    "POST ": {"agent", "supervisor"},
    "GET /cases": {"agent", "supervisor"},
    "POST /cases/{number}/done": {"agent", "supervisor"},
    "POST /worker": {"agent", "supervisor"},
    "POST /worker/take-over": {"agent", "supervisor"},
    "GET /knowledge": set(ROLES),
    "GET /statistics": set(ROLES),
    "POST /export": {"supervisor", "auditor"},
    "GET /audit": {"auditor"},
    "POST /audit/verify": {"auditor"},
    "POST /sign-out": set(ROLES),
}
# These take whoever has the password; the tests below are about them.
OPEN = {"POST /sign-in", "POST /sign-in-again"}


def routes() -> dict[str, str]:
    """Every route of the console, with an address to call it by."""
    found = [route for topic in TOPICS for route in topic.router.routes if isinstance(route, APIRoute)]
    return {f"{method} {route.path}": route.path for route in found for method in route.methods}


def call(visit: Visit, route: str, **fields: str) -> Page:
    method, _, path = route.partition(" ")
    path = re.sub(r"{\w+}", "20261122-0001", path)
    return visit.get(path) if method == "GET" else visit.post(path, fields)


def test_every_route_of_the_console_is_in_the_table_of_who_may_what() -> None:
    assert set(routes()) == set(ALLOWED) | OPEN


@pytest.mark.parametrize("route", [route for route in ALLOWED if route != "POST /sign-out"])
@pytest.mark.parametrize("role", ROLES)
def test_a_role_gets_in_where_it_may_and_nowhere_else(visits: dict[str, Visit], route: str, role: str) -> None:
    visit = visits[role]

    status = call(visit, route, csrf=visit.csrf()).response.status_code

    assert (status == 403) == (role not in ALLOWED[route])
    assert status in (200, 303, 403)


@pytest.mark.parametrize("route", ALLOWED)
def test_nobody_gets_in_without_a_session_or_with_one_that_was_made_up(console: Console, route: str) -> None:
    for cookie in ("", "x", "' OR 1=1--", digest_of("session of the.agent"), "a" * 4000):
        client = console.browser()
        client.cookies.set("console", cookie)
        page = call(Visit(client, ""), route, csrf="x")
        assert page.find("h1") == ["登录坐席台"]


@pytest.mark.parametrize("route", [route for route in ALLOWED if route.startswith("POST")])
def test_no_form_is_taken_without_the_token_of_this_session_or_from_elsewhere(
    visits: dict[str, Visit], route: str
) -> None:
    role = min(ALLOWED[route])
    visit, other = visits[role], visits["auditor" if role != "auditor" else "agent"]
    path = re.sub(r"{\w+}", "1", routes()[route])

    for token in ("", "x", other.csrf()):
        assert visit.post(path, {"csrf": token}).response.status_code == 403
    for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
        assert visit.post(path, {"csrf": visit.csrf()}, **headers).response.status_code == 403
    assert visit.client.get(f"/console{path}", params={"csrf": visit.csrf()}).status_code in (200, 405)
