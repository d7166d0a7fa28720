"""The whole assistant in the browser: from the first sentence to a decision, correction, reload, what-if, deletion."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.chat_page import ChatPage
from tests.browser.conftest import NewContext
from tests.browser.measures import findings
from tests.support.assistant import Assistant

NO = re.compile(r"^(没有|都没有|从没)")
MOST_QUESTIONS = 12


@pytest.fixture(params=["phone", "desktop"])
def visit(request: pytest.FixtureRequest, new_context: NewContext, assistant: Assistant) -> ChatPage:
    """The chat of the running assistant, after consent."""
    page = ChatPage(new_context(request.param).new_page(), phone=request.param == "phone")
    return page.open(assistant.url).begin()


def say_no_until(chat: ChatPage, wanted: Locator) -> None:
    """Answer every question with "none" until something is there; each has to come with the answer before it."""
    for _ in range(MOST_QUESTIONS):
        answered = chat.answers.count()
        if wanted.count():
            return
        chat.page.get_by_role("group", name="可以直接点选").get_by_role("button", name=NO).first.click()
        expect(chat.answers.nth(answered)).to_be_visible()
        expect(chat.page.get_by_role("status")).to_have_text("")
    raise AssertionError("the questions never ended")


def test_visit_leads_from_one_sentence_to_a_decision_that_can_be_corrected(visit: ChatPage) -> None:
    page = visit.page
    visit.ask("我在广州地铁集团本部上班，2024年6月拿的技师证，一直做检修")
    expect(page.get_by_role("group", name="可以直接点选")).to_be_visible()
    visit.screenshot("real-question")
    say_no_until(visit, page.get_by_text("结论："))
    visit.screenshot("real-answer")
    visit.show("results")
    expect(visit.card("title-junior")).to_have_attribute("data-status", "open")
    expect(visit.card("title-intermediate")).to_contain_text("最早 2027年6月1日")
    expect(page.locator("#case-code")).to_have_text(re.compile(r"^\w{3}-\w{3}-\w{3}$"))
    visit.screenshot("real-results")
    page.locator(".ladders figcaption").scroll_into_view_if_needed()
    visit.screenshot("real-ladders")
    assert findings(page) == []
    said = page.locator(".entry").count()
    page.reload()
    expect(page.locator(".entry")).to_have_count(said)
    visit.show("facts")
    page.get_by_role("button", name="修改：技能等级证书").click()
    visit.pick_month("2022", "6", within=".editor")
    visit.screenshot("real-edit")
    page.get_by_role("button", name="保存").click()
    expect(page.locator(".row .value").filter(has_text="技师，2022年6月")).to_be_visible()
    visit.show("results")
    expect(visit.card("title-intermediate")).to_have_attribute("data-status", "open")
    visit.show("talk")
    visit.say("还有什么办法可以升中级职称")
    expect(page.get_by_role("status")).to_have_text("")
    assert visit.complaints == []


def test_date_picked_is_understood_as_exactly_as_it_was_picked(visit: ChatPage) -> None:
    visit.ask("我在广州地铁集团本部上班，一直做检修，有技师证")
    say_no_until(visit, visit.page.locator(".date-form"))
    visit.screenshot("real-date")
    visit.pick_month("2024", "6")
    visit.page.get_by_role("button", name="就是这个日期").click()
    visit.show("facts")
    expect(visit.page.locator(".row .value").filter(has_text="技师，2024年6月")).to_be_visible()


def test_date_that_is_not_remembered_is_no_dead_end(visit: ChatPage) -> None:
    visit.ask("我在广州地铁集团本部上班，一直做检修，有技师证")
    say_no_until(visit, visit.page.locator(".date-form"))
    visit.page.get_by_label("不记得了").check()
    answered = visit.answers.count()
    visit.page.get_by_role("button", name="就是这个日期").click()
    expect(visit.answers.nth(answered)).to_be_visible()
    expect(visit.page.get_by_role("status")).to_have_text("")
    assert visit.page.locator(".choice, .date-form").count() > 0


def test_person_may_ask_why_and_is_asked_again(visit: ChatPage) -> None:
    visit.ask("我在广州地铁集团本部上班，一直做检修，有技师证")
    offered = visit.page.locator(".choice").all_text_contents()
    answered = visit.answers.count()
    visit.page.get_by_role("button", name="为什么问这个？").click()
    expect(visit.answers.nth(answered)).to_be_visible()
    expect(visit.page.get_by_role("status")).to_have_text("")
    assert visit.page.locator(".choice").all_text_contents() == offered


def test_record_deleted_in_words_is_gone_from_the_device_too(visit: ChatPage) -> None:
    visit.ask("我在广州地铁集团本部上班，有技师证")
    visit.say("删除我的记录")
    page = visit.page
    confirm = page.get_by_role("group", name="可以直接点选").get_by_role("button", name=re.compile("删"))
    begin = page.get_by_role("button", name="同意并开始")
    expect(confirm.first.or_(begin)).to_be_visible()
    if not begin.is_visible():
        confirm.first.click()
    expect(begin).to_be_visible()
    assert page.evaluate("sessionStorage.length") == 0
