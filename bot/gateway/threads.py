"""Work that waits (for the database, for a calculation) runs in threads, so that nobody else waits for it."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")
# As many as a pool of database connections lends at most.
MOST = 40
_pool = ThreadPoolExecutor(MOST, "gateway")


async def in_thread(work: Callable[Parameters, Result], *args: Parameters.args, **kwargs: Parameters.kwargs) -> Result:
    """Return what the work returns. Whoever is cancelled meanwhile stays until it has ended: it cannot be stopped."""
    running = asyncio.get_running_loop().run_in_executor(_pool, partial(work, *args, **kwargs))
    try:
        return await asyncio.shield(running)
    except asyncio.CancelledError:
        await asyncio.wait([running])
        raise
