"""Callers who open connections and do not get on with it: none is waited for, none fills the memory."""

import threading
from collections.abc import Callable
from contextlib import ExitStack

import pytest
from fastapi import Response

from bot.gateway.connection import HEAD_BYTES, MOST_AHEAD, Connection, most_connections
from tests.security.conftest import Served
from tests.security.wire import connected, is_alive, read, send
from tests.support.assistant import Assistant

LARGE = 50_000_000
HEALTH = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"


@pytest.mark.parametrize("sent", [b"", b"G", b"GET /healthz HTTP/1.1\r\nHost: x\r\n", b"\r\n", b"\r\n\r\n"])
def test_a_head_that_does_not_come_is_not_waited_for(served: Served, impatient: None, sent: bytes) -> None:
    assert send(served.url, sent).status == 408


def test_a_head_that_drips_is_not_waited_for(served: Served, impatient: None) -> None:
    with connected(served.url) as connection:
        connection.sendall(b"GET /healthz HTTP/1.1\r\n")
        connection.settimeout(0.05)
        answer = b""
        for number in range(100):
            try:
                answer = connection.recv(100)
                break
            except TimeoutError:
                connection.sendall(f"X-{number}: a\r\n".encode())

    assert answer.startswith(b"HTTP/1.1 408")


def test_the_second_request_of_a_connection_is_not_waited_for_either(served: Served, impatient: None) -> None:
    with connected(served.url) as connection:
        connection.sendall(HEALTH)
        assert connection.recv(65536).startswith(b"HTTP/1.1 200")
        connection.sendall(b"GET /heal")
        assert read(connection).status == 408


@pytest.mark.parametrize("part", [b"a" * 4096, b"X: a\r\n" * 700], ids=["one endless line", "endless lines"])
def test_a_head_without_end_is_not_kept(served: Served, part: bytes) -> None:
    answered = send(served.url, b"GET / HTTP/1.1\r\nHost: x\r\nX: ", *[part] * 64)

    assert answered.status in (431, 0)
    assert is_alive(served.url)


def test_the_gateway_that_make_run_starts_has_these_limits_too(assistant: Assistant) -> None:
    answered = send(assistant.url, b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * HEAD_BYTES)

    assert answered.status == 431


def test_requests_sent_far_ahead_of_their_answers_are_refused(served: Served) -> None:
    answered = send(served.url, HEALTH * (MOST_AHEAD + 50))

    assert 0 < answered.raw.count(b"HTTP/1.1 ") <= MOST_AHEAD + 2
    assert is_alive(served.url)


def test_an_answer_that_nobody_reads_is_given_up(serve: Callable[..., Served], impatient: None) -> None:
    served = serve()
    served.app.add_api_route("/large", lambda: Response(bytes(LARGE)))
    with connected(served.url) as connection:
        connection.sendall(b"GET /large HTTP/1.1\r\nHost: x\r\n\r\n")
        threading.Event().wait(1.0)

        assert len(read(connection).raw) < LARGE


def test_beyond_the_most_connections_one_more_is_turned_away(
    serve: Callable[..., Served], monkeypatch: pytest.MonkeyPatch
) -> None:
    served = serve()
    monkeypatch.setattr(Connection, "most", 5)
    with ExitStack() as open_ones:
        for _ in range(5):
            open_ones.enter_context(connected(served.url)).sendall(b"GET /")
        answered = send(served.url)

        assert answered.status == 503
        assert answered.header("retry-after")
    assert is_alive(served.url)


def test_the_most_connections_leave_descriptors_for_everything_else() -> None:
    assert 64 <= most_connections() <= 4000
