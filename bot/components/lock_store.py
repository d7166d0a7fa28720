"""Messages of one conversation wait for each other; Rasa looks once a second whether the wait is over, we sooner.

Alone, a Rasa server keeps its locks in memory. With ``REDIS_URL`` all servers share leases in Redis: Rasa's own store
there reads and writes in two steps, so that two servers may draw the same ticket, and a ticket of a server that died
holds everybody up for a minute; a lease ends within seconds.
"""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from rasa.core.lock import TicketLock
from rasa.core.lock_store import LOCK_LIFETIME, InMemoryLockStore, LockError

from bot.storage.leases import LeaseUnavailableError, RedisLeases

POLL_SECONDS = 0.02
PREFIX = "rasa"


class QuickLockStore(InMemoryLockStore):
    """Locks in memory, looked at fifty times a second while a message waits; or leases in Redis."""

    def __init__(self, **_options: Any) -> None:  # noqa: ANN401 - Rasa passes its endpoint settings
        """Ignore the address and options of the endpoint; the address of Redis comes from the environment."""
        super().__init__()
        address = os.environ.get("REDIS_URL", "").strip()
        self._leases = RedisLeases(address, PREFIX) if address else None

    @asynccontextmanager
    async def lock(
        self,
        conversation_id: str,
        lock_lifetime: float = LOCK_LIFETIME,
        wait_time_in_seconds: float = POLL_SECONDS,
    ) -> AsyncIterator[TicketLock]:
        """Wait for the conversation's earlier messages, then hold it.

        Raises:
            LockError: Redis is away.
        """
        if self._leases is None:
            async with super().lock(conversation_id, lock_lifetime, wait_time_in_seconds) as held:
                yield held
            return
        try:
            async with self._leases.hold(conversation_id):
                yield TicketLock(conversation_id)
        except LeaseUnavailableError as error:
            raise LockError(f"Redis is away: {error}") from None
