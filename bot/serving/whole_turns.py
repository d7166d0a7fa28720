"""Rasa takes a turn whole or not at all.

Left alone, Rasa 3.6 goes on without an action whose server died, and without a database: it answers from memory that
the next server does not have. Both would lose what a person said, so both end the turn here, and somebody tries again.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp

from bot.components.abandoned import AbandonedTurnError

# Five seconds in all. Actions only compute: asking again, wherever, does no harm.
PAUSES = (0.05, 0.1, 0.2, 0.4, 0.75, 0.75, 0.75, 1.0, 1.0)
BAD_GATEWAY, UNAVAILABLE, GATEWAY_TIMEOUT = 502, 503, 504
Run = Callable[..., Awaitable[Any]]


def take_turns_whole() -> None:
    """Change Rasa, which must have been imported."""
    from rasa.core.actions.action import RemoteAction
    from rasa.core.agent import Agent

    RemoteAction.run = until_it_ran(RemoteAction.run)
    Agent._create_tracker_store = staticmethod(_the_store_itself)  # noqa: SLF001


def _the_store_itself(store: Any, domain: Any) -> Any:  # noqa: ANN401 - Rasa's own types
    """Return the store as it is, without Rasa's wrapping that falls back on memory."""
    from rasa.core.tracker_store import InMemoryTrackerStore

    if store is None:
        return InMemoryTrackerStore(domain)
    store.domain = domain
    return store


def until_it_ran(run: Run) -> Run:
    """Let an action be asked for again while its server is away; abandon the turn where it cannot be run."""
    from rasa.core.actions.action import ActionExecutionRejection

    async def patient_run(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - Rasa's own types
        pauses = iter(PAUSES)
        while True:
            try:
                return await run(*args, **kwargs)
            except ActionExecutionRejection:
                raise
            except Exception as error:
                passing = is_away(error.__cause__ or error.__context__ or error)
                pause = next(pauses, None) if passing else None
                if pause is None:
                    raise AbandonedTurnError("an action did not run", passing=passing) from error
            await asyncio.sleep(pause)

    return patient_run


def is_away(error: BaseException) -> bool:
    """Tell whether the action server was gone, went, or stands behind a balancer that found none."""
    from rasa.utils.endpoints import ClientResponseError

    if isinstance(error, ClientResponseError):
        return error.status in (BAD_GATEWAY, UNAVAILABLE, GATEWAY_TIMEOUT)
    return isinstance(error, (aiohttp.ClientConnectionError, aiohttp.ClientPayloadError, asyncio.TimeoutError))
