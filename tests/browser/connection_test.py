"""Reloads and lost connections: nothing said is lost, and nothing is said twice."""

from http import HTTPStatus

import pytest
from playwright.sync_api import Route, expect

from tests.browser.chat_page import ChatPage
from tests.browser.fake_gateway import FakeGateway


def test_reload_keeps_conversation_choices_and_results(chat: ChatPage, gateway: FakeGateway) -> None:
    chat.begin().reach_result()
    said = chat.page.locator(".entry").all_text_contents()
    chat.page.reload()
    expect(chat.page.locator(".entry")).to_have_text(said)
    chat.show("results")
    expect(chat.card("title-junior")).to_be_visible()
    assert len(gateway.dialogues) == 1
    assert chat.complaints == []


def test_token_is_in_no_address_and_only_in_this_tab(phone_chat: ChatPage) -> None:
    addresses: list[str] = []
    phone_chat.page.on("request", lambda request: addresses.append(request.url))
    phone_chat.begin().reach_result()
    assert not [address for address in addresses if "token" in address or "?" in address]
    assert phone_chat.page.evaluate("JSON.stringify(localStorage) + document.cookie") == "{}"


def stop_trying_again(chat: ChatPage) -> None:
    """Stop the clock behind the pauses between tries, so that nothing is sent unless something else happens."""
    chat.page.evaluate("() => { window.setTimeout = () => 0 }")


def test_message_waits_for_the_connection_and_goes_out_once(phone_chat: ChatPage, gateway: FakeGateway) -> None:
    phone_chat.begin()
    stop_trying_again(phone_chat)
    phone_chat.page.context.set_offline(offline=True)
    phone_chat.say("您好")
    expect(phone_chat.page.get_by_text("网络连接断了。您刚才说的话还在")).to_be_visible()
    phone_chat.screenshot("offline")
    assert gateway.turns == 0
    phone_chat.page.context.set_offline(offline=False)
    expect(phone_chat.answers).to_have_count(2)
    expect(phone_chat.page.get_by_text("网络连接断了")).to_have_count(0)
    assert gateway.turns == 1


@pytest.mark.parametrize("failure", [HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.OK], ids=["lost", "late"])
def test_answer_lost_on_its_way_is_fetched_without_a_second_turn(
    phone_chat: ChatPage, gateway: FakeGateway, failure: int
) -> None:
    phone_chat.begin()
    gateway.failures = [failure]
    phone_chat.say("您好")
    expect(phone_chat.page.get_by_text("您的话我记下了")).to_be_visible()
    phone_chat.page.get_by_role("button", name="马上重试").click()
    expect(phone_chat.answers).to_have_count(2)
    assert [post["client_message_id"] for post in gateway.posts] == [gateway.posts[0]["client_message_id"]] * 2
    assert gateway.turns == 1


def test_reload_in_the_middle_of_a_message_sends_it_once(phone_chat: ChatPage, gateway: FakeGateway) -> None:
    page = phone_chat.begin().page
    stop_trying_again(phone_chat)
    page.route("**/messages", lambda route: route.abort())
    phone_chat.say("您好")
    expect(page.get_by_text("网络连接断了")).to_be_visible()
    page.unroute("**/messages")
    page.reload()
    expect(phone_chat.answers).to_have_count(2)
    expect(page.locator(".entry.me")).to_have_count(1)
    assert gateway.turns == 1


def test_waiting_is_shown_while_the_answer_is_on_its_way(phone_chat: ChatPage) -> None:
    phone_chat.begin()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    phone_chat.page.route("**/messages", hold)
    phone_chat.say("您好")
    expect(phone_chat.page.get_by_role("status")).to_contain_text("正在查文件")
    held[0].continue_()
    expect(phone_chat.answers).to_have_count(2)
    expect(phone_chat.page.get_by_role("status")).to_have_text("")


def test_conversation_gone_from_the_server_says_so_and_begins_anew(phone_chat: ChatPage, gateway: FakeGateway) -> None:
    phone_chat.begin()
    gateway.dialogues.clear()
    phone_chat.say("您好")
    expect(phone_chat.page.get_by_text("这次对话已经过期")).to_be_visible()
    phone_chat.begin()
