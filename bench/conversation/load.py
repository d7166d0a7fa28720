"""The load: whole conversations of four turns, one after the other or several at once."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

Converse = Callable[[int, "Clock"], Awaitable[None]]
"""Holds the conversation of a number, timing each turn with the clock it is given."""


@dataclass
class Clock:
    """Milliseconds of each turn."""

    turns: list[float] = field(default_factory=list)

    async def time(self, turn: Awaitable[str], expected: str) -> None:
        """Wait for a turn, note how long it took, and insist on what it must say."""
        began = time.perf_counter()
        answer = await turn
        self.turns.append(1000 * (time.perf_counter() - began))
        if expected not in answer:
            raise SystemExit(f"expected {expected!r} in {answer!r}")


@dataclass(frozen=True)
class Latencies:
    """What one load showed."""

    p50: float
    p95: float
    per_second: float


async def run(converse: Converse, conversations: int, at_once: int, first: int) -> Latencies:
    """Hold conversations, so many at once."""
    clock, waiting = Clock(), iter(range(first, first + conversations))

    async def worker() -> None:
        for number in waiting:
            await converse(number, clock)

    began = time.perf_counter()
    await asyncio.gather(*(worker() for _ in range(at_once)))
    spent = time.perf_counter() - began
    cuts = statistics.quantiles(clock.turns, n=20)
    return Latencies(statistics.median(clock.turns), cuts[-1], len(clock.turns) / spent)
