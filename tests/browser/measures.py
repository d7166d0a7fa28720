"""What is measured in the browser: axe's findings, sizes of targets and type, what has the focus."""

import json
from typing import Any

from playwright.sync_api import Page

from tests.browser.fake_gateway import ROOT

AXE = ROOT / "bot" / "web" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

TARGETS = """() => [...document.querySelectorAll(
    "button, a.button, select, summary, .pill, textarea, input[type=number]")]
  .filter((node) => node.offsetParent && !node.closest(".sr"))
  .map((node) => [node.textContent.trim().slice(0, 20), node.getBoundingClientRect()])
  .map(([words, box]) => [words, box.width, box.height])"""
TYPE = """(selector) => { const style = getComputedStyle(document.querySelector(selector));
  return [parseFloat(style.fontSize), parseFloat(style.lineHeight) / parseFloat(style.fontSize)] }"""
FOCUSED = """() => { const node = document.activeElement;
  return node.matches("button, a, summary") ? (node.getAttribute("aria-label") ?? "") + node.textContent : "" }"""
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


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


def small_targets(page: Page, least: int) -> list[object]:
    """Everything to tap that is smaller than it has to be."""
    boxes = page.evaluate(TARGETS)
    assert len(boxes) > 3
    return [box for box in boxes if min(box[1], box[2]) < least - 0.01]
