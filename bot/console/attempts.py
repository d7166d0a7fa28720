"""How often one may try: to sign in from one address, whatever the account; case codes that nobody has."""

import logging

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import Storage, storage_from_string
from limits.strategies import MovingWindowRateLimiter
from redis.exceptions import RedisError  # type: ignore[import-untyped, unused-ignore]

logger = logging.getLogger("bot.console")
# A whole call centre may sit behind one address.
SIGN_IN = RateLimitItemPerMinute(60, 15, namespace="console sign-in")
# An agent mistypes now and then; twenty times in a quarter of an hour is guessing.
WRONG_CODES = RateLimitItemPerMinute(20, 15, namespace="console wrong codes")


class Attempts:
    """Counts in Redis, so that all gateways count together; without Redis, or while it is away, in memory."""

    def __init__(self, redis_url: str | None, *, enabled: bool) -> None:
        self._enabled = enabled
        # The strategies hold their storages only weakly.
        self._storages: list[Storage] = [storage_from_string(url) for url in ("memory://", redis_url) if url]
        self._own, *shared = (MovingWindowRateLimiter(storage) for storage in self._storages)
        self._shared = shared[0] if shared else self._own

    def admits_sign_in(self, address: str) -> bool:
        """Count an attempt to sign in; False where it is one too many."""
        return self._count(SIGN_IN, address)

    def admits_code(self, account: str) -> bool:
        """Tell whether an agent may look up another code."""
        return not self._enabled or self._ask("test", WRONG_CODES, account)

    def note_wrong_code(self, account: str) -> None:
        """Count a code that nobody has."""
        self._count(WRONG_CODES, account)

    def _count(self, item: RateLimitItem, key: str) -> bool:
        return not self._enabled or self._ask("hit", item, key)

    def _ask(self, question: str, item: RateLimitItem, key: str) -> bool:
        try:
            return bool(getattr(self._shared, question)(item, key))
        except RedisError as error:
            logger.warning("attempts counted here only", extra={"kind": type(error).__name__})
            return bool(getattr(self._own, question)(item, key))
