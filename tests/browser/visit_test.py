"""A visit from the first page to the result, and everything that can be done with the result."""

import re

from playwright.sync_api import expect

from tests.browser.chat_page import ChatPage
from tests.browser.fake_gateway import FakeGateway
from tests.browser.scripted_dialogue import CASE_CODE, QUOTE


def test_nothing_is_sent_before_consent_and_its_details_are_one_tap_away(chat: ChatPage, gateway: FakeGateway) -> None:
    assert gateway.dialogues == {}
    expect(chat.page.get_by_text("保存多久")).to_be_hidden()
    chat.page.get_by_text("具体怎么处理").click()
    expect(chat.page.get_by_text("保存多久")).to_be_visible()
    expect(chat.page.get_by_role("link", name="用表格逐题查询")).to_have_attribute("href", "form")
    chat.screenshot("consent")
    chat.begin()
    assert gateway.consents == ["2026-11"]


def test_first_visit_leads_to_a_decision_with_clause_words_and_colour(chat: ChatPage) -> None:
    chat.begin().reach_result()
    chat.screenshot("answer")
    chat.show("results")
    waiting = chat.card("title-intermediate")
    expect(waiting.locator(".badge")).to_contain_text("还差时间")
    expect(waiting).to_have_attribute("data-status", "not_yet")
    expect(waiting).to_contain_text("三（一）1（2）")
    expect(waiting.get_by_text(QUOTE)).to_be_hidden()
    chat.screenshot("results")
    waiting.get_by_text("逐项条件和原文").click()
    expect(waiting.get_by_text(QUOTE)).to_be_visible()
    expect(chat.card("title-junior").locator(".badge")).to_contain_text("可以申报")
    assert chat.complaints == []


def test_year_alone_is_enough_where_a_date_is_asked(phone_chat: ChatPage, gateway: FakeGateway) -> None:
    phone_chat.begin()
    phone_chat.say("您好")
    phone_chat.choose("试点企业本部")
    phone_chat.choose("技师（二级）")
    phone_chat.page.get_by_label("只记得年份").check()
    expect(phone_chat.page.locator("[data-part=month]")).to_have_count(0)
    phone_chat.page.locator("[data-part=year]").select_option("2021")
    phone_chat.page.get_by_role("button", name="就是这个日期").click()
    expect(phone_chat.page.get_by_text("结论：")).to_be_visible()
    assert gateway.posts[-1]["text"] == "2021年"


def test_incomplete_date_is_not_sent(phone_chat: ChatPage, gateway: FakeGateway) -> None:
    phone_chat.begin()
    phone_chat.say("您好")
    phone_chat.choose("试点企业本部")
    phone_chat.choose("技师（二级）")
    expect(phone_chat.page.locator(".date-form")).to_be_visible()
    sent = len(gateway.posts)
    phone_chat.page.get_by_role("button", name="就是这个日期").click()
    expect(phone_chat.page.locator("[data-part=year]")).to_be_focused()
    assert len(gateway.posts) == sent


def test_edited_fact_changes_the_result(chat: ChatPage) -> None:
    chat.begin().reach_result()
    chat.show("facts")
    chat.page.get_by_role("button", name="修改：所在单位，试点企业本部").click()
    chat.screenshot("edit")
    chat.page.get_by_role("form", name="修改：所在单位").locator("select").select_option("outside_guangzhou")
    chat.page.get_by_role("button", name="保存").click()
    expect(chat.page.locator("[data-row=employer] .value")).to_have_text("广州以外的单位")
    chat.show("results")
    expect(chat.card("title-junior")).to_have_attribute("data-status", "closed")
    expect(chat.card("title-junior")).to_contain_text("卡在单位")


def test_removed_fact_is_asked_for_again(phone_chat: ChatPage, gateway: FakeGateway) -> None:
    phone_chat.begin().reach_result()
    phone_chat.show("facts")
    phone_chat.page.get_by_role("button", name=re.compile("^删去：技能等级证书")).click()
    expect(phone_chat.page.locator(".row")).to_have_count(1)
    assert gateway.dialogues["c1"].facts == {"employer": "pilot"}
    phone_chat.show("talk")
    expect(phone_chat.page.get_by_role("button", name="高级工（三级）")).to_be_visible()


def test_corrected_date_keeps_its_level(phone_chat: ChatPage, gateway: FakeGateway) -> None:
    phone_chat.begin().reach_result()
    phone_chat.show("facts")
    phone_chat.page.get_by_role("button", name=re.compile("^修改：技能等级证书")).click()
    phone_chat.pick_month("2021", "3", within=".editor")
    phone_chat.page.get_by_role("button", name="保存").click()
    expect(phone_chat.page.locator(".row .value").last).to_have_text("技师，2021年3月")
    assert gateway.dialogues["c1"].facts["skill_levels"] == {"technician": "2021-03"}


def test_correction_shows_where_it_was_made_that_it_waits_and_what_came_of_it(phone_chat: ChatPage) -> None:
    page = phone_chat.begin().reach_result().page
    phone_chat.show("facts")
    page.route("**/facts", lambda route: route.abort())
    page.get_by_role("button", name="删去：所在单位").click()
    expect(page.get_by_role("status")).to_contain_text("网络连接断了")
    page.unroute("**/facts")
    page.get_by_role("button", name="马上重试").click()
    expect(page.locator("[data-row=employer]")).to_have_count(0)
    expect(page.get_by_role("status")).to_have_text("")
    page.get_by_role("button", name="看结果").click()
    expect(page.get_by_role("heading", name="结果", exact=True)).to_be_focused()


def test_safe_day_can_be_put_into_the_calendar(phone_chat: ChatPage) -> None:
    phone_chat.begin().reach_result()
    phone_chat.show("results")
    with phone_chat.page.expect_download() as download:
        phone_chat.card("title-intermediate").get_by_role("link", name="加到日历").click()
    assert "/api/v1/calendar/title-intermediate/2027-06-30.ics" in download.value.url


def test_case_code_can_be_copied(phone_chat: ChatPage) -> None:
    phone_chat.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone_chat.begin().reach_result()
    phone_chat.show("results")
    phone_chat.page.get_by_role("button", name="复制办事码").click()
    expect(phone_chat.page.get_by_role("button", name="已复制")).to_be_visible()
    assert phone_chat.page.evaluate("navigator.clipboard.readText()") == CASE_CODE


def test_two_ladders_are_a_picture_and_a_list(chat: ChatPage) -> None:
    chat.begin().reach_result()
    chat.show("results")
    picture = chat.page.locator(".ladders svg")
    expect(picture.locator(".rung")).to_have_count(12)
    expect(picture.locator("[data-pathway=title-junior]")).to_have_attribute("data-status", "open")
    expect(picture.locator(".level[data-held=true]")).to_have_text(["技师"])
    listed = chat.page.get_by_role("figure").get_by_role("listitem")
    expect(listed.filter(has_text="从高级工到初级职称：可以申报")).to_have_count(1)
    expect(listed.filter(has_text="从技师到中级职称：还差时间")).to_have_count(1)
    expect(listed.filter(has_text="您已取得：技师")).to_have_count(1)
    picture.scroll_into_view_if_needed()
    chat.screenshot("ladders")


def test_printed_slip_has_facts_results_clauses_and_case_code(phone_chat: ChatPage) -> None:
    phone_chat.begin().reach_result()
    slip = phone_chat.page.locator(".slip")
    expect(slip).to_be_hidden()
    phone_chat.page.emulate_media(media="print")
    expect(slip).to_be_visible()
    expect(phone_chat.page.locator(".app")).to_be_hidden()
    for words in (CASE_CODE, "所在单位", "试点企业本部", "还差时间：中级职称", "最早 2027年6月1日", QUOTE, "83556708"):
        expect(slip).to_contain_text(words)
    phone_chat.page.emulate_media(media="screen")
    phone_chat.page.evaluate("window.print = () => { window.printed = true }")
    phone_chat.show("results")
    phone_chat.page.get_by_role("button", name="打印或存成 PDF").click()
    assert phone_chat.page.evaluate("window.printed")


def test_record_is_deleted_after_one_question(phone_chat: ChatPage, gateway: FakeGateway) -> None:
    phone_chat.begin().reach_result()
    phone_chat.more()
    phone_chat.page.get_by_role("button", name="删除我的记录").click()
    assert gateway.dialogues
    phone_chat.page.get_by_role("button", name="确定删除").click()
    expect(phone_chat.page.get_by_text("您的记录已经全部删除。")).to_be_visible()
    expect(phone_chat.page.get_by_role("button", name="同意并开始")).to_be_focused()
    assert gateway.dialogues == {}
    assert phone_chat.page.evaluate("sessionStorage.length") == 0
