"""Work that waits (for the database, for a calculation) runs in threads, so that nobody else waits for it.

A turn comes here twice, and the executors of the library spend as long on handing work over as the work itself takes:
they lock where a queue does without, and keep three futures for one result.
"""

import asyncio
import threading
from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from typing import Any, ParamSpec, TypeVar

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")
# As many as a pool of database connections lends at most.
MOST = 40


class _Job:
    """Work on its way to a thread and back."""

    __slots__ = ("_error", "_is_over", "_loop", "_result", "_waiting", "_work")

    def __init__(self, work: Callable[[], Any]) -> None:
        self._work = work
        self._result: Any = None
        self._error: BaseException | None = None
        self._is_over = False
        self._loop = asyncio.get_running_loop()
        self._waiting = self._loop.create_future()

    def do(self) -> None:
        """Do the work; in a thread."""
        try:
            self._result = self._work()
        except BaseException as error:  # noqa: BLE001 - raised again where the work is waited for
            self._error = error

    def report(self) -> None:
        """Tell whoever waits."""
        try:
            self._loop.call_soon_threadsafe(self._end)
        except RuntimeError:
            # The loop was closed: nobody waits any more.
            return

    async def over(self) -> None:
        """Wait until the work is done. Whoever is cancelled meanwhile waits all the same, and is cancelled then."""
        try:
            await self._waiting
        except asyncio.CancelledError:
            if not self._is_over:
                self._waiting = self._loop.create_future()
                await self._waiting
            raise

    def result(self) -> Any:  # noqa: ANN401 - whatever the work returns
        """Return what came of it."""
        error, self._error = self._error, None
        if error is None:
            return self._result
        try:
            raise error
        finally:
            # It refers to the frames that it passed, this one among them.
            del error

    def _end(self) -> None:
        self._is_over = True
        if not self._waiting.done():
            self._waiting.set_result(None)


class _Threads:
    """Threads that are started as they are needed, and stay."""

    def __init__(self) -> None:
        self._jobs: SimpleQueue[_Job] = SimpleQueue()
        self._lock = threading.Lock()
        self._started = 0
        self._idle = 0

    def take(self, job: _Job) -> None:
        """Let a thread do it."""
        with self._lock:
            if self._idle:
                self._idle -= 1
            elif self._started < MOST:
                self._started += 1
                threading.Thread(target=self._work, name=f"gateway-{self._started}", daemon=True).start()
        self._jobs.put(job)

    def _work(self) -> None:
        while True:
            job = self._jobs.get()
            job.do()
            with self._lock:
                self._idle += 1
            job.report()
            # Not kept until the next one comes.
            del job


_threads = _Threads()


async def in_thread(work: Callable[Parameters, Result], *args: Parameters.args, **kwargs: Parameters.kwargs) -> Result:
    """Return what the work returns. Whoever is cancelled meanwhile stays until it has ended: it cannot be stopped."""
    job = _Job(partial(work, *args, **kwargs))
    _threads.take(job)
    await job.over()
    result: Result = job.result()
    return result
