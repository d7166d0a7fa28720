"""An agent with two hands on the keyboard: everything they press is counted."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from playwright.sync_api import Page, expect

from bot.clock import now
from bot.console.signing_in import digest_of
from bot.gateway.app import create_app
from bot.serving.ports import free_port
from tests.console.desk import Console, settings_for

ROOT = Path(__file__).resolve().parents[3]
MOMENT_MS = 100
SCREENSHOTS = ROOT / "var" / "screenshots"


@dataclass
class ServedConsole:
    """A console that a browser can reach."""

    console: Console
    url: str


@contextmanager
def serving(folder: Path) -> Iterator[ServedConsole]:
    """Serve a gateway from this process."""
    settings = settings_for(folder)
    app, port = create_app(settings), free_port()
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the gateway did not start"
        thread.join(0.05)
    try:
        yield ServedConsole(Console(app, settings, app.state.services.database), f"http://127.0.0.1:{port}")
    finally:
        server.should_exit = True
        thread.join(20)


class AgentAtWork:
    """A signed-in agent in front of the screen."""

    def __init__(self, page: Page, served: ServedConsole, name: str, role: str) -> None:
        self.page = page
        self.served = served
        self.name = name
        self.role = role
        self.pressed = 0
        # What the browser complained about: errors of scripts, and whatever the content policy blocked.
        self.complaints: list[str] = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)

    def arrive(self) -> "AgentAtWork":
        """Make the account, open a session and the first page."""
        console, token = self.served.console, f"session of {self.name}"
        console.add(self.name, self.role)
        account = console.desk.accounts.find(self.name)
        assert account is not None
        console.desk.accounts.open_session(digest_of(token), account.id, now())
        self.page.context.add_cookies([{"name": "console", "value": token, "url": self.served.url}])
        return self.open("/console" if self.role != "auditor" else "/console/audit")

    def open(self, path: str) -> "AgentAtWork":
        """Go to a page."""
        self.page.goto(f"{self.served.url}{path}")
        return self

    def press(self, *keys: str) -> "AgentAtWork":
        """Press keys, each counted, and wait for what comes of each."""
        for key in keys:
            self.pressed += 1
            self.page.keyboard.press(key)
            self.settle()
        return self

    def paste(self, line: str) -> "AgentAtWork":
        """Paste or type one line: counts as one."""
        self.pressed += 1
        self.page.keyboard.insert_text(line)
        return self

    def settle(self) -> None:
        """Wait until the screen rests: requests begin a moment after the key, the focus moves a moment after them."""
        self.page.wait_for_timeout(MOMENT_MS)
        expect(self.page.locator("html")).not_to_have_attribute("data-busy", "true", timeout=15_000)
        self.page.wait_for_timeout(MOMENT_MS)

    def hear(self, line: str) -> "AgentAtWork":
        """Paste what the caller says, read it, confirm it."""
        self.paste(line).press("Enter")
        expect(self.page.locator("#proposal")).to_be_visible()
        return self.press("Enter")

    @property
    def focused(self) -> str:
        """The id (else the name) of what has the focus."""
        return str(self.page.evaluate("document.activeElement.id || document.activeElement.name || ''"))

    @property
    def question(self) -> str:
        """The fact that is being asked for."""
        return self.page.locator("#state [name=asking]").input_value()

    def status(self, pathway: str) -> str | None:
        """How a pathway stands on the screen."""
        return self.page.locator(f"#way-{pathway}").get_attribute("data-status")

    def screenshot(self, name: str) -> None:
        """Keep a picture as an artefact of the tests."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"console-{name}.png")
