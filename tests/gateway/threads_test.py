"""Work in threads: it comes back with its result or its error, and whoever began it stays until it has ended."""

import asyncio
import threading

import pytest

from bot.gateway import threads
from bot.gateway.threads import in_thread


def test_work_is_done_in_another_thread_and_returns_its_result() -> None:
    def work(number: int, *, more: int) -> tuple[int, bool]:
        return number + more, threading.current_thread() is threading.main_thread()

    assert asyncio.run(in_thread(work, 1, more=2)) == (3, False)


def test_an_error_is_raised_where_the_work_is_waited_for() -> None:
    def fail() -> None:
        raise LookupError("gone")

    with pytest.raises(LookupError, match="gone"):
        asyncio.run(in_thread(fail))


def test_the_loop_goes_on_meanwhile() -> None:
    gate = threading.Event()

    async def both() -> bool:
        waiting = asyncio.create_task(in_thread(gate.wait, 20))
        await asyncio.sleep(0)
        gate.set()
        return await waiting

    assert asyncio.run(both())


def test_whoever_is_cancelled_waits_for_the_end_of_the_work() -> None:
    """A conversation must not be given to the next while something is still written into it."""
    gate, ended, seen = threading.Event(), threading.Event(), []

    def work() -> None:
        gate.wait(20)
        ended.set()

    async def cancelled() -> None:
        waiting = asyncio.create_task(in_thread(work))
        await asyncio.sleep(0.02)
        waiting.cancel()
        await asyncio.sleep(0.02)
        seen.append(waiting.done())
        gate.set()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        seen.append(ended.is_set())

    asyncio.run(cancelled())
    assert seen == [False, True]


def test_many_at_once_are_all_done() -> None:
    """More than there are threads: the rest waits for a thread that is free."""
    many, gate = threads.MOST * 2, threading.Event()
    begun = threading.Semaphore(0)

    def work(number: int) -> int:
        begun.release()
        gate.wait(20)
        return number

    async def all_of_them() -> list[int]:
        waiting = [asyncio.create_task(in_thread(work, number)) for number in range(many)]
        await asyncio.sleep(0)
        assert all(begun.acquire(timeout=20) for _ in range(threads.MOST))
        assert not begun.acquire(blocking=False)
        gate.set()
        return await asyncio.gather(*waiting)

    assert asyncio.run(all_of_them()) == list(range(many))


def test_a_thread_that_is_free_is_used_again() -> None:
    async def one_after_the_other() -> set[int]:
        return {await in_thread(threading.get_ident) for _ in range(50)}

    asyncio.run(one_after_the_other())
    before = threading.active_count()
    asyncio.run(one_after_the_other())

    assert threading.active_count() == before


def test_work_whose_loop_has_gone_troubles_nobody() -> None:
    gate, ended = threading.Event(), threading.Event()

    def work() -> None:
        gate.wait(20)
        ended.set()

    loop = asyncio.new_event_loop()
    task = loop.create_task(in_thread(work))
    loop.run_until_complete(asyncio.sleep(0.02))
    task.cancel()
    task.get_coro().close()
    loop.close()
    gate.set()

    assert ended.wait(20)
    assert asyncio.run(in_thread(int)) == 0
