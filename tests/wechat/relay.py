"""A relay between the gateway and the real Rasa: it listens, delays, holds back, fails and rewords as a test says."""

import asyncio
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
import uvicorn
from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse

from bot.serving.ports import free_port

Json = dict[str, Any]
Parts = list[Json]
PATH = "/webhooks/rest/webhook"
LONGEST_WAIT = 60.0


def unchanged(parts: Parts) -> Parts:
    return parts


def reworded(text: str) -> Callable[[Parts], Parts]:
    """Put another text in the place of what the bot says; all else stays as the bot gave it."""

    def reword(parts: Parts) -> Parts:
        return [{"text": text}, *({name: part[name] for name in part if name != "text"} for part in parts)]

    return reword


@dataclass
class Relay:
    """Passes turns on to the real Rasa, and remembers them."""

    target: str
    port: int = field(default_factory=free_port)
    # Every turn takes so much longer.
    seconds: float = 0.0
    # Other than 200: what the gateway gets instead of an answer.
    status: int = 200
    reword: Callable[[Parts], Parts] = unchanged
    # Closed, they hold turns back on the way to the bot, or answers on the way back.
    gate: threading.Event = field(default_factory=threading.Event)
    answers: threading.Event = field(default_factory=threading.Event)
    requests: list[Json] = field(default_factory=list)
    # The turns that reached the bot, by person and message.
    turns: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def heard(self) -> list[str]:
        """What people said to the bot, in order."""
        return [request["message"] for request in self.requests]

    def begin(self) -> None:
        """Forget what was heard, and let everything through."""
        self.requests.clear()
        self.turns.clear()
        self.seconds, self.status, self.reword = 0.0, 200, unchanged
        self.gate.set()
        self.answers.set()

    def app(self) -> FastAPI:
        app = FastAPI(openapi_url=None)
        limits = httpx.Limits(max_connections=None)
        bot = httpx.AsyncClient(base_url=self.target, timeout=120, trust_env=False, limits=limits)

        @app.post(PATH)
        async def turn(request: Request) -> Response:
            body = await request.json()
            self.requests.append(body)
            if self.status != httpx.codes.OK:
                return Response(status_code=self.status)
            await asyncio.sleep(self.seconds)
            await _open(self.gate)
            # Whoever asked may have died meanwhile: then nothing of it reaches the bot.
            if await request.is_disconnected():
                return Response(status_code=499)
            self.turns[body["sender"], body["metadata"].get("message_id", "")] += 1
            answered = await bot.post(PATH, json=body)
            await _open(self.answers)
            if answered.status_code != httpx.codes.OK:
                return Response(answered.content, answered.status_code)
            return JSONResponse(self.reword(answered.json()))

        @app.get("/webhooks/ready")
        async def ready() -> Response:
            answered = await bot.get("/webhooks/ready")
            return Response(answered.content, answered.status_code)

        return app


async def _open(gate: threading.Event) -> None:
    if not gate.is_set():
        await asyncio.to_thread(gate.wait, LONGEST_WAIT)


@contextmanager
def relaying(target: str) -> Iterator[Relay]:
    """Serve a relay in a thread."""
    relay = Relay(target)
    relay.begin()
    config = uvicorn.Config(
        relay.app(), host="127.0.0.1", port=relay.port, log_level="error", access_log=False, ws="none", backlog=1024
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield relay
    finally:
        relay.begin()
        server.should_exit = True
        thread.join()
