"""Talking to a gateway in a test."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import httpx
from starlette.testclient import TestClient

from bot.gateway.app import create_app
from bot.gateway.services import Services
from bot.gateway.settings import Settings, read_settings
from tests.gateway.rasa_stand_in import RasaStandIn

Json = dict[str, Any]
JSON = {"Content-Type": "application/json"}
SECRET = "a secret that only the tests know"


@dataclass
class Talk:
    """One conversation and the token that opens it."""

    client: TestClient
    id: str
    token: str
    greeting: list[Json]

    @property
    def url(self) -> str:
        return f"/api/v1/conversations/{self.id}"

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def post(self, **body: object) -> httpx.Response:
        return self.client.post(f"{self.url}/messages", json=body, headers=self.headers)

    def say(self, text: str, **more: object) -> Json:
        return ok(self.post(text=text, **more))

    def choose(self, value: str) -> Json:
        return ok(self.post(choice=value))

    def correct(self, **changes: object) -> httpx.Response:
        return self.client.patch(f"{self.url}/facts", json=changes, headers=self.headers)

    def show(self) -> httpx.Response:
        return self.client.get(self.url, headers=self.headers)

    def delete(self) -> httpx.Response:
        return self.client.delete(self.url, headers=self.headers)


@dataclass
class Gateway:
    """A running gateway."""

    client: TestClient
    services: Services
    settings: Settings
    folder: Path

    def begin(self, **body: object) -> Talk:
        response = self.client.post("/api/v1/conversations", json=body)
        assert response.status_code == 201, response.text
        opened = response.json()
        return Talk(self.client, opened["conversation_id"], opened["token"], opened["messages"])


def ok(response: httpx.Response) -> Json:
    """The body of an answer that must be a good one."""
    assert response.status_code == 200, response.text
    body: Json = response.json()
    return body


def error(response: httpx.Response) -> tuple[int, str]:
    """Status and code of an error, which must have the shape of the contract and a sentence in Chinese."""
    body = response.json()
    assert list(body["error"]) == ["code", "message"], body
    assert any("一" <= character <= "鿿" for character in body["error"]["message"]), body
    return response.status_code, body["error"]["code"]


def settings_for(folder: Path, rasa_url: str, **changes: object) -> Settings:
    """The settings of a gateway in a folder of its own, without rate limits."""
    environ = {
        "DATABASE_URL": f"sqlite:///{folder / 'assistant.db'}",
        "RASA_URL": rasa_url,
        "ASSISTANT_SECRET": SECRET,
        "RATE_LIMITS": "off",
    }
    return replace(read_settings(environ), **{"rasa_patience": 0.2, **changes})  # type: ignore[arg-type]


@contextmanager
def running_gateway(rasa: RasaStandIn, folder: Path, **changes: object) -> Iterator[Gateway]:
    """Start a gateway and stop it."""
    settings = settings_for(folder, rasa.url, **changes)
    app = create_app(settings)
    with TestClient(app, follow_redirects=False) as client:
        yield Gateway(client, app.state.services, settings, folder)
