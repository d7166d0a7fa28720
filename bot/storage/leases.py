"""Locks in Redis: whoever holds a lease is alone, those who wait come in the order in which they arrived.

A lease is renewed while it is held and ends by itself when its holder dies. Redis may forget everything at any moment
(a restart): then two may hold the same lease for a moment. What they write is told apart by the database, never here.
"""

import asyncio
import contextlib
import logging
import secrets
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from redis.asyncio import Redis  # type: ignore[import-untyped, unused-ignore]
from redis.exceptions import RedisError  # type: ignore[import-untyped, unused-ignore]

Result = TypeVar("Result")
logger = logging.getLogger("bot.leases")
LEASE_SECONDS = 5.0
RENEW_SECONDS = 1.5
POLL_SECONDS = 0.02
# Whoever has waited long looks less often: many who wait must not keep from working those they wait for.
POLL_SHARE = 0.2
LONGEST_POLL_SECONDS = 0.5
# How long somebody waits for a Redis that is away.
PATIENCE_SECONDS = 8.0
# No answer within this time counts as away.
ANSWER_SECONDS = 2.0
ERRORS = (RedisError, OSError, asyncio.TimeoutError)

# KEYS: the queue of those who wait, its head is the holder; until when each of them lives.
# The clock is the one of Redis: those of the holders may differ.
_CLOCK = "local t = redis.call('TIME'); local now = t[1] * 1000 + math.floor(t[2] / 1000)\n"
_KEEP = (
    "redis.call('HSET', KEYS[2], ARGV[1], now + ARGV[2])\n"
    "redis.call('PEXPIRE', KEYS[1], ARGV[2] * 4); redis.call('PEXPIRE', KEYS[2], ARGV[2] * 4)\n"
)
# Returns how many stand before us; 0: it is ours. The dead at the head are taken out.
ENTER = (
    _CLOCK
    + """
if redis.call('HEXISTS', KEYS[2], ARGV[1]) == 0 then redis.call('RPUSH', KEYS[1], ARGV[1]) end
"""
    + _KEEP
    + """
while true do
  local head = redis.call('LINDEX', KEYS[1], 0)
  if head == ARGV[1] then return 0 end
  local lives = redis.call('HGET', KEYS[2], head)
  if lives and tonumber(lives) > now then return redis.call('LPOS', KEYS[1], ARGV[1]) end
  redis.call('LPOP', KEYS[1]); redis.call('HDEL', KEYS[2], head)
end
"""
)
# Returns 1 if it is still ours, also where Redis has forgotten it and nobody else came; 0 if it is lost.
RENEW = (
    _CLOCK
    + """
local head = redis.call('LINDEX', KEYS[1], 0)
if head and head ~= ARGV[1] then return 0 end
if not head then redis.call('RPUSH', KEYS[1], ARGV[1]) end
"""
    + _KEEP
    + "return 1"
)
LEAVE = "redis.call('LREM', KEYS[1], 0, ARGV[1]); redis.call('HDEL', KEYS[2], ARGV[1]); return 1"


class LeaseUnavailableError(Exception):
    """Redis has been away for longer than anybody waits: nobody is let in."""


class RedisLeases:
    """Leases of one kind, told apart by the prefix of their keys."""

    def __init__(self, url: str, prefix: str, *, patience: float = PATIENCE_SECONDS) -> None:
        self._redis: Redis[str] = Redis.from_url(
            url, decode_responses=True, socket_timeout=ANSWER_SECONDS, socket_connect_timeout=ANSWER_SECONDS
        )
        self._prefix = prefix
        self._patience = patience
        self._enter = self._redis.register_script(ENTER)
        self._renew = self._redis.register_script(RENEW)
        self._leave = self._redis.register_script(LEAVE)

    @asynccontextmanager
    async def hold(self, name: str) -> AsyncIterator[None]:
        """Wait for the lease, then renew it until the block ends.

        Raises:
            LeaseUnavailableError: Redis is away.
        """
        keys = [f"{self._prefix}:{{{name}}}:queue", f"{self._prefix}:{{{name}}}:lives"]
        token = secrets.token_hex(8)
        try:
            await self._wait(keys, token)
            renewing = _Renewing(lambda over: self._keep_renewing(keys, token, over))
            try:
                yield
            finally:
                await renewing.end()
        finally:
            await asyncio.shield(self._go(keys, token))

    async def close(self) -> None:
        """Give back the connections."""
        # Called so since redis 5; Rasa holds its own image back at 4.
        await getattr(self._redis, "aclose", self._redis.close)()

    async def _wait(self, keys: list[str], token: str) -> None:
        clock = asyncio.get_running_loop().time
        came = seen = clock()
        while True:
            try:
                before = await _to_its_end(self._enter(keys, [token, int(LEASE_SECONDS * 1000)]))
            except ERRORS as error:
                if clock() - seen > self._patience:
                    raise LeaseUnavailableError(type(error).__name__) from None
                await asyncio.sleep(POLL_SECONDS * 5)
                continue
            if not before:
                return
            seen = clock()
            await asyncio.sleep(min(max(POLL_SECONDS, (seen - came) * POLL_SHARE), LONGEST_POLL_SECONDS))

    async def _keep_renewing(self, keys: list[str], token: str, over: asyncio.Event) -> None:
        while not over.is_set():
            pause = RENEW_SECONDS
            try:
                ours = await self._renew(keys, [token, int(LEASE_SECONDS * 1000)])
            except ERRORS:
                # Be the first to be back when Redis is.
                pause = POLL_SECONDS * 3
            else:
                if not ours:
                    logger.warning("a lease was lost")
                    return
            await _within(pause, over)

    async def _go(self, keys: list[str], token: str) -> None:
        # What cannot be given back ends by itself.
        with contextlib.suppress(*ERRORS):
            await self._leave(keys, [token])


class _Renewing:
    """The renewal of one lease. Most are given back before it is time for the first; those cost a timer."""

    def __init__(self, renew: Callable[[asyncio.Event], Coroutine[Any, Any, None]]) -> None:
        self._renew = renew
        self._over = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._first = asyncio.get_running_loop().call_later(RENEW_SECONDS, self._begin)

    async def end(self) -> None:
        """Stop. Not by cancelling: a renewal on its way would bring back what is given back after this."""
        self._first.cancel()
        self._over.set()
        if self._task is not None:
            await asyncio.shield(self._task)

    def _begin(self) -> None:
        self._task = asyncio.create_task(self._renew(self._over))


async def _to_its_end(call: Coroutine[Any, Any, Result]) -> Result:
    """Let a call end even if we are cancelled: one half done could come after what follows it.

    On Python 3.10 a call with a time limit may also miss that it was cancelled; this one does not.
    """
    task = asyncio.create_task(call)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise


async def _within(seconds: float, over: asyncio.Event) -> None:
    """Wait until it is over, but no longer than this."""
    with contextlib.suppress(asyncio.TimeoutError):
        await asyncio.wait_for(over.wait(), seconds)
