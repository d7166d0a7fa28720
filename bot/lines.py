"""Kept lines to a server of ours: HTTP/1.1 with as little around it as a question and its answer need.

A general client spends more on a call than the rest of the gateway on a turn. This one asks one thing at a time on a
line, follows nowhere, and tells apart only what its caller has to: no line, and no answer in time.
"""

import asyncio
import base64
import ssl
from dataclasses import dataclass
from functools import lru_cache
from typing import cast
from urllib.parse import unquote, urlsplit

import httptools

MOST_IDLE = 32
# Shorter than any server of ours keeps an idle connection open.
IDLE_SECONDS = 4.0
PORTS = {"http": 80, "https": 443}


class NoLineError(Exception):
    """The server was not there, went away before it had answered, or does not speak HTTP."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    body: bytes


@dataclass(frozen=True, slots=True)
class _Place:
    """A server as an address names it, with the lines that every request to it begins with."""

    host: str
    port: int
    tls: bool
    path: str
    head: bytes


@lru_cache(maxsize=8)
def _place(address: str) -> _Place:
    parts = urlsplit(address)
    head = f"Host: {parts.netloc.rpartition('@')[2]}\r\nAccept: application/json\r\n"
    if parts.username is not None:
        named = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        head += f"Authorization: Basic {base64.b64encode(named.encode()).decode()}\r\n"
    port = parts.port or PORTS[parts.scheme]
    return _Place(parts.hostname or "", port, parts.scheme == "https", parts.path, head.encode())


class _Line(asyncio.Protocol):
    """One connection."""

    def __init__(self, place: _Place) -> None:
        self.place = place
        self.usable = True
        self.idle_since = 0.0
        self._parser = httptools.HttpResponseParser(self)
        self._body: list[bytes] = []
        self._answer: asyncio.Future[Answer] | None = None
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        # Not checked at run time: uvloop's transports are of no class of asyncio.
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """Read on; whatever nobody asked for ends the line."""
        if self._answer is None:
            self.close()
            return
        try:
            self._parser.feed_data(data)
        except (httptools.HttpParserError, httptools.HttpParserUpgrade):
            self.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell whoever waits."""
        del exc
        self.usable = False
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(NoLineError())

    def on_body(self, body: bytes) -> None:
        """Keep a part of the answer."""
        self._body.append(body)

    def on_message_complete(self) -> None:
        """Hand the answer over."""
        self.usable = self.usable and self._parser.should_keep_alive()
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(Answer(self._parser.get_status_code(), b"".join(self._body)))
        self._body.clear()
        self._answer = None

    async def ask(self, request: bytes, within: float) -> Answer:
        """Send a request and wait for its answer."""
        if self._transport is None or not self.usable:
            raise NoLineError
        loop = asyncio.get_running_loop()
        self._answer = answer = loop.create_future()
        giving_up = loop.call_later(within, _give_up, answer)
        self._transport.write(request)
        try:
            done: Answer = await answer
        finally:
            giving_up.cancel()
        return done

    def close(self) -> None:
        """Hang up."""
        self.usable = False
        if self._transport is not None:
            self._transport.abort()


def _give_up(answer: "asyncio.Future[Answer]") -> None:
    if not answer.done():
        answer.set_exception(asyncio.TimeoutError())


class Lines:
    """The lines of this process, kept for the next question."""

    def __init__(self) -> None:
        self._idle: list[_Line] = []

    async def ask(self, method: str, address: str, path: str, body: bytes | None, *, within: float) -> Answer:
        """Ask something and return the answer, whatever its status.

        Raises:
            NoLineError: nobody took the question, or the line broke.
            asyncio.TimeoutError: nobody answered in time. The line is cut: the server can stop.
        """
        clock = asyncio.get_running_loop().time
        place, until = _place(address), clock() + within
        line = self._kept(place, clock()) or await self._connected(place, within)
        try:
            answer = await line.ask(_request(method, place, path, body), until - clock())
        except BaseException:
            line.close()
            raise
        self._keep(line, clock())
        return answer

    async def close(self) -> None:
        """Hang up everywhere."""
        while self._idle:
            self._idle.pop().close()

    def _kept(self, place: _Place, now: float) -> _Line | None:
        """Return the line to that server that was used last, if there is one."""
        found = None
        for line in reversed(self._idle.copy()):
            if not line.usable or now - line.idle_since > IDLE_SECONDS:
                self._idle.remove(line)
                line.close()
            elif found is None and line.place == place:
                found = line
                self._idle.remove(line)
        return found

    def _keep(self, line: _Line, now: float) -> None:
        if line.usable and len(self._idle) < MOST_IDLE:
            line.idle_since = now
            self._idle.append(line)
        else:
            line.close()

    async def _connected(self, place: _Place, within: float) -> _Line:
        secured = _tls() if place.tls else None
        connecting = asyncio.get_running_loop().create_connection(
            lambda: _Line(place), place.host, place.port, ssl=secured
        )
        try:
            _, line = await asyncio.wait_for(connecting, within)
        except OSError:
            raise NoLineError from None
        return line


@lru_cache(maxsize=1)
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()


def _request(method: str, place: _Place, path: str, body: bytes | None) -> bytes:
    start = f"{method} {place.path}{path} HTTP/1.1\r\n".encode() + place.head
    if body is None:
        return start + b"\r\n"
    return start + b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body) + body
