"""The widget and the pages of the real gateway: embedding by configuration, correcting facts, the plain form."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.chat_page import ChatPage
from tests.browser.conftest import NewContext
from tests.browser.embedding_test import host_page
from tests.browser.measures import findings
from tests.browser.real_gateway import running_gateway

FACTS = '{"employer":"pilot","in_pilot_field":true,"skill_levels":{"technician":"2024-06"},"worked_since_skill":true}'
STATE_FACTS = """async (facts) => {
  const { session } = JSON.parse(sessionStorage.getItem("policy-assistant:conversation"));
  const address = "api/v1/conversations/" + session.conversation_id + "/facts";
  const headers = { "Authorization": "Bearer " + session.token, "Content-Type": "application/json" };
  const turn = await (await fetch(address, { method: "PATCH", headers, body: facts })).json();
  const kept = JSON.parse(sessionStorage.getItem("policy-assistant:conversation"));
  const { facts: held, decision, asking, case_code: caseCode } = turn;
  Object.assign(kept, { facts: held, decision, asking, caseCode });
  sessionStorage.setItem("policy-assistant:conversation", JSON.stringify(kept));
}"""


@pytest.fixture(scope="module")
def gateway_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The gateway with nobody allowed to embed it but itself."""
    with running_gateway(tmp_path_factory.mktemp("gateway")) as url:
        yield url


@pytest.fixture
def with_facts(new_context: NewContext, gateway_url: str) -> ChatPage:
    """A chat that holds the facts of a technician since June 2024 at a pilot enterprise."""
    chat = ChatPage(new_context("phone").new_page(), phone=True).open(gateway_url).begin()
    chat.page.evaluate(STATE_FACTS, FACTS)
    chat.page.reload()
    return chat


def test_correcting_a_fact_recomputes_the_real_decision_and_removing_one_asks_again(with_facts: ChatPage) -> None:
    chat, page = with_facts, with_facts.page
    chat.show("results")
    expect(chat.card("title-intermediate")).to_have_attribute("data-status", "not_yet")
    expect(chat.card("title-intermediate")).to_contain_text("最早 2027年6月1日")
    chat.show("facts")
    page.get_by_role("button", name="修改：技能等级证书").click()
    chat.pick_month("2022", "6", within=".editor")
    page.get_by_role("button", name="保存").click()
    expect(page.locator(".row .value").filter(has_text="技师，2022年6月")).to_be_visible()
    chat.show("results")
    expect(chat.card("title-intermediate")).to_have_attribute("data-status", "open")
    chat.show("facts")
    page.get_by_role("button", name="删去：所在单位").click()
    expect(page.locator("[data-row=employer]")).to_have_count(0)
    chat.show("talk")
    expect(page.get_by_role("group", name="可以直接点选").get_by_role("button").first).to_be_visible()
    assert chat.complaints == []


def test_axe_finds_nothing_in_the_real_results_and_every_name_is_chinese(with_facts: ChatPage) -> None:
    with_facts.show("facts")
    assert findings(with_facts.page) == []
    assert "_" not in with_facts.page.locator(".facts").inner_text()
    with_facts.show("results")
    with_facts.page.evaluate("document.querySelectorAll('.results details').forEach((fold) => { fold.open = true })")
    assert findings(with_facts.page) == []
    assert "_" not in with_facts.page.locator(".results").inner_text()
    with_facts.page.locator(".results").evaluate("(panel) => panel.scrollTo(0, 0)")
    with_facts.screenshot("real-results")


def test_while_the_bot_is_gone_the_person_reads_a_sentence_and_the_message_stays(with_facts: ChatPage) -> None:
    with_facts.say("我还有职称")
    expect(with_facts.page.get_by_text("我记下了")).to_be_visible()
    expect(with_facts.page.get_by_role("button", name="马上重试")).to_be_visible()
    expect(with_facts.page.locator(".entry.me")).to_have_count(1)


def test_configured_origin_may_embed_the_widget_and_no_other(new_context: NewContext, tmp_path: Path) -> None:
    with host_page() as host, running_gateway(tmp_path, host.origin) as url:
        host.script = f"{url}/widget.js"
        page = new_context("desktop").new_page()
        page.goto(host.origin)
        page.get_by_role("button", name="问政策").click()
        frame = page.frame_locator("iframe[title=政策助手]")
        frame.get_by_role("button", name="同意并开始").click()
        expect(frame.locator(".entry.bot").first).to_be_visible()
        page.goto(host.origin.replace("localhost", "127.0.0.1"))
        page.get_by_role("button", name="问政策").click()
        expect(page.get_by_text("这个网页没有登记")).to_be_visible()


def test_without_scripts_the_form_leads_to_a_result(new_context: NewContext, gateway_url: str) -> None:
    page = new_context("phone", java_script_enabled=False).new_page()
    page.goto(f"{gateway_url}/chat")
    page.get_by_role("link", name="用表格逐题查询").click()
    page.get_by_label("其他广州市属企业").check()
    page.get_by_role("button", name="下一题").click()
    expect(page.get_by_role("heading", name="您说过的情况")).to_be_visible()
    expect(page.get_by_text("其他广州市属企业")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("哪家单位")


def test_axe_finds_nothing_on_the_form(new_context: NewContext, gateway_url: str) -> None:
    page = new_context("phone").new_page()
    page.goto(f"{gateway_url}/form")
    assert findings(page) == []
