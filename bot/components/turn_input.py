"""The channel by which the gateway talks to Rasa: Rasa's REST channel, with two promises more.

A message that carries an id is taken once: sent again, to whatever server, it gets the answer that was given. And an
answer is given only for what was stored: where Rasa's own channel returns what it has so far, or nothing, this one
says 503 (try again, another server may do better) or 500 (the same would happen again).
"""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.components.abandoned import AbandonedTurnError
from bot.components.tracker_store import DatabaseTrackerStore

logger = logging.getLogger("bot.rasa")
Json = dict[str, Any]
AGAIN, BROKEN = 503, 500


class TurnInput(InputChannel):
    """Takes turns under Rasa's usual address, ``/webhooks/rest/webhook``."""

    @classmethod
    def name(cls) -> str:
        """Return the name of the channel that this one stands in for."""
        return "rest"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Return the one route of this channel; ``on_new_message`` is not used: it takes the lock too early for us."""
        del on_new_message
        blueprint = Blueprint("turns")

        @blueprint.post("/webhook")
        async def receive(request: Request) -> HTTPResponse:
            agent: Agent | None = getattr(request.app.ctx, "agent", None)
            body = request.json
            if not isinstance(body, dict) or not isinstance(body.get("sender"), str):
                return json({"error": "sender is missing"}, 400)
            if agent is None or not agent.is_ready():
                return json({"error": "no model is loaded"}, AGAIN)
            return await _answered(agent, body)

        return blueprint


async def _answered(agent: Agent, body: Json) -> HTTPResponse:
    try:
        return json(await take(agent, body))
    except AbandonedTurnError as error:
        return _not_taken(error, AGAIN if error.passing else BROKEN)
    except Exception as error:  # noqa: BLE001 - whatever broke: the gateway must not take it for an answer
        return _not_taken(error, AGAIN)


def _not_taken(reason: BaseException, status: int) -> HTTPResponse:
    logger.error("A turn was not taken: %s", type(reason).__name__)
    return json({"error": type(reason).__name__}, status)


async def take(agent: Agent, body: Json) -> list[Json]:
    """Take a message and return the answer; of one that was taken before, the answer that was given."""
    sender, metadata = body["sender"], body.get("metadata") or {}
    collector = CollectingOutputChannel()
    async with agent.lock_store.lock(sender):
        given = await _given(agent, sender, metadata.get("message_id"))
        if given is not None:
            return given
        message = UserMessage(body.get("message"), collector, sender, input_channel=TurnInput.name(), metadata=metadata)
        await agent.processor.handle_message(message)
    answer: list[Json] = collector.messages
    return answer


async def _given(agent: Agent, sender: str, message_id: str | None) -> list[Json] | None:
    store = agent.tracker_store
    if message_id is None or not isinstance(store, DatabaseTrackerStore):
        return None
    return await store.answer_to(sender, message_id)
