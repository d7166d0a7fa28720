"""How often one conversation and one address may call. 429 says when to come back."""

import logging
import math
from http import HTTPStatus

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import storage_from_string
from limits.strategies import MovingWindowRateLimiter
from redis.exceptions import RedisError  # type: ignore[import-untyped, unused-ignore]

from bot.clock import now
from bot.gateway import sentences
from bot.gateway.errors import ApiError
from bot.gateway.threads import in_thread

logger = logging.getLogger("bot.gateway")
# A Redis that does not answer counts as one that is away.
SOON = {"socket_timeout": 1.0, "socket_connect_timeout": 1.0}
PER_CONVERSATION = RateLimitItemPerMinute(20, namespace="conversation")
PER_ADDRESS = RateLimitItemPerMinute(60, namespace="address")


class RateLimits:
    """Counts calls, in memory or in Redis."""

    def __init__(self, redis_url: str | None, *, enabled: bool) -> None:
        self._enabled = enabled
        self._is_shared = redis_url is not None
        # The strategy holds the storage only weakly.
        self._storage = storage_from_string(redis_url, **SOON) if redis_url else storage_from_string("memory://")
        self._window = MovingWindowRateLimiter(self._storage)

    async def conversation(self, conversation_id: str) -> None:
        """Count a message of a conversation; ApiError where it is one too many."""
        await self.hit(PER_CONVERSATION, conversation_id)

    async def address(self, address: str) -> None:
        """Count a call from an address; ApiError where it is one too many."""
        await self.hit(PER_ADDRESS, address)

    async def hit(self, item: RateLimitItem, key: str) -> None:
        """Count one more against any limit."""
        if not self._enabled:
            return
        try:
            resets_at = await in_thread(self._count, item, key) if self._is_shared else self._count(item, key)
        except RedisError as error:
            # Better an uncounted call than a person who reads an error because a counter is away.
            logger.warning("rate limits uncounted", extra={"kind": type(error).__name__})
            return
        if resets_at is not None:
            seconds = max(1, math.ceil(resets_at - now().timestamp()))
            raise ApiError(
                HTTPStatus.TOO_MANY_REQUESTS, "too_many", sentences.too_many(seconds), {"Retry-After": str(seconds)}
            )

    def _count(self, item: RateLimitItem, key: str) -> float | None:
        """Count a call; return when the window ends if it is one too many."""
        return None if self._window.hit(item, key) else self._window.get_window_stats(item, key)[0]
