"""By keyboard alone, with a screen reader, read aloud, in the other script, without motion."""

from playwright.sync_api import expect

from tests.browser.chat_page import ChatPage
from tests.browser.conftest import NewContext
from tests.browser.fake_gateway import FakeGateway
from tests.browser.measures import FOCUSED


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
    expect(page.get_by_role("button", name="为什么问这个？")).to_be_focused()
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
    page.evaluate(
        "() => { window.spoken = []; speechSynthesis.speak = ({lang, text}) => window.spoken.push([lang, text]) }"
    )
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
