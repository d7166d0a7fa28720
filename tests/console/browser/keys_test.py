"""Shortcuts, focus, clipboard, print: the screen under the fingers."""

import pytest
from playwright.sync_api import expect

from tests.console.browser.conftest import AtWork
from tests.console.browser.keyboard import AgentAtWork

LINE = "我在广州地铁做检修，技师，2022年3月拿的证，一直在岗"


@pytest.mark.parametrize(
    ("key", "focused"),
    [("Alt+L", "line"), ("Alt+A", "answer"), ("Alt+B", "employer"), ("Alt+K", "note"), ("Alt+J", "code")],
)
def test_shortcut_takes_the_focus_where_it_says(agent: AgentAtWork, key: str, focused: str) -> None:
    agent.hear(LINE)
    agent.press(key)
    assert agent.focused == focused


def test_sheet_of_shortcuts_opens_and_closes_with_one_key_and_gives_the_focus_back(agent: AgentAtWork) -> None:
    agent.hear(LINE)
    agent.press("Alt+A", "?")
    sheet = agent.page.get_by_role("dialog", name="快捷键")
    expect(sheet).to_be_visible()
    agent.press("Escape")
    expect(sheet).to_be_hidden()
    assert agent.focused == "answer"
    agent.press("?", "?")
    expect(sheet).to_be_hidden()


def test_question_mark_in_a_field_is_a_question_mark(agent: AgentAtWork) -> None:
    agent.page.keyboard.type("我行吗?")
    expect(agent.page.locator("#line")).to_have_value("我行吗?")
    expect(agent.page.locator("#sheet")).to_be_hidden()


def test_single_key_can_be_switched_off(agent: AgentAtWork) -> None:
    agent.press("Alt+B", "?")
    agent.page.evaluate("document.activeElement.blur()")
    agent.press("?")
    agent.page.locator("#no-single-key").check()
    agent.press("Escape")
    agent.page.reload()
    agent.page.evaluate("document.activeElement.blur()")
    agent.press("?")
    expect(agent.page.locator("#sheet")).to_be_hidden()


def test_every_shortcut_of_the_sheet_does_something(agent: AgentAtWork) -> None:
    agent.hear(LINE)
    listed = agent.page.locator("#sheet dt").all_text_contents()
    shown = agent.page.locator("[aria-keyshortcuts]").evaluate_all("all => all.map(one => one.ariaKeyShortcuts)")
    assert {"Alt+L", "Alt+X", "Alt+C", "Alt+P", "Alt+W", "Alt+S", "Alt+N", "Alt+J", "?"} <= set(listed) & set(shown)
    assert {"Alt+Q", "Alt+A", "Alt+B", "Alt+K"} <= set(listed)


def test_typing_a_date_keeps_the_focus_while_the_answer_follows(agent: AgentAtWork) -> None:
    agent.hear("我在广州地铁做检修，技师，一直在岗")
    field = agent.page.locator('[name="skill_levels.when.0"]')
    field.focus()
    agent.page.keyboard.type("2024-06-01", delay=60)
    expect(agent.page.locator("#way-title-intermediate .verdict")).to_have_text("最早 2027年6月1日")
    assert agent.focused == "skill_levels.when.0"
    expect(field).to_have_value("2024-06-01")


def test_date_in_words_is_shown_as_it_was_read(agent: AgentAtWork) -> None:
    agent.hear("我在广州地铁做检修，技师，一直在岗")
    agent.page.locator('[name="skill_levels.when.0"]').focus()
    agent.page.keyboard.type("去年9月")
    expect(agent.page.locator("#read-as")).to_contain_text("2025年9月")


def test_answer_follows_every_change_of_the_form(agent: AgentAtWork) -> None:
    agent.hear(LINE)
    expect(agent.page.locator("#way-title-intermediate")).to_have_attribute("data-status", "open")
    agent.press("Alt+B")
    agent.page.locator("#employer").select_option("outside_guangzhou")
    expect(agent.page.locator("#way-title-intermediate")).to_have_attribute("data-status", "closed")
    assert agent.focused == "employer"
    agent.page.locator("#employer").select_option("")
    expect(agent.page.locator("#way-title-intermediate")).to_have_attribute("data-status", "unknown")


def test_pathway_that_was_opened_stays_open_when_the_answer_changes(agent: AgentAtWork) -> None:
    agent.hear(LINE)
    way = agent.page.locator("#way-skill-chief-technician")
    way.locator("summary").click()
    agent.press("Alt+1")
    expect(way).to_have_attribute("data-status", "closed")
    assert way.evaluate("one => one.open")


def test_summary_is_copied_with_one_key(at_work: AtWork) -> None:
    agent = at_work(permissions=["clipboard-read", "clipboard-write"])
    agent.hear(LINE)
    agent.press("Alt+C")
    expect(agent.page.locator("#copied")).to_have_text("已复制")
    copied = str(agent.page.evaluate("navigator.clipboard.readText()"))
    assert "技师 → 中级职称" in copied
    assert "83556708" in copied


def test_printed_slip_holds_the_result_and_nothing_else(agent: AgentAtWork) -> None:
    agent.hear(LINE)
    slip = agent.page.locator(".slip")
    expect(slip).to_be_hidden()
    agent.page.evaluate("window.print = () => { window.printed = true }")
    agent.press("Alt+P")
    assert agent.page.evaluate("window.printed")
    agent.page.emulate_media(media="print")
    expect(slip).to_be_visible()
    for hidden in (".bar", "#entry", "#facts", "#question", "#answer"):
        expect(agent.page.locator(hidden)).to_be_hidden()


def test_what_if_is_begun_seen_and_left_by_keyboard(agent: AgentAtWork) -> None:
    agent.hear(LINE)
    agent.press("Alt+W")
    expect(agent.page.locator("#whatif")).to_be_visible()
    agent.press("Alt+B")
    agent.page.locator("#employer").select_option("district")
    expect(agent.page.locator(".compared")).to_contain_text("广州区属企业")
    agent.screenshot("what-if")
    agent.press("Alt+W")
    expect(agent.page.locator("#whatif")).to_be_hidden()
    expect(agent.page.locator("#employer")).to_have_value("pilot")


def test_new_call_begins_blank_at_the_line(agent: AgentAtWork) -> None:
    agent.hear(LINE)
    agent.press("Alt+N")
    expect(agent.page.locator("#script")).to_have_count(0)
    assert agent.focused == "line"


def test_citation_opens_its_clause_beside_the_call(agent: AgentAtWork) -> None:
    agent.hear(LINE)
    agent.page.locator("#way-title-intermediate summary").click()
    with agent.page.context.expect_page() as opened:
        agent.page.locator("#way-title-intermediate .grants a.cite").click()
    clause = opened.value.locator("article.clause:target")
    expect(clause).to_contain_text("取得技师职业资格或职业技能等级后")
    expect(agent.page.locator("#script")).to_be_visible()


def test_knowledge_is_searched_while_typing(agent: AgentAtWork) -> None:
    agent.open("/console/knowledge")
    agent.page.locator("#q").focus()
    before = agent.page.locator("article.clause").count()
    agent.page.keyboard.type("优胜奖")
    expect(agent.page.locator("#found [role=status]")).to_contain_text("含“优胜奖”的")
    assert 0 < agent.page.locator("article.clause").count() < before
    assert agent.focused == "q"
