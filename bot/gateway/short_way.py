"""The short way of a message: what nearly every request is, without the framework.

It takes a request only if there is nothing unusual about it. Everything else goes on as if this were not here, so that
there is one place that refuses, and one that describes. Both ways lead to the same services.
"""

import json
import re

from fastapi import Request, Response
from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.gateway import errors, storing
from bot.gateway.addresses import address_of
from bot.gateway.models import MessageBody
from bot.gateway.routes import conversations
from bot.gateway.services import Services
from bot.gateway.threads import in_thread

PATH = re.compile(r"/api/v1/conversations/([^/]+)/messages")
BEARER = b"Bearer "
JSON_TYPES = (b"application/json", b"application/json; charset=utf-8", b"application/json;charset=utf-8")
ROUTE = next(route for route in conversations.router.routes if getattr(route, "name", "") == "post_message")


class ShortWay:
    """Takes usual messages straight to the turn service."""

    def __init__(self, app: ASGIApp, services: Services) -> None:
        self._app = app
        self._services = services

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a usual message, or pass the request on."""
        caller = _caller(scope)
        if caller is None:
            await self._app(scope, receive, send)
            return
        received = await receive()
        message = _message(received)
        if message is None:
            await self._app(scope, _once_more(received, receive), send)
            return
        scope["route"] = ROUTE
        try:
            response = await self._answer(Request(scope), *caller, message)
        except errors.ApiError as error:
            response = errors.error_response(error.status, error.code, error.message, error.headers)
        except SQLAlchemyError as error:
            response = storing.refusal(error)
        await response(scope, receive, send)

    async def _answer(self, request: Request, conversation_id: str, token: str, message: MessageBody) -> Response:
        services = self._services
        await services.limits.address(address_of(request))
        conversation = await in_thread(services.conversations.authenticate, conversation_id, token)
        return await conversations.post_message(services, conversation, message)


def _caller(scope: Scope) -> tuple[str, str] | None:
    """Return the conversation and the token, if this is a message and names both as our clients do."""
    if scope["type"] != "http" or scope["method"] != "POST":
        return None
    path = PATH.fullmatch(scope["path"])
    named = [value for name, value in scope["headers"] if name == b"authorization"]
    usual = [value.lower() in JSON_TYPES for name, value in scope["headers"] if name == b"content-type"] == [True]
    if path is None or len(named) != 1 or not named[0].startswith(BEARER) or not usual:
        return None
    token = named[0][len(BEARER) :].decode("latin-1")
    return (path[1], token) if token.split() == [token] else None


def _message(received: Message) -> MessageBody | None:
    """Return the message of a body that has nothing wrong with it."""
    if received["type"] != "http.request" or received.get("more_body"):
        return None
    try:
        return MessageBody.model_validate(json.loads(received["body"]))
    except (ValueError, ValidationError, RecursionError):
        return None


def _once_more(received: Message, receive: Receive) -> Receive:
    parts = [received]

    async def again() -> Message:
        return parts.pop() if parts else await receive()

    return again
