"""What people write is text on every page: nothing of it becomes markup, a script or an address."""

import re
from pathlib import Path

import httpx
import pytest
from jinja2 import Environment, StrictUndefined

from bot.console import pages as console_pages
from bot.gateway.form import router as form
from bot.serving.places import ROOT
from tests.console.desk import Visit
from tests.security.conftest import Served

MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><b>{{719*719}}</b>javascript:alert(1)"
TEMPLATES = [ROOT / "bot" / "console" / "templates", ROOT / "bot" / "gateway" / "form" / "templates"]
SCRIPTS = [*(ROOT / "bot" / "web" / "src").rglob("*.ts"), *(ROOT / "bot" / "console" / "static").glob("*.js")]
# From text to markup or code, in a template or in a script.
UNSAFE_IN_TEMPLATES = re.compile(r"\|\s*safe\b|autoescape|Markup|\son\w+=|javascript:|<style|<script(?![^>]*\ssrc=)")
UNSAFE_IN_SCRIPTS = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|unsafeHTML|\beval\(|new Function"
)


def is_harmless(html: str) -> bool:
    return not any(part in html for part in ("<script>alert", "<img src=x", "\"'><b>", "516961"))


@pytest.mark.parametrize(
    "template", [file for folder in TEMPLATES for file in folder.iterdir()], ids=lambda file: file.name
)
def test_no_template_switches_escaping_off_or_holds_code(template: Path) -> None:
    assert UNSAFE_IN_TEMPLATES.findall(template.read_text()) == []


@pytest.mark.parametrize("environment", [console_pages.PAGES, form.PAGES], ids=["console", "form"])
def test_both_sets_of_templates_escape_by_default(environment: Environment) -> None:
    name = environment.list_templates()[0]

    assert callable(environment.autoescape)
    assert environment.autoescape(name)
    assert environment.undefined is StrictUndefined


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda file: file.name)
def test_no_script_of_ours_makes_markup_or_code_of_text(script: Path) -> None:
    assert UNSAFE_IN_SCRIPTS.findall(script.read_text()) == []


@pytest.mark.parametrize("field", ["fact", "choice", "year", "month", "day", "action", "progress"])
def test_the_form_shows_what_was_sent_as_text(served: Served, field: str) -> None:
    answer = httpx.post(f"{served.url}/form", data={"fact": "employer", field: MARKUP})

    assert answer.headers["content-type"].startswith("text/html")
    assert is_harmless(answer.text)


def test_errors_are_json_whatever_they_quote(served: Served) -> None:
    answer = httpx.post(f"{served.url}/api/v1/decisions", json={"facts": {MARKUP: 1}})

    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_the_console_shows_a_case_with_markup_in_its_note_as_text(visits: dict[str, Visit]) -> None:
    agent = visits["agent"]
    screen = agent.get()
    saved = agent.press(screen, "save", employer="pilot", note=MARKUP, line=MARKUP)
    cases = agent.get("/cases")
    searched = agent.get("/cases", q=MARKUP)

    assert all(is_harmless(page.response.text) for page in (saved, cases, searched))


@pytest.mark.parametrize("path", ["/knowledge?q=", "/cases?q=", "?case=", "/statistics?name=", "/audit?actor="])
def test_the_console_shows_what_stands_in_an_address_as_text(visits: dict[str, Visit], path: str) -> None:
    for visit in visits.values():
        assert is_harmless(visit.client.get(f"/console{path}", params={path.split("?")[1][:-1]: MARKUP}).text)
