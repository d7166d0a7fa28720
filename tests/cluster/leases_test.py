"""Locks that several gateways share: in order of arrival, never for longer than their holder lives."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus

import pytest

from bot.gateway.errors import ApiError
from bot.gateway.serial import SharedLocks
from bot.serving.ports import LOOPBACK, free_port
from bot.storage import leases
from bot.storage.leases import LeaseUnavailableError, RedisLeases
from tests.support.stores import RedisServer

SHORT = 0.4


@asynccontextmanager
async def two(redis: RedisServer, prefix: str) -> AsyncIterator[tuple[RedisLeases, RedisLeases]]:
    """The leases of two gateways."""
    one, other = RedisLeases(redis.url, prefix), RedisLeases(redis.url, prefix)
    try:
        yield one, other
    finally:
        await one.close()
        await other.close()


@pytest.fixture(autouse=True)
def short_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a lease end soon, so that the tests need not wait."""
    monkeypatch.setattr(leases, "LEASE_SECONDS", SHORT)
    monkeypatch.setattr(leases, "LONGEST_POLL_SECONDS", SHORT / 8)
    monkeypatch.setattr(leases, "RENEW_SECONDS", SHORT / 4)


def test_messages_at_two_gateways_come_one_after_the_other_in_the_order_of_arrival(redis: RedisServer) -> None:
    async def talk() -> list[str]:
        steps: list[str] = []

        async def answer(gateway: RedisLeases, name: str) -> None:
            async with gateway.hold("c1"):
                steps.append(f"{name} begins")
                await asyncio.sleep(0.02)
                steps.append(f"{name} ends")

        async with two(redis, "order") as gateways:
            tasks = []
            for number, name in enumerate("abcdef"):
                tasks.append(asyncio.create_task(answer(gateways[number % 2], name)))
                await asyncio.sleep(0.01)
            await asyncio.gather(*tasks)
        return steps

    assert asyncio.run(talk()) == [f"{name} {step}" for name in "abcdef" for step in ("begins", "ends")]


def test_conversations_do_not_wait_for_each_other(redis: RedisServer) -> None:
    async def talk() -> None:
        async with two(redis, "apart") as (one, other), one.hold("c1"), other.hold("c2"):
            pass

    asyncio.run(asyncio.wait_for(talk(), 5))


def test_a_lease_is_kept_for_as_long_as_it_is_held(redis: RedisServer) -> None:
    async def talk() -> list[str]:
        steps: list[str] = []

        async def wait(gateway: RedisLeases) -> None:
            async with gateway.hold("c1"):
                steps.append("the second begins")

        async with two(redis, "long") as (one, other):
            async with one.hold("c1"):
                waiting = asyncio.create_task(wait(other))
                await asyncio.sleep(SHORT * 3)
                steps.append("the first ends")
            await waiting
        return steps

    assert asyncio.run(talk()) == ["the first ends", "the second begins"]


def test_a_holder_that_died_and_one_that_died_waiting_hold_nobody_up_for_long(redis: RedisServer) -> None:
    async def talk() -> None:
        async with two(redis, "dead") as (one, other):
            keys = ["dead:{c1}:queue", "dead:{c1}:lives"]
            for dead in ("holder", "waiter"):
                await one._enter(keys, [dead, int(SHORT * 1000)])
            async with other.hold("c1"):
                pass

    asyncio.run(asyncio.wait_for(talk(), 10))


def test_a_redis_that_forgets_everything_does_not_take_a_lease_away(redis: RedisServer) -> None:
    async def talk() -> list[str]:
        steps: list[str] = []

        async def wait(gateway: RedisLeases) -> None:
            async with gateway.hold("c1"):
                steps.append("the second begins")

        async with two(redis, "forgotten") as (one, other):
            async with one.hold("c1"):
                await one._redis.flushall()
                await asyncio.sleep(SHORT)
                waiting = asyncio.create_task(wait(other))
                await asyncio.sleep(SHORT)
                steps.append("the first ends")
            await waiting
        return steps

    assert asyncio.run(talk()) == ["the first ends", "the second begins"]


def test_what_is_given_back_leaves_nothing_behind(redis: RedisServer) -> None:
    async def talk() -> list[str]:
        async with two(redis, "clean") as (one, other):
            async with one.hold("c1"):
                await asyncio.sleep(SHORT)
            async with other.hold("c1"):
                pass
            return list(await one._redis.keys("clean:*"))

    assert asyncio.run(talk()) == []


def test_somebody_who_stops_waiting_leaves_the_queue(redis: RedisServer) -> None:
    async def talk() -> None:
        async with two(redis, "leaving") as (one, other):
            async with one.hold("c1"):
                waiting = asyncio.create_task(other.hold("c1").__aenter__())
                await asyncio.sleep(0.1)
                waiting.cancel()
                await asyncio.wait([waiting])
            assert list(await one._redis.keys("leaving:*")) == []

    asyncio.run(talk())


def test_while_redis_is_away_nobody_is_let_in() -> None:
    async def talk() -> None:
        gateway = RedisLeases(f"redis://{LOOPBACK}:{free_port()}/0", "away", patience=0.3)
        with pytest.raises(LeaseUnavailableError):
            async with gateway.hold("c1"):
                raise AssertionError("let in without a lock")

    asyncio.run(talk())


def test_a_person_reads_what_to_do_while_redis_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    async def talk() -> ApiError:
        locks = SharedLocks(f"redis://{LOOPBACK}:{free_port()}/0")
        monkeypatch.setattr(locks._leases, "_patience", 0.1)
        with pytest.raises(ApiError) as refused:
            async with locks.hold("c1"):
                raise AssertionError("let in without a lock")
        await locks.close()
        return refused.value

    error = asyncio.run(talk())
    assert error.status == HTTPStatus.SERVICE_UNAVAILABLE
    assert "再发一次" in error.message
