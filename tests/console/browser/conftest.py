"""The console in Chromium: a served gateway, one browser, fresh contexts."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.chromium import running_chromium
from tests.console.browser.keyboard import AgentAtWork, ServedConsole, serving

PATIENCE_MS = 15_000
AtWork = Callable[..., AgentAtWork]


@pytest.fixture(scope="session", autouse=True)
def built() -> None:
    """Build the front end if its sources changed: htmx comes with it."""
    subprocess.run([sys.executable, "-m", "bot.serving.web"], check=True)


# Playwright keeps an event loop running in this thread; between modules, others may run theirs.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The one browser."""
    with running_chromium() as started:
        yield started


@pytest.fixture
def served(tmp_path: Path) -> Iterator[ServedConsole]:
    """A gateway with its console on a port of its own."""
    with serving(tmp_path) as started:
        yield started


@pytest.fixture
def at_work(browser: Browser, served: ServedConsole) -> Iterator[AtWork]:
    """Put agents to work, each in a browser of their own."""
    opened: list[BrowserContext] = []

    def put(name: str = "li.na", role: str = "agent", **options: Any) -> AgentAtWork:  # noqa: ANN401 - Playwright's
        settings: dict[str, Any] = {"viewport": {"width": 1366, "height": 768}, **options}
        context = browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai", **settings)
        context.set_default_timeout(PATIENCE_MS)
        opened.append(context)
        return AgentAtWork(context.new_page(), served, name, role).arrive()

    yield put
    for context in opened:
        context.close()


@pytest.fixture
def agent(at_work: AtWork) -> AgentAtWork:
    """One agent with a blank screen."""
    return at_work()
