"""Requests that our own pages did not send."""

import pytest

from tests.console.desk import HERE, Console, Page, Visit

POSTS = ("", "/sign-out", "/cases/20261122-0001/done", "/worker", "/worker/take-over", "/export", "/audit/verify")


@pytest.mark.parametrize("path", POSTS)
def test_form_without_our_token_is_refused(console: Console, path: str) -> None:
    visit = console.sign_in("wang", "auditor" if path == "/audit/verify" else "supervisor")
    for token in ("", "0" * 64):
        answer = visit.post(path, {"csrf": token})
        assert answer.response.status_code == 403
        assert "页面已经过期" in answer.text


@pytest.mark.parametrize("path", POSTS)
def test_form_from_another_site_is_refused_even_with_our_token(console: Console, path: str) -> None:
    visit = console.sign_in("wang", "auditor" if path == "/audit/verify" else "supervisor")
    token = visit.csrf()
    for headers in (
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Origin": HERE, "Sec-Fetch-Site": "cross-site"},
        {"Origin": HERE, "Sec-Fetch-Site": "same-site"},
        {"Origin": HERE, "Sec-Fetch-Site": "none"},
    ):
        answer = visit.post(path, {"csrf": token}, **headers)
        assert answer.response.status_code == 403, headers
        assert "不是从坐席台页面发出的" in answer.text


def test_request_that_says_nothing_of_where_it_is_from_is_refused(agent: Visit) -> None:
    answer = agent.client.post("/console", data={"csrf": agent.csrf()})
    assert answer.status_code == 403


def test_token_of_one_agent_does_not_work_for_another(console: Console, agent: Visit) -> None:
    other = console.sign_in("zhang")
    assert other.post("/sign-out", {"csrf": agent.csrf()}).response.status_code == 403


def test_signing_in_cannot_be_forged_either(console: Console) -> None:
    console.add("li.na")
    client = console.browser()
    client.get("/console")
    answer = client.post("/console/sign-in", data={"name": "li.na", "password": "x"}, headers={"Origin": HERE})
    assert answer.status_code == 403


@pytest.mark.parametrize("path", ["", "/cases", "/knowledge", "/statistics", "/audit"])
def test_page_without_a_session_asks_to_sign_in(console: Console, path: str) -> None:
    page = Page(console.browser().get(f"/console{path}"))
    assert page.find("h1") == ["登录坐席台"]


@pytest.mark.parametrize("path", ["", "/cases", "/knowledge", "/statistics"])
def test_pages_are_kept_nowhere_and_run_nothing_inline(agent: Visit, path: str) -> None:
    answer = agent.get(path).response
    policy = answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    tree = Page(answer).tree
    assert not tree.xpath("//script[not(@src)] | //style | //@style | //@onclick | //@onsubmit")
