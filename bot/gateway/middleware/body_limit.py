"""Refuse bodies that are too large (also those that come in chunks and do not say so) or take too long to come."""

import asyncio
from collections.abc import Mapping
from http import HTTPStatus

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.gateway import sentences
from bot.gateway.errors import error_response

DEFAULT_LIMIT = 64 * 1024
# Sixty-four kilobytes over the worst of telephones.
BODY_SECONDS = 20.0
CLOSING = {"Connection": "close"}


class BodyLimit:
    """Reads the whole body (it is small) before anything else sees the request."""

    def __init__(self, app: ASGIApp, limits: Mapping[str, int]) -> None:
        self._app = app
        self._limits = dict(limits)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with its body, or answer 413 or 408."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        reading = _read(scope, receive, self._limit_of(scope["path"]))
        try:
            body = await asyncio.wait_for(reading, BODY_SECONDS)
        except asyncio.TimeoutError:
            response = error_response(HTTPStatus.REQUEST_TIMEOUT, "too_slow", sentences.TOO_SLOW, CLOSING)
            await response(scope, receive, send)
            return
        if body is None:
            too_large = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
            await error_response(too_large, "too_large", sentences.TOO_LARGE, CLOSING)(scope, receive, send)
            return
        await self._app(scope, _replay(body, receive), send)

    def _limit_of(self, path: str) -> int:
        return next((limit for prefix, limit in self._limits.items() if path.startswith(prefix)), DEFAULT_LIMIT)


async def _read(scope: Scope, receive: Receive, limit: int) -> bytes | None:
    declared = dict(scope["headers"]).get(b"content-length", b"")
    if declared.isdigit() and int(declared) > limit:
        return None
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return bytes(body)
        body += message.get("body", b"")
        if len(body) > limit:
            return None
        if not message.get("more_body", False):
            return bytes(body)


def _replay(body: bytes, receive: Receive) -> Receive:
    parts = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return parts.pop() if parts else await receive()

    return again
