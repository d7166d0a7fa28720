"""A proxy that delays every turn on its way to the bot, and drops a turn whose gateway died in the meantime."""

import asyncio
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpx
import uvicorn
from fastapi import FastAPI, Request, Response

from bot.serving.ports import free_port


@dataclass
class SlowProxy:
    """Counts the turns that reached the bot, by conversation and message."""

    target: str
    seconds: float
    port: int = field(default_factory=free_port)
    turns: Counter[tuple[str, str]] = field(default_factory=Counter)
    waiting: int = 0
    # Holds back what the bot has answered already, so that its gateway can die without having read it.
    answers: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.answers.set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def app(self) -> FastAPI:
        app = FastAPI(openapi_url=None)
        limits = httpx.Limits(max_connections=None)
        bot = httpx.AsyncClient(base_url=self.target, timeout=120, trust_env=False, limits=limits)

        @app.post("/webhooks/rest/webhook")
        async def turn(request: Request) -> Response:
            body = await request.json()
            self.waiting += 1
            await asyncio.sleep(self.seconds)
            self.waiting -= 1
            if await request.is_disconnected():
                return Response(status_code=499)
            self.turns[body["sender"], body["message"]] += 1
            answered = await bot.post("/webhooks/rest/webhook", json=body)
            await asyncio.to_thread(self.answers.wait, 60)
            return Response(answered.content, answered.status_code, media_type="application/json")

        return app


@contextmanager
def slowed(target: str, seconds: float) -> Iterator[SlowProxy]:
    """Serve the proxy in a thread."""
    proxy = SlowProxy(target, seconds)
    config = uvicorn.Config(
        proxy.app(), host="127.0.0.1", port=proxy.port, log_level="error", access_log=False, ws="none", backlog=1024
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield proxy
    finally:
        server.should_exit = True
        thread.join()
