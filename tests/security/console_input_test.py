"""What agents can send: nothing becomes a header, a redirect, a formula or a fault."""

import re

import pytest

from bot.console.csv_export import as_csv
from tests.console.desk import HERE, Visit


@pytest.mark.parametrize("value", ["https://evil.example", "//evil.example", "javascript:alert(1)", "/\\evil.example"])
def test_nothing_that_is_sent_becomes_the_target_of_a_redirect(visits: dict[str, Visit], value: str) -> None:
    visit = visits["supervisor"]
    fields = dict.fromkeys(("next", "due", "url", "return", "redirect", "done", "everywhere"), value)
    answer = visit.client.post(
        "/console/cases/1/done", data={"csrf": visit.csrf(), **fields}, headers={"Origin": HERE}, follow_redirects=False
    )

    assert answer.headers["location"] in ("/console/cases", "/console/cases?due=1")


TABLES = ["x", 'x"\r\nSet-Cookie: a=b', "表格", "../../x", "a" * 5000, ""]


@pytest.mark.parametrize("table", TABLES, ids=ascii)
def test_the_name_of_an_export_is_one_of_ours(visits: dict[str, Visit], table: str) -> None:
    answer = visits["supervisor"].submit("/export", table=table, first="\r\nx", last="不是日期").response

    assert answer.status_code == 200
    assert re.fullmatch(r'attachment; filename="days-\d{4}-\d\d-\d\d\.csv"', answer.headers["content-disposition"])
    assert "a" not in answer.cookies


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠x", "\t=1", "\r=1", "\n=1", "=cmd|' /C calc'!A0"]


@pytest.mark.parametrize("cell", FORMULAS, ids=ascii)
def test_no_cell_of_an_export_is_a_formula(cell: str) -> None:
    line = as_csv(["a"], [[cell]]).decode("utf-8-sig").partition("\r\n")[2]

    assert line.lstrip('"').startswith("'")


QUERIES = [
    "/audit?before=9999999999999999999999",
    "/audit?before=-1",
    "/audit?actor=%27%20OR%201=1--",
    "/cases?q=%25&due=x",
    "/cases?q=" + "a" * 3000,
    "/statistics?first=0001-01-01&last=0001-01-01",
    "/statistics?first=9999-12-31&last=9999-12-31",
    "/statistics?name=%F0%9F%98%80",
    "/knowledge?q=%3Cscript%3Ealert(1)%3C/script%3E",
    "/knowledge?q=%ff%fe",
    "?case=%27%3B--",
]


@pytest.mark.parametrize("query", QUERIES, ids=ascii)
def test_odd_questions_are_answered_without_a_fault(visits: dict[str, Visit], query: str) -> None:
    for visit in visits.values():
        answer = visit.client.get(f"/console{query}")
        assert answer.status_code in (200, 403, 422)
        assert "<script>alert" not in answer.text


ODD = [
    "9999-12-31",
    "\0",
    "9" * 5000,
    "<script>alert(1)</script>",
    "{}",
    "%s",
    "-1",
    "１２",
    "\"'><b>",
    "0000-01-01",
    "年" * 300,
]


@pytest.mark.parametrize("value", ODD, ids=[ascii(value)[:20] for value in ODD])
def test_odd_values_in_any_field_of_the_screen_are_told_and_break_nothing(visits: dict[str, Visit], value: str) -> None:
    visit = visits["agent"]
    blank = visit.get().form()
    fields = [name for name in blank if name not in ("csrf", "do", "call")]

    for some in (fields[start::6] for start in range(6)):
        answer = visit.post("", {**blank, **dict.fromkeys(some, value), "do": "decide"}).response
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text
        assert "\"'><b>" not in answer.text
