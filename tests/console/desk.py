"""The console of a real gateway, and what a browser without scripts does with its pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
from lxml import html
from sqlalchemy import update
from starlette.testclient import TestClient

import policy_rules
from bot.clock import now
from bot.console.desk import Desk
from bot.console.passwords import hashed
from bot.console.signing_in import digest_of
from bot.gateway.app import create_app
from bot.gateway.settings import Settings, read_settings
from bot.storage.console_schema import ConsoleSession
from bot.storage.database import Database

Json = dict[str, Any]
HERE = "http://127.0.0.1"
SECRET = "a secret that only the tests know"
PASSWORD = "telephone-42x"
# One argon2id hash for all accounts of the tests: making one takes a tenth of a second.
HASH = hashed(PASSWORD)
POLICY = policy_rules.load_policy("gz-2025-442")


@dataclass
class Page:
    """An answer, read as a browser reads it."""

    response: httpx.Response

    @property
    def tree(self) -> Any:  # noqa: ANN401 - an element of lxml
        return html.fromstring(self.response.text)

    @property
    def text(self) -> str:
        return " ".join(str(self.tree.text_content()).split())

    def find(self, css: str) -> list[str]:
        """The texts of the elements that a selector finds."""
        return [" ".join(one.text_content().split()) for one in self.tree.cssselect(css)]

    def form(self, css: str = "#work") -> dict[str, str]:
        """What the form would send if nothing were changed."""
        form = self.tree.cssselect(css)[0]
        sent: dict[str, str] = {}
        for name, raw in form.form_values():
            # An empty radio button: lxml says what browsers say of one without any value.
            value = "" if raw == "on" else raw
            sent[name] = f"{sent[name]},{value}" if name in sent else value
        return sent


@dataclass
class Visit:
    """One signed-in browser."""

    client: TestClient
    name: str

    def get(self, path: str = "", **params: str) -> Page:
        return Page(self.client.get(f"/console{path}", params=params))

    def post(self, path: str, form: Json, **headers: str) -> Page:
        return Page(self.client.post(f"/console{path}", data=form, headers={"Origin": HERE, **headers}))

    def press(self, page: Page, button: str, **changes: str) -> Page:
        """Fill in some fields and press a button of the screen."""
        answered = self.post("", {**page.form(), **changes, "do": button})
        assert answered.response.status_code == 200, answered.text
        return answered

    def say(self, page: Page, line: str) -> Page:
        """Paste what the caller says and confirm all that was read."""
        return self.press(self.press(page, "read", line=line), "take")

    def submit(self, path: str, **fields: str) -> Page:
        """Send a small form of our own pages."""
        return self.post(path, {"csrf": self.csrf(), **fields})

    def csrf(self) -> str:
        """The token of this browser's forms."""
        return self.get("/knowledge").form("form.who")["csrf"]


@dataclass
class Console:
    """A running gateway with its console."""

    app: Any
    settings: Settings
    database: Database

    @property
    def desk(self) -> Desk:
        desk: Desk = self.app.state.console
        return desk

    def add(self, name: str, role: str = "agent") -> None:
        """Make an account."""
        assert self.desk.accounts.add(name, role, HASH, now())

    def browser(self, base_url: str = HERE) -> TestClient:
        """Open a browser that nobody has signed in with."""
        return TestClient(self.app, base_url=base_url, follow_redirects=True)

    def sign_in(self, name: str = "li.na", role: str = "agent") -> Visit:
        """Make an account and open a session for it, without the page and its costly password."""
        self.add(name, role)
        account, token = self.desk.accounts.find(name), f"session of {name}"
        assert account is not None
        self.desk.accounts.open_session(digest_of(token), account.id, now())
        client = self.browser()
        client.cookies.set("console", token)
        return Visit(client, name)

    def enter(self, name: str, password: str = PASSWORD) -> Visit:
        """Sign in through the page."""
        client = self.browser()
        fields = Page(client.get("/console")).form("form.stack")
        sent = {**fields, "name": name, "password": password}
        client.post("/console/sign-in", data=sent, headers={"Origin": HERE})
        return Visit(client, name)

    def age_sessions(self, by: timedelta) -> None:
        """Let time pass for everybody who is signed in."""
        moment = now() - by
        with self.database.session() as session:
            session.execute(update(ConsoleSession).values(last_seen_at=moment, created_at=moment, confirmed_at=moment))


def settings_for(folder: Path) -> Settings:
    """The settings of a gateway in a folder of its own; nothing in these tests talks to Rasa."""
    return read_settings(
        {"DATABASE_URL": f"sqlite:///{folder / 'assistant.db'}", "ASSISTANT_SECRET": SECRET, "RATE_LIMITS": "off"}
    )


@contextmanager
def running_console(folder: Path, *, limited: bool = False) -> Iterator[Console]:
    """Start a gateway and stop it."""
    settings = replace(settings_for(folder), rate_limited=limited)
    app = create_app(settings)
    with TestClient(app):
        yield Console(app, settings, app.state.services.database)
