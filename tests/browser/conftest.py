"""One browser for all tests; a fake gateway and a fresh context for each."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.chat_page import ChatPage
from tests.browser.chromium import running_chromium
from tests.browser.fake_gateway import FakeGateway, serving

SIZES: dict[str, dict[str, Any]] = {
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
    "desktop": {"viewport": {"width": 1366, "height": 768}},
}
# Waits end as soon as what they wait for is there; a busy machine may need long.
PATIENCE_MS = 20_000
expect.set_options(timeout=PATIENCE_MS)

NewContext = Callable[..., BrowserContext]


@pytest.fixture(scope="session", autouse=True)
def built() -> None:
    """Build the front-end if its sources changed, as `make web` does."""
    subprocess.run([sys.executable, "-m", "bot.serving.web"], check=True)


# Playwright keeps an event loop running in this thread; between modules, others may run theirs.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The one browser."""
    with running_chromium() as started:
        yield started


@pytest.fixture
def gateway() -> Iterator[FakeGateway]:
    """The public interface over a scripted dialogue."""
    with serving() as started:
        yield started


@pytest.fixture
def new_context(browser: Browser) -> Iterator[NewContext]:
    """Open contexts of a size; what the browser kept is gone after the test."""
    opened: list[BrowserContext] = []

    def opener(size: str = "phone", **options: Any) -> BrowserContext:  # noqa: ANN401 - Playwright's own options
        settings = {"locale": "zh-CN", "timezone_id": "Asia/Shanghai", **SIZES[size], **options}
        context = browser.new_context(**settings)
        context.set_default_timeout(PATIENCE_MS)
        opened.append(context)
        return context

    yield opener
    for context in opened:
        context.close()


@pytest.fixture(params=list(SIZES))
def chat(request: pytest.FixtureRequest, new_context: NewContext, gateway: FakeGateway) -> ChatPage:
    """The chat of the scripted dialogue on a phone and on a desktop, before consent."""
    page = ChatPage(new_context(request.param).new_page(), phone=request.param == "phone")
    return page.open(gateway.url)


@pytest.fixture
def phone_chat(new_context: NewContext, gateway: FakeGateway) -> ChatPage:
    """The chat of the scripted dialogue on a phone only, before consent."""
    return ChatPage(new_context("phone").new_page(), phone=True).open(gateway.url)
