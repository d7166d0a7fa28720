"""The short way of a message: what nearly every request is, without the framework.

It takes a request only if there is nothing unusual about it: the first word of a new conversation, or a message from
whoever was given the token that comes along. (Whether that token has expired, and what it opens, is looked up as the
turn begins.) Everything else goes on as if this were not here, so that there is one place that refuses, and one that
describes. Both ways lead to the same services.
"""

import json
import re
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, TypeVar

from fastapi import Request, Response
from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.gateway import errors, storing, tokens
from bot.gateway.addresses import address_of
from bot.gateway.intake import is_fit
from bot.gateway.models import Body, MessageBody, OpenBody
from bot.gateway.routes import conversations
from bot.gateway.services import Services

OPENING = "/api/v1/conversations"
MESSAGE = re.compile(rf"{OPENING}/([^/]+)/messages")
BEARER = b"Bearer "
JSON_TYPES = (b"application/json", b"application/json; charset=utf-8", b"application/json;charset=utf-8")
ROUTES = {getattr(route, "name", ""): route for route in conversations.router.routes}
Answer = Callable[[], Awaitable[Response]]
AnyBody = TypeVar("AnyBody", bound=Body)


class ShortWay:
    """Takes usual requests of a conversation straight to the services."""

    def __init__(self, app: ASGIApp, services: Services) -> None:
        self._app = app
        self._services = services

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a usual request, or pass it on."""
        if scope["type"] != "http" or scope["method"] != "POST" or not scope["path"].startswith(OPENING):
            await self._app(scope, receive, send)
            return
        received = await receive()
        answer = self._answer_to(scope, received) if _is_plain_json(scope, received) else None
        if answer is None:
            await self._app(scope, _once_more(received, receive), send)
            return
        try:
            await self._services.limits.address(address_of(Request(scope)))
            response = await answer()
        except errors.ApiError as error:
            response = errors.error_response(error.status, error.code, error.message, error.headers)
        except SQLAlchemyError as error:
            response = storing.refusal(error)
        await response(scope, receive, send)

    def _answer_to(self, scope: Scope, received: Message) -> Answer | None:
        """Return what answers a request that has nothing wrong with it."""
        if scope["path"] == OPENING:
            opening = _read(OpenBody, received)
            if opening is None:
                return None
            scope["route"] = ROUTES["open_conversation"]
            return partial(conversations.open_conversation, self._services, opening)
        path, token = MESSAGE.fullmatch(scope["path"]), _token(scope)
        message = _read(MessageBody, received)
        if path is None or token is None or message is None or not is_fit(message.text, message.choice):
            return None
        if not tokens.was_given(token, self._services.settings.secret, path[1]):
            return None
        scope["route"] = ROUTES["post_message"]
        admit = partial(self._services.conversations.admits, token)
        return partial(conversations.take_message, self._services, path[1], message, conversations.CHANNEL, admit)


def _values(scope: Scope, name: bytes) -> list[bytes]:
    return [value for header, value in scope["headers"] if header == name]


def _is_plain_json(scope: Scope, received: Message) -> bool:
    """Tell whether the whole body is there, as JSON by its header."""
    types = [value.lower() for value in _values(scope, b"content-type")]
    whole = received["type"] == "http.request" and not received.get("more_body")
    return whole and len(types) == 1 and types[0] in JSON_TYPES


def _token(scope: Scope) -> str | None:
    """Return the token of a header that looks as our clients write it."""
    named = _values(scope, b"authorization")
    if len(named) != 1 or not named[0].startswith(BEARER):
        return None
    token = named[0][len(BEARER) :].decode("latin-1")
    return token if token.split() == [token] else None


def _read(kind: type[AnyBody], received: Message) -> AnyBody | None:
    """Return a body that has nothing wrong with it."""
    try:
        found: Any = json.loads(received["body"])
        return kind.model_validate(found)
    except (ValueError, ValidationError, RecursionError):
        return None


def _once_more(received: Message, receive: Receive) -> Receive:
    parts = [received]

    async def again() -> Message:
        return parts.pop() if parts else await receive()

    return again
