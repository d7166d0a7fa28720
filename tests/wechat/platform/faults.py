"""Faults on order: the next calls of an interface fail in the way that a test asked for."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from fastapi.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse


@dataclass
class Fault:
    """``what``: errcode · status · hang · reset (nothing done) · reset_after (done, then no answer)."""

    where: str
    what: str
    times: int = 1
    errcode: int = 0
    seconds: float = 30.0


class Faults:
    """The faults that are waiting, oldest first; ``times`` below 0 means for ever."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def order(self, **fault: Any) -> None:  # noqa: ANN401 - JSON
        self._waiting.append(Fault(**fault))

    def clear(self) -> None:
        self._waiting.clear()

    def take(self, where: str) -> Fault | None:
        for fault in self._waiting:
            if fault.where == where and fault.times:
                fault.times -= 1
                return fault
        return None


def broken_answer() -> Response:
    """Return an answer whose connection breaks before it is complete."""

    async def nothing() -> AsyncIterator[bytes]:
        yield b"{"

    return StreamingResponse(nothing(), headers={"content-length": "400"}, media_type="application/json")


async def suffer(fault: Fault, carry_out: Callable[[], Awaitable[Any]]) -> Response:
    """Answer as the fault wants it."""
    if fault.what == "errcode":
        return JSONResponse({"errcode": fault.errcode, "errmsg": "fault on order", "rid": "fake"})
    if fault.what == "status":
        return PlainTextResponse("bad gateway", status_code=502)
    if fault.what == "hang":
        await asyncio.sleep(fault.seconds)
    if fault.what == "reset_after":
        await carry_out()
    return broken_answer()
