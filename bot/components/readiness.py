"""Tells whether Rasa can really answer.

Without a model, or without the action server, Rasa stays up and answers every message with an empty list. So whoever
needs to know asks here: ``GET /webhooks/ready`` is 200 only if a message would be answered. Loopback only, like the
REST channel beside it.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
from rasa.core.agent import Agent
from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, json

CANARY = "你好"
ACTIONS_TIMEOUT = aiohttp.ClientTimeout(total=3)


class ReadyInput(InputChannel):
    """A channel that takes no messages: it reports on the model and on the action server."""

    @classmethod
    def name(cls) -> str:
        """Return the last part of the address, ``/webhooks/ready``."""
        return "ready"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Return the one route of this channel; ``on_new_message`` is never called."""
        del on_new_message
        blueprint = Blueprint("ready")

        @blueprint.get("/", strict_slashes=False)
        async def ready(request: Request) -> HTTPResponse:
            fault = await find_fault(request.app)
            return json({"status": fault or "ready"}, status=503 if fault else 200)

        return blueprint


async def find_fault(app: Sanic) -> str | None:
    """Return why messages would not be answered, or ``None``."""
    agent: Agent | None = getattr(app.ctx, "agent", None)
    if agent is None or not agent.is_ready():
        return "no model is loaded"
    if not getattr(app.ctx, "canary_was_understood", False):
        parsed = await agent.parse_message(CANARY)
        if not parsed["intent"].get("name"):
            return "the model understands nothing"
        app.ctx.canary_was_understood = True
    if agent.action_endpoint is not None and not await _answers(f"{agent.action_endpoint.url}"):
        return "the action server does not answer"
    return None


async def _answers(webhook: str) -> bool:
    """Return whether the action server behind ``webhook`` says that it is well."""
    address = webhook.removesuffix("/webhook") + "/health"
    try:
        async with aiohttp.ClientSession(timeout=ACTIONS_TIMEOUT) as session, session.get(address) as response:
            return response.ok
    except (aiohttp.ClientError, asyncio.TimeoutError):
        return False
