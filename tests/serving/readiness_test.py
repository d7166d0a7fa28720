"""When Rasa says that it is ready: only if a message would really be answered."""

import asyncio
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from types import SimpleNamespace
from typing import Any

import pytest
from rasa.utils.endpoints import EndpointConfig

from bot.components.readiness import CANARY, find_fault
from bot.serving.ports import free_port


class AgentStandIn:
    """An agent with or without a model, whose model may be empty."""

    def __init__(self, *, loaded: bool = True, intent: str | None = "greet", actions: str | None = None) -> None:
        self.loaded = loaded
        self.intent = intent
        self.action_endpoint = EndpointConfig(f"{actions}/webhook") if actions else None
        self.parsed: list[str] = []

    def is_ready(self) -> bool:
        return self.loaded

    async def parse_message(self, text: str) -> dict[str, Any]:
        self.parsed.append(text)
        return {"intent": {"name": self.intent}}


def app_with(agent: AgentStandIn | None) -> Any:  # noqa: ANN401 - stands for a Sanic app
    return SimpleNamespace(ctx=SimpleNamespace(agent=agent) if agent else SimpleNamespace())


def fault(agent: AgentStandIn | None) -> str | None:
    return asyncio.run(find_fault(app_with(agent)))


@pytest.fixture
def actions() -> Iterator[str]:
    """An action server that is well at /health and nowhere else."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/health" else 404)
            self.end_headers()

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_rasa_is_ready_with_a_model_and_an_action_server(actions: str) -> None:
    assert fault(AgentStandIn(actions=actions)) is None


@pytest.mark.parametrize("agent", [None, AgentStandIn(loaded=False)])
def test_rasa_is_not_ready_without_a_model(agent: AgentStandIn | None) -> None:
    assert fault(agent) == "no model is loaded"


def test_rasa_is_not_ready_with_a_classifier_that_lost_what_it_learned() -> None:
    """Rasa loads such a model without a word."""
    assert fault(AgentStandIn(intent=None)) == "the model understands nothing"


def test_rasa_is_not_ready_while_the_action_server_is_down() -> None:
    assert fault(AgentStandIn(actions=f"http://127.0.0.1:{free_port()}")) == "the action server does not answer"


def test_the_model_is_tried_once_and_not_at_every_question() -> None:
    agent = AgentStandIn()
    app = app_with(agent)
    assert [asyncio.run(find_fault(app)) for _ in range(3)] == [None, None, None]
    assert agent.parsed == [CANARY]
