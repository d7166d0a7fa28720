"""Messages of one conversation wait for each other; Rasa looks once a second whether the wait is over, we sooner."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from rasa.core.lock import TicketLock
from rasa.core.lock_store import LOCK_LIFETIME, InMemoryLockStore

POLL_SECONDS = 0.02


class QuickLockStore(InMemoryLockStore):
    """Locks in memory, looked at fifty times a second while a message waits."""

    def __init__(self, **_options: Any) -> None:  # noqa: ANN401 - Rasa passes its endpoint settings
        """Ignore the address and options of the endpoint: there is nothing to connect to."""
        super().__init__()

    @asynccontextmanager
    async def lock(
        self,
        conversation_id: str,
        lock_lifetime: float = LOCK_LIFETIME,
        wait_time_in_seconds: float = POLL_SECONDS,
    ) -> AsyncIterator[TicketLock]:
        """Wait for the conversation's earlier messages, then hold it."""
        async with super().lock(conversation_id, lock_lifetime, wait_time_in_seconds) as held:
            yield held
