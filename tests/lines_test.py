"""Kept lines to Rasa: one connection for many questions, and a plain word where there is none or no answer."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
import uvloop

from bot import lines
from bot.lines import Answer, Lines, NoLineError

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]"
LOOPS = [asyncio.new_event_loop, uvloop.new_event_loop]


@dataclass
class Peer:
    """A server that says what it is told to, and remembers what it heard on each connection."""

    says: bytes = OK
    hangs_up: bool = False
    connections: list[bytes] = field(default_factory=list)
    heard: asyncio.Event = field(default_factory=asyncio.Event)
    ended: asyncio.Event = field(default_factory=asyncio.Event)
    address: str = ""
    writers: list[asyncio.StreamWriter] = field(default_factory=list)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        number = len(self.connections)
        self.connections.append(b"")
        self.writers.append(writer)
        while data := await reader.read(65536):
            self.connections[number] += data
            self.heard.set()
            writer.write(self.says)
            if self.hangs_up:
                break
        self.ended.set()
        writer.close()


@asynccontextmanager
async def peer(**traits: object) -> AsyncIterator[Peer]:
    made = Peer(**traits)  # type: ignore[arg-type]
    server = await asyncio.start_server(made.serve, "127.0.0.1", 0)
    made.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield made
    finally:
        server.close()


async def ask(kept: Lines, address: str, within: float = 20.0) -> Answer:
    return await kept.ask("POST", address, "/x", b"{}", within=within)


@pytest.fixture(params=LOOPS, ids=["asyncio", "uvloop"])
def run(request: pytest.FixtureRequest) -> Callable[[Awaitable[None]], None]:
    """Run on the loop of the standard library and on the one of production."""

    def run_until_done(work: Awaitable[None]) -> None:
        loop: asyncio.AbstractEventLoop = request.param()
        try:
            loop.run_until_complete(work)
        finally:
            loop.close()

    return run_until_done


Run = Callable[[Awaitable[None]], None]


def test_one_connection_carries_many_questions(run: Run) -> None:
    async def work() -> None:
        async with peer() as server:
            kept = Lines()
            assert [await ask(kept, server.address) for _ in range(3)] == [Answer(200, b"[]")] * 3
            assert [heard.count(b"POST /x HTTP/1.1\r\n") for heard in server.connections] == [3]
            await kept.close()

    run(work())


def test_two_questions_at_once_take_two_connections(run: Run) -> None:
    async def work() -> None:
        async with peer() as server:
            kept = Lines()
            await asyncio.gather(ask(kept, server.address), ask(kept, server.address))
            assert len(server.connections) == 2
            await kept.close()

    run(work())


def test_a_connection_that_the_server_has_closed_is_not_used_again(run: Run) -> None:
    async def work() -> None:
        async with peer(hangs_up=True) as server:
            kept = Lines()
            await ask(kept, server.address)
            await server.ended.wait()
            await asyncio.sleep(0.05)
            assert (await ask(kept, server.address)).status == 200
            assert len(server.connections) == 2
            await kept.close()

    run(work())


def test_a_connection_that_lay_idle_for_long_is_not_used_again(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "IDLE_SECONDS", 0.0)

    async def work() -> None:
        async with peer() as server:
            kept = Lines()
            await ask(kept, server.address)
            await asyncio.sleep(0.01)
            await ask(kept, server.address)
            assert len(server.connections) == 2
            await kept.close()

    run(work())


@pytest.mark.parametrize(
    "says",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n[]",
        b"HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n[]",
        OK + b"more than was asked for",
    ],
)
def test_a_connection_that_cannot_go_on_is_not_kept(run: Run, says: bytes) -> None:
    async def work() -> None:
        async with peer(says=says) as server:
            kept = Lines()
            assert await ask(kept, server.address) == Answer(200, b"[]")
            await server.ended.wait()
            assert await ask(kept, server.address) == Answer(200, b"[]")
            assert len(server.connections) == 2
            await kept.close()

    run(work())


def test_what_nobody_asked_for_ends_the_connection(run: Run) -> None:
    async def work() -> None:
        async with peer() as server:
            kept = Lines()
            await ask(kept, server.address)
            server.writers[0].write(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfalse")
            await server.ended.wait()
            assert (await ask(kept, server.address)).body == b"[]"
            await kept.close()

    run(work())


def test_an_answer_in_pieces_is_put_together(run: Run) -> None:
    async def work() -> None:
        chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
        async with peer(says=chunked) as server:
            kept = Lines()
            assert await ask(kept, server.address) == Answer(200, b"abcde")
            assert await ask(kept, server.address) == Answer(200, b"abcde")
            await kept.close()

    run(work())


@pytest.mark.parametrize("says", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n[]", b"not HTTP at all\r\n\r\n"])
def test_a_server_that_breaks_off_is_no_line(run: Run, says: bytes) -> None:
    async def work() -> None:
        async with peer(says=says, hangs_up=True) as server:
            kept = Lines()
            with pytest.raises(NoLineError):
                await ask(kept, server.address)

    run(work())


def test_where_nobody_listens_there_is_no_line(run: Run) -> None:
    async def work() -> None:
        async with peer() as server:
            address = server.address
        with pytest.raises(NoLineError):
            await ask(Lines(), address)

    run(work())


def test_a_server_that_does_not_answer_in_time_is_hung_up_on(run: Run) -> None:
    async def work() -> None:
        async with peer(says=b"") as server:
            with pytest.raises(asyncio.TimeoutError):
                await ask(Lines(), server.address, within=0.05)
            await server.ended.wait()

    run(work())


def test_a_question_that_is_cancelled_is_hung_up_on(run: Run) -> None:
    async def work() -> None:
        async with peer(says=b"") as server:
            asking = asyncio.create_task(ask(Lines(), server.address))
            await server.heard.wait()
            asking.cancel()
            await server.ended.wait()

    run(work())


def test_the_address_says_the_path_the_host_and_who_asks(run: Run) -> None:
    async def work() -> None:
        async with peer() as server:
            kept = Lines()
            await ask(kept, server.address.replace("//", "//me:s%40cret@") + "/rasa")
            heard = server.connections[0]
            assert heard.startswith(b"POST /rasa/x HTTP/1.1\r\n")
            assert f"\r\nHost: {server.address.removeprefix('http://')}\r\n".encode() in heard
            assert b"\r\nAuthorization: Basic bWU6c0BjcmV0\r\n" in heard
            await kept.close()

    run(work())
