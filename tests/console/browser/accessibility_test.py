"""WCAG 2.2 AA by axe, on every page and in every state of the screen."""

import json
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.console.browser.conftest import AtWork
from tests.console.browser.keyboard import ROOT, AgentAtWork

AXE = ROOT / "bot" / "web" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
TARGETS = """() => [...document.querySelectorAll("button, a.button, select, summary, input:not([type=hidden])")]
  .filter((node) => node.checkVisibility() && !node.closest(".sr") && !node.matches(".segments input"))
  .map((node) => { const box = (node.closest("label") ?? node).getBoundingClientRect();
    return [node.id || node.textContent.trim().slice(0, 20), box.width, box.height] })
  .filter(([, width, height]) => Math.min(width, height) < 20)"""


def findings(page: Page) -> list[str]:
    """What axe finds, one line each: none is accepted."""
    page.evaluate(AXE.read_text("utf-8"))
    options = json.dumps({"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]})
    report: dict[str, Any] = page.evaluate(f"() => axe.run(document, {options})")
    assert len(report["passes"]) > 5
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in report["violations"]
        for node in violation["nodes"]
    ]


def every_state(agent: AgentAtWork) -> Any:  # noqa: ANN401 - a generator of names
    """Walk through everything that can be on the screen for a call, and stop at each."""
    page = agent.page
    yield "blank"
    agent.paste("我是高工，技师证快三年了").press("Enter")
    expect(page.locator(".clarify")).to_be_visible()
    yield "proposal with an ambiguous word"
    agent.press("ArrowDown", "Enter")
    expect(page.locator("#script")).to_be_visible()
    for summary in page.locator("#ways summary, #answer summary").all():
        summary.click()
    yield "answer with every condition"
    page.locator('[name="skill_levels.when.0"]').fill("昨天的明天")
    expect(page.locator(".problems")).to_be_visible()
    yield "a date that cannot be read"
    agent.press("Alt+W")
    page.locator("#employer").select_option("outside_guangzhou")
    expect(page.locator(".compared")).to_be_visible()
    yield "what-if"
    page.locator(".help").click()
    yield "sheet of shortcuts"
    page.keyboard.press("Escape")
    agent.press("Alt+W", "Alt+S")
    expect(page.locator("#status")).to_contain_text("已保存")
    yield "saved"
    agent.served.console.age_sessions(timedelta(hours=1))
    page.keyboard.press("Alt+S")
    expect(page.locator("#again")).to_be_visible()
    yield "signing in again"


@pytest.mark.parametrize("size", [(1366, 768), (683, 384)])
def test_axe_finds_nothing_in_any_state_of_a_call(at_work: AtWork, size: tuple[int, int]) -> None:
    agent = at_work(viewport={"width": size[0], "height": size[1]})
    found, small = {}, {}
    for state in every_state(agent):
        found[state] = findings(agent.page)
        small[state] = agent.page.evaluate(TARGETS)
    assert {state: lines for state, lines in found.items() if lines} == {}
    assert {state: lines for state, lines in small.items() if lines} == {}
    assert len(found) == 8


def test_axe_finds_nothing_on_the_other_pages(at_work: AtWork) -> None:
    agent, auditor = at_work("wang", "supervisor"), at_work("zhao", "auditor")
    agent.hear("我在广州地铁做检修，技师，2022年3月拿的证，一直在岗")
    agent.press("Alt+1", "Alt+S")
    expect(agent.page.locator("#status")).to_contain_text("已保存")
    found = {}
    for path in ("/cases", "/knowledge", "/knowledge?q=优胜奖", "/statistics", "/audit"):
        agent.open(f"/console{path}")
        found[path] = findings(agent.page)
    agent.served.console.age_sessions(timedelta(minutes=6))
    agent.open("/console/statistics")
    agent.page.get_by_role("button", name="导出每人每天 CSV").click()
    expect(agent.page.get_by_role("heading", name="导出前请再输一次密码")).to_be_visible()
    found["confirm"] = findings(agent.page)
    auditor.open("/console/audit")
    found["audit"] = findings(auditor.page)
    agent.open("/console")
    agent.page.keyboard.press("Alt+J")
    agent.page.keyboard.type("222-222-222")
    agent.page.keyboard.press("Enter")
    expect(agent.page.get_by_role("alert")).to_be_visible()
    found["unknown code"] = findings(agent.page)
    agent.page.context.clear_cookies()
    agent.open("/console")
    found["sign in"] = findings(agent.page)
    assert {state: lines for state, lines in found.items() if lines} == {}
