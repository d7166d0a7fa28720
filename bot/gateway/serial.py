"""One turn at a time in each conversation."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Protocol

from bot.gateway import sentences
from bot.gateway.errors import ApiError
from bot.storage.leases import LeaseUnavailableError, RedisLeases

PREFIX = "conversation"


class ConversationLocks(Protocol):
    """The port: whoever holds a conversation is alone in it. Several gateways need one that they share."""

    def hold(self, conversation_id: str) -> AbstractAsyncContextManager[None]:
        """Wait for the conversation and keep it until the block ends."""

    async def close(self) -> None:
        """Give back what the locks are kept with."""


@dataclass
class _Queue:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: int = 0


class LocalLocks:
    """Locks of this process; those that nobody waits for are forgotten."""

    def __init__(self) -> None:
        self._queues: dict[str, _Queue] = {}

    @asynccontextmanager
    async def hold(self, conversation_id: str) -> AsyncIterator[None]:
        """Wait in the order of arrival."""
        queue = self._queues.setdefault(conversation_id, _Queue())
        queue.waiting += 1
        try:
            async with queue.lock:
                yield
        finally:
            queue.waiting -= 1
            if not queue.waiting:
                del self._queues[conversation_id]

    async def close(self) -> None:
        """Nothing to give back."""


class SharedLocks:
    """Locks of all gateways together, in Redis. They only keep order: what must not happen, the database forbids."""

    def __init__(self, redis_url: str, prefix: str = PREFIX) -> None:
        self._leases = RedisLeases(redis_url, prefix)

    @asynccontextmanager
    async def hold(self, conversation_id: str) -> AsyncIterator[None]:
        """Wait in the order of arrival at any gateway. ApiError while Redis is away."""
        try:
            async with self._leases.hold(conversation_id):
                yield
        except LeaseUnavailableError:
            headers = {"Retry-After": "3"}
            raise ApiError(HTTPStatus.SERVICE_UNAVAILABLE, "busy", sentences.NOT_TAKEN, headers) from None

    async def close(self) -> None:
        """Give back the connections."""
        await self._leases.close()


def make_locks(redis_url: str | None) -> ConversationLocks:
    """Choose the locks: shared ones where there is something to share."""
    return SharedLocks(redis_url) if redis_url else LocalLocks()
