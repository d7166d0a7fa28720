"""Work that goes on when nobody waits for it any more."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any, TypeVar

logger = logging.getLogger("bot.gateway")
Result = TypeVar("Result")


class Background:
    """Runs work to its end, whatever becomes of the request that began it."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()

    async def within(self, seconds: float, work: Coroutine[Any, Any, Result]) -> Result | None:
        """Return the result, or None if it takes longer; the work then goes on."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)
        done, _ = await asyncio.wait({task}, timeout=seconds)
        return task.result() if done else None

    def _done(self, task: "asyncio.Task[Any]") -> None:
        self._tasks.discard(task)
        # Asking for the exception marks it as seen; whoever still waits gets it too.
        if not task.cancelled() and (error := task.exception()) is not None:
            logger.info("turn ended with an error", extra={"kind": type(error).__name__})

    async def finish(self, seconds: float) -> None:
        """Give what is still going on a little time, then stop it."""
        if not self._tasks:
            return
        _, pending = await asyncio.wait(set(self._tasks), timeout=seconds)
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)
