"""WCAG 2.2 AA by axe in every state and size of type, the national figures, keyboard and screen reader."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chat_page import ChatPage
from tests.browser.conftest import NewContext
from tests.browser.fake_gateway import ROOT, FakeGateway

AXE = ROOT / "bot" / "web" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# MIIT's general norm for older people: type, distance of lines, targets (in CSS pixels for dp).
ELDER_TYPE, LARGEST_TYPE, LINE_HEIGHT, ELDER_TARGET, TARGET = 18, 30, 1.3, 60, 44
MODES = ("标准字", "大字（长辈版）", "特大字")

TARGETS = """() => [...document.querySelectorAll("button, a.button, select, summary, .pill, textarea, input[type=number]")]
  .filter((node) => node.offsetParent && !node.closest(".sr"))
  .map((node) => { const box = node.getBoundingClientRect(); return [node.textContent.trim().slice(0, 20), box.width, box.height] })"""
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


def set_type(chat: ChatPage, mode: str) -> None:
    """Choose a size of type in the menu."""
    chat.more()
    chat.page.get_by_label(mode).check()
    chat.more()


def every_state(chat: ChatPage) -> Any:  # noqa: ANN401 - a generator of names
    """Walk through everything that can be on the screen, and stop at each."""
    yield "consent"
    chat.page.get_by_text("具体怎么处理").click()
    yield "consent with details"
    chat.begin()
    chat.say("您好")
    expect(chat.page.locator(".choice").first).to_be_visible()
    yield "choices"
    chat.choose("试点企业本部")
    chat.choose("技师（二级）")
    expect(chat.page.locator(".date-form")).to_be_visible()
    yield "date"
    chat.pick_month("2024", "6")
    chat.page.get_by_role("button", name="就是这个日期").click()
    expect(chat.page.get_by_text("结论：")).to_be_visible()
    yield "answer"
    chat.show("facts")
    chat.page.get_by_role("button", name="修改").last.click()
    yield "editing a level"
    chat.page.get_by_role("button", name="取消").click()
    chat.show("results")
    for summary in chat.page.locator(".results > details > summary, .card[data-status=not_yet] summary").all():
        summary.click()
    yield "results"
    chat.more()
    chat.page.get_by_role("button", name="删除我的记录").click()
    yield "menu and question before deleting"


@pytest.mark.parametrize("mode", MODES[:2])
def test_axe_finds_nothing_in_any_state(chat: ChatPage, mode: str) -> None:
    set_type(chat, mode)
    found = {state: findings(chat.page) for state in every_state(chat)}
    assert {state: lines for state, lines in found.items() if lines} == {}
    assert len(found) == 8


def test_axe_finds_nothing_in_traditional_script_nor_on_the_demonstration_page(
    phone_chat: ChatPage, gateway: FakeGateway
) -> None:
    phone_chat.more()
    phone_chat.page.get_by_role("button", name="繁體顯示").click()
    expect(phone_chat.page.get_by_role("button", name="同意並開始")).to_be_visible()
    assert findings(phone_chat.page) == []
    phone_chat.page.goto(f"{gateway.url}/demo")
    assert findings(phone_chat.page) == []


@pytest.mark.parametrize(("mode", "target"), zip(MODES, (TARGET, ELDER_TARGET, ELDER_TARGET), strict=True))
def test_everything_to_tap_is_large_enough_and_nothing_runs_off_the_side(
    phone_chat: ChatPage, mode: str, target: int
) -> None:
    set_type(phone_chat, mode)
    for state in every_state(phone_chat):
        assert small_targets(phone_chat.page, target) == [], state
        assert phone_chat.page.evaluate(OVERFLOW) <= 0, state


def test_elder_type_is_large_and_the_largest_larger(phone_chat: ChatPage) -> None:
    page = phone_chat.begin().page
    assert page.evaluate(TYPE, ".bubble p")[0] >= 16
    phone_chat.larger()
    elder = page.evaluate(TYPE, ".bubble p")
    assert elder[0] == 24
    assert elder[0] >= ELDER_TYPE
    set_type(phone_chat, "特大字")
    assert page.evaluate(TYPE, ".bubble p")[0] >= LARGEST_TYPE


@pytest.mark.parametrize("mode", MODES)
def test_lines_and_paragraphs_keep_their_distance(phone_chat: ChatPage, mode: str) -> None:
    set_type(phone_chat, mode)
    page = phone_chat.begin().page
    size, height = page.evaluate(TYPE, ".bubble p")
    assert height >= LINE_HEIGHT
    gap = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.bubble p + p')).marginTop)")
    between_lines = size * (height - 1)
    assert gap >= 1.3 * between_lines


def test_elder_mode_is_on_the_first_page_and_stays(chat: ChatPage) -> None:
    switch = chat.page.get_by_role("button", name="长辈版")
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "true")
    chat.page.reload()
    expect(switch).to_have_attribute("aria-pressed", "true")
    expect(chat.page.locator("html")).to_have_attribute("data-size", "elder")
    chat.begin().reach_result()
    chat.screenshot("elder-answer")
    chat.show("results")
    chat.screenshot("elder-results")


def test_whole_visit_needs_only_the_keyboard(chat: ChatPage, gateway: FakeGateway) -> None:
    page, press = chat.page, chat.page.keyboard.press

    def tab_to(name: str) -> None:
        for _ in range(60):
            press("Tab")
            if name in page.evaluate(FOCUSED):
                return
        raise AssertionError(f"the Tab key never reached {name}")

    tab_to("同意并开始")
    press("Enter")
    expect(chat.answers).to_have_count(1)
    page.get_by_label("说说您的情况").wait_for()
    while page.evaluate("document.activeElement.id") != "say":
        press("Tab")
    page.keyboard.type("您好")
    press("Enter")
    expect(chat.answers).to_have_count(2)
    press("Shift+Tab")
    press("Enter")
    expect(chat.page.locator(".entry.me").last).to_contain_text("单位不在广州")
    expect(page.get_by_role("button", name="技师（二级）")).to_be_visible()
    tab_to("技师（二级）")
    press("Enter")
    expect(page.locator(".date-form")).to_be_visible()
    while page.evaluate("document.activeElement.type") != "radio":
        press("Tab")
    press("ArrowRight")
    press("ArrowRight")
    press("Tab")
    page.keyboard.type("2021")
    tab_to("就是这个日期")
    press("Enter")
    expect(page.get_by_text("结论：")).to_be_visible()
    assert gateway.dialogues["c1"].facts == {"employer": "outside_guangzhou", "skill_levels": {"technician": "2021"}}
    if chat.phone:
        tab_to("看结果")
        press("Enter")
    tab_to("逐项条件和原文")
    press("Enter")
    expect(chat.card("title-junior").get_by_text("您的单位不在试点企业名单里。")).to_be_visible()


def test_escape_closes_menu_and_editor_and_gives_the_focus_back(phone_chat: ChatPage) -> None:
    page = phone_chat.begin().reach_result().page
    phone_chat.more()
    page.keyboard.press("Escape")
    expect(page.locator("#menu")).to_be_hidden()
    expect(page.get_by_role("button", name="更多")).to_be_focused()
    phone_chat.show("facts")
    edit = page.get_by_role("button", name="修改：所在单位，试点企业本部")
    edit.click()
    page.keyboard.press("Escape")
    expect(edit).to_be_focused()
    expect(page.locator(".editor")).to_have_count(0)


def test_log_is_empty_before_the_first_message_and_takes_each_message_once(phone_chat: ChatPage) -> None:
    page = phone_chat.page
    log = page.get_by_role("log")
    expect(log).to_have_text("")
    page.evaluate(
        """() => { window.heard = []; window.lost = 0;
        new MutationObserver((changes) => { for (const change of changes) {
          for (const node of change.addedNodes) if (node.textContent.trim()) window.heard.push(node.textContent.trim());
          window.lost += [...change.removedNodes].filter((node) => node.textContent.trim()).length;
        } }).observe(document.querySelector("[role=log]"), { childList: true, subtree: true, characterData: true }) }"""
    )
    phone_chat.begin().reach_result()
    entries = [text.strip() for text in page.locator(".entry").all_text_contents()]
    assert page.evaluate("window.heard") == entries
    assert page.evaluate("window.lost") == 0
    assert page.locator("[role=alert], [aria-live]").count() == 0
    assert log.locator("[role=status]").count() == 0


def test_messages_are_read_aloud_one_by_one_or_as_they_come(phone_chat: ChatPage) -> None:
    page = phone_chat.page
    page.evaluate("() => { window.spoken = []; speechSynthesis.speak = ({lang, text}) => window.spoken.push([lang, text]) }")
    phone_chat.begin()
    page.get_by_role("button", name="朗读").click()
    assert page.evaluate("window.spoken")[0][0] == "zh-CN"
    assert page.evaluate("window.spoken")[0][1].startswith("您好")
    phone_chat.more()
    page.get_by_role("button", name="自动朗读：关").click()
    phone_chat.more()
    phone_chat.say("您好")
    expect(phone_chat.answers).to_have_count(2)
    assert page.evaluate("window.spoken")[1:] == [["zh-CN", "您在哪家单位上班？"]]


def test_traditional_script_shows_everything_in_it_and_goes_back(chat: ChatPage, gateway: FakeGateway) -> None:
    page = chat.begin().reach_result().page
    chat.more()
    page.get_by_role("button", name="繁體顯示").click()
    expect(page.get_by_text("結論：現在可以申報初級職稱")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hant")
    expect(page.get_by_role("button", name="简体显示")).to_be_focused()
    chat.screenshot("traditional")
    page.reload()
    expect(page.get_by_text("結論：現在可以申報初級職稱")).to_be_visible()
    posts = len(gateway.posts)
    chat.page.get_by_role("button", name="更多").click()
    page.get_by_role("button", name="简体显示").click()
    expect(page.get_by_text("结论：现在可以申报初级职称")).to_be_visible()
    assert len(gateway.posts) == posts


def test_motion_stops_for_whoever_asks_for_it(new_context: NewContext, gateway: FakeGateway) -> None:
    chat = ChatPage(new_context("phone", reduced_motion="reduce").new_page(), phone=True).open(gateway.url).begin()
    chat.page.route("**/messages", lambda _: None)
    chat.say("您好")
    dots = chat.page.locator(".dots i").first
    expect(dots).to_be_attached()
    assert dots.evaluate("(node) => getComputedStyle(node).animationName") == "none"
