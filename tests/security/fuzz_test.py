"""Bytes of every kind at the socket: the gateway never fails, never shows where it would have, and stays alive."""

import json
import re
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.security.conftest import Served
from tests.security.wire import is_alive, json_of, post_json, request, send

EXAMPLES = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
TRACES = re.compile(rb"Traceback|File \"|\.py\b|Error:|site-packages|sqlalchemy|starlette|pydantic")
STATUS = re.compile(rb"HTTP/1\.1 (\d{3})")

methods = st.sampled_from(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "get", "G\x00T", "é"])
paths = st.sampled_from([
    *("/", "/chat", "/form", "/healthz", "/metrics", "/wechat", "/assets/x", "*", "http://x/", "/openapi.json"),
    *("/api/v1/conversations", "/api/v1/conversations/x/messages", "/api/v1/decisions", "/api/v1/policy"),
    *("/api/v1/calendar/title-intermediate/2027-01-01.ics", "/api/v1/handovers", "/console/static/console.css"),
    *("/console", "/console/sign-in", "/console/cases", "/console/export", "/console/audit"),
])  # fmt: skip
NAMES = (
    *("Host", "Content-Length", "Transfer-Encoding", "Content-Type", "Cookie", "Authorization", "Connection", "Expect"),
    *("Origin", "Range", "Upgrade", "X-Forwarded-For", "Accept-Encoding", "If-None-Match", "HX-Request"),
)
VALUES = (
    *("0", "-1", "5", "chunked", "gzip", "close", "keep-alive", "100-continue", "null", "bytes=0-", "websocket", "h2c"),
    *("application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=a", "Bearer x"),
)
BODIES = (b"{}", b"[]", b'{"facts":{}}', b"a=1&csrf=x", b"--a\r\n\r\n\r\n--a--")
FIELDS = ("progress", "fact", "choice", "year", "month", "day", "action")
latin = st.text(st.characters(max_codepoint=255), max_size=40)
names, values = st.sampled_from(NAMES) | latin, st.sampled_from(VALUES) | latin
bodies = st.binary(max_size=200) | st.sampled_from(BODIES)
requests = st.tuples(methods, paths, latin, st.lists(st.tuples(names, values), max_size=6), bodies)
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30)
trees = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4)
)


def is_well(raw: bytes) -> bool:
    """No answer is a failure of ours, and none shows code."""
    return b"500" not in STATUS.findall(raw) and not TRACES.search(raw)


@EXAMPLES
@given(st.binary(min_size=1, max_size=400))
@example(b"\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03")
@example(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
@example(b"GET / HTTP/1.1\r\n" * 3 + b"\r\n")
def test_any_bytes(served: Served, impatient: None, sent: bytes) -> None:
    assert is_well(send(served.url, sent + b"\r\n\r\n").raw)


@EXAMPLES
@given(requests)
def test_any_request(served: Served, impatient: None, made: tuple[str, str, str, list[tuple[str, str]], bytes]) -> None:
    method, path, tail, headers, body = made
    lines = [f"{method} {path}{tail} HTTP/1.1", *(f"{name}: {value}" for name, value in headers)]
    end = f"\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    sent = ("\r\n".join(lines) + end).encode("latin-1") + body

    assert is_well(send(served.url, sent).raw)


@EXAMPLES
@given(paths, st.text(max_size=60).map(lambda text: text.encode("utf-8", "replace").hex()))
def test_any_well_formed_address(served: Served, path: str, tail: str) -> None:
    escaped = "".join(f"%{tail[at : at + 2]}" for at in range(0, len(tail), 2))
    for address in (f"{path}{escaped}", f"{path}/{escaped}", f"{path}?q={escaped}&case={escaped}&before={escaped}"):
        assert is_well(request(served.url, "GET", address).raw)


@EXAMPLES
@given(trees)
def test_any_json(served: Served, impatient: None, tree: object) -> None:
    for body in (tree, {"facts": tree}, {"facts": {"employer": tree, "skill_levels": tree, "honours": tree}}):
        answered = post_json(served.url, json.dumps(body).encode())
        assert answered.status in (200, 400, 422)
        assert is_well(answered.raw)


@EXAMPLES
@given(st.text(max_size=600), st.none() | st.text(max_size=70))
def test_any_text_said(served: Served, conversation: dict[str, str], text: str, client_message_id: str | None) -> None:
    body = {"text": text} if client_message_id is None else {"text": text, "client_message_id": client_message_id}
    path = f"/api/v1/conversations/{conversation['conversation_id']}/messages"
    answered = post_json(
        served.url, json.dumps(body).encode(), f"Authorization: Bearer {conversation['token']}", path=path
    )

    assert answered.status in (200, 422)
    assert is_well(answered.raw)


@EXAMPLES
@given(st.dictionaries(st.sampled_from(FIELDS), st.text(max_size=80)))
def test_any_form(served: Served, fields: dict[str, str]) -> None:
    encoded = {name: value.encode("utf-8", "replace") for name, value in fields.items()}
    headers = ("Host: x", "Content-Type: application/x-www-form-urlencoded")
    answered = request(served.url, "POST", "/form", urlencode(encoded).encode(), headers)

    assert answered.status in (200, 422)
    assert is_well(answered.raw)


@pytest.fixture(scope="module")
def conversation(served: Served) -> dict[str, str]:
    """A conversation that exists."""
    opened: dict[str, str] = json_of(post_json(served.url, b"{}", path="/api/v1/conversations"))
    return opened


def test_after_all_that_it_is_alive(served: Served) -> None:
    assert is_alive(served.url)
