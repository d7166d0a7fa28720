"""Logs: one line an event, whatever is sent; nothing of what people write, no token, nothing that moves a terminal."""

import io
import json
import logging
from collections.abc import Iterator

import httpx
import pytest

from bot.gateway.logs import ALLOWED_FIELDS, JsonLines
from tests.security.conftest import Served
from tests.security.wire import request, send

NASTY = (
    '\n{"level": "info", "event": "forged"}\r\n\x1b[2J\x1b[31m\u202e\u2028\u2029\x85\x9b2J\0\N{RIGHT-TO-LEFT OVERRIDE}'
)


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What the gateway writes, formatted as in earnest."""
    text = io.StringIO()
    handler = logging.StreamHandler(text)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield text
    root.setLevel(level)
    root.removeHandler(handler)


def lines(written: io.StringIO) -> list[dict[str, object]]:
    """The lines; each must be JSON of its own."""
    return [json.loads(line) for line in written.getvalue().splitlines()]


def test_a_message_of_any_library_stays_on_its_line_and_moves_no_terminal() -> None:
    record = logging.LogRecord("library", logging.WARNING, "", 0, f"odd input: {NASTY}", None, None)

    line = JsonLines().format(record)

    assert line.isascii()
    assert line.isprintable()
    assert json.loads(line)["event"].endswith(NASTY)


def test_arguments_and_traces_of_a_record_are_not_written() -> None:
    error = ValueError("我的手机号是13800138000")
    told = (type(error), error, error.__traceback__)
    record = logging.getLogger("x").makeRecord("x", logging.ERROR, "", 0, "failed for %s", ("13800138000",), told)

    assert "13800138000" not in JsonLines().format(record)


def test_whatever_is_sent_every_line_is_whole_and_has_only_the_fields_of_the_list(
    served: Served, written: io.StringIO
) -> None:
    opened = httpx.post(f"{served.url}/api/v1/conversations", json={}).json()
    headers = {"Authorization": f"Bearer {opened['token']}"}
    url = f"{served.url}/api/v1/conversations/{opened['conversation_id']}"
    httpx.post(f"{url}/messages", json={"text": f"密语{NASTY}"}, headers=headers)
    httpx.post(f"{url}/messages", json={"text": "密语", "client_message_id": NASTY}, headers=headers)
    httpx.get(f"{served.url}/form", params={"q": NASTY}, headers={"User-Agent": "秘密代理".encode(), "Referer": "x"})
    request(served.url, "GET", "/%0a%1b%5b2J%e2%80%ae/秘密".encode().decode("latin-1"))
    request(served.url, "GET", "/%0a%1b%5b2J%e2%80%ae")
    send(served.url, b"GET /\x1b[2J\nforged HTTP/1.1\r\n\r\n")
    send(served.url, b"\x1b]0;title\x07 / HTTP/1.1\r\nHost: x\r\n\r\n")

    found = [line for line in lines(written) if str(line["logger"]).startswith(("bot.", "uvicorn"))]

    assert found
    for line in found:
        assert set(line) <= {"time", "level", "logger", "event", *ALLOWED_FIELDS}
        assert line["event"] != "forged"
    text = written.getvalue()
    for secret in ("密语", opened["token"], opened["conversation_id"], "秘密", "\x1b", "title"):
        assert secret not in text
        assert json.dumps(secret)[1:-1] not in text


def test_what_the_figures_count_is_named_by_us_alone(served: Served) -> None:
    request(served.url, "GET", "/made-up-by-a-caller")
    request(served.url, "PURGE", "/healthz")
    figures = httpx.get(f"{served.url}/metrics").text

    assert "made-up-by-a-caller" not in figures
    assert "PURGE" not in figures
    assert 'route="unknown"' in figures
