"""WCAG 2.2 AA by axe in every state and size of type, and the national figures."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.chat_page import ChatPage
from tests.browser.conftest import NewContext
from tests.browser.fake_gateway import FakeGateway
from tests.browser.measures import OVERFLOW, TYPE, findings, small_targets

# MIIT's general norm for older people: type, distance of lines, targets (in CSS pixels for dp).
ELDER_TYPE, LARGEST_TYPE, LINE_HEIGHT, ELDER_TARGET, TARGET = 18, 30, 1.3, 60, 44
MODES = ("标准字", "大字（长辈版）", "特大字")


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


@pytest.mark.parametrize("mode", MODES)
def test_narrowest_screen_needs_no_sideways_scrolling(new_context: NewContext, gateway: FakeGateway, mode: str) -> None:
    page = new_context("phone", viewport={"width": 320, "height": 568}).new_page()
    chat = ChatPage(page, phone=True).open(gateway.url)
    set_type(chat, mode)
    for state in every_state(chat):
        assert page.evaluate(OVERFLOW) <= 0, state


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
