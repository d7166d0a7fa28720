"""The link of an answer, tapped on a phone: the full page opens with what was said in WeChat, once."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from tests.browser.chromium import running_chromium
from tests.wechat.conversation_test import LINK, conclude
from tests.wechat.gateway import Gateway
from tests.wechat.phone import Platform

PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Build the page if its sources changed, and open a browser."""
    subprocess.run([sys.executable, "-m", "bot.serving.web"], check=True)
    with running_chromium() as started:
        yield started


def test_the_link_opens_the_page_with_what_was_said_and_a_second_time_says_why_not(
    platform: Platform, gateway: Gateway, browser: Browser
) -> None:
    token = LINK.findall(conclude(platform.phone("opener")))[0]
    address = f"{gateway.url}/chat#handover={token}"
    first = browser.new_context(viewport=PHONE, locale="zh-CN").new_page()
    first.goto(address)
    expect(first.get_by_text("您在微信里说过的情况都带过来了").first).to_be_attached(timeout=20_000)
    expect(first).to_have_url(f"{gateway.url}/chat")
    second = browser.new_context(viewport=PHONE, locale="zh-CN").new_page()
    second.goto(address)
    expect(second.get_by_text("这个链接已经用过或过期了").first).to_be_visible(timeout=20_000)
    expect(second).to_have_url(f"{gateway.url}/chat")
