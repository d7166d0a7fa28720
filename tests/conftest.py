"""What all tests share: the real assistant, started once, and what it wrote, shown where a test fails."""

import os
from collections.abc import Iterator

import pytest

from tests.support.assistant import TEST_TODAY, Assistant, running_assistant

# Settings of whoever runs the tests must not change what they see.
SETTINGS = (
    "PORT HOST DATABASE_URL RASA_TRACKER_DB REDIS_URL WIDGET_ALLOWED_ORIGINS ASSISTANT_SECRET RATE_LIMITS RASA_URL "
    "ACTIONS_URL WECHAT_APP_ID WECHAT_APP_SECRET WECHAT_TOKEN WECHAT_ENCODING_AES_KEY WECHAT_PREVIOUS_AES_KEY "
    "WECHAT_API_BASE WECHAT_MODE WECHAT_CUSTOMER_MESSAGES WECHAT_PUBLIC_URL"
)
for setting in SETTINGS.split():
    os.environ.pop(setting, None)
os.environ["ASSISTANT_TODAY"] = TEST_TODAY.isoformat()

running: list[Assistant] = []


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Start the whole assistant once for all tests, trained if needed, on 22 November 2026."""
    with running_assistant(tmp_path_factory.mktemp("assistant") / "run") as started:
        running.append(started)
        yield started
        running.clear()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Show the end of the servers' logs beside a test that talked to them and failed."""
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]
    if report.failed and running and "assistant" in getattr(item, "fixturenames", ()):
        report.sections.append(("the assistant's logs", running[0].output()))
