"""Bodies that are too large, malformed, or take for ever: refused, quickly, without a trace of what is inside."""

import gzip
import json
import zlib

import httpx
import pytest

from tests.security.conftest import Served
from tests.security.wire import connected, is_alive, post_json, read, request, send

JSON = "Content-Type: application/json"
MALFORMED = {
    "a hundred thousand brackets": b"[" * 60_000,
    "deep lists": b'{"facts": {"a": ' + b"[" * 30_000 + b"]" * 30_000 + b"}}",
    "deep objects": b'{"facts": ' + b'{"a":' * 9_000 + b"1" + b"}" * 9_000 + b"}",
    "NaN": b'{"facts": {"employer": NaN}}',
    "Infinity": b'{"facts": {"employer": -Infinity}}',
    "five thousand digits": b'{"facts": {"employer": ' + b"9" * 5_000 + b"}}",
    "a number beyond numbers": b'{"facts": {}, "as_of": 1e999999}',
    "half a character": rb'{"facts": {"employer": "\ud800"}}',
    "half a character as a key": rb'{"facts": {"\ud800": 1}}',
    "NUL": rb'{"facts": {"employer": "\u0000"}}',
    "no UTF-8": b'{"facts": {"employer": "\xff\xfe"}}',
    "keys of Python": b'{"facts": {"__class__": {"__init__": {}}, "__proto__": {}}}',
    "nothing": b"",
    "half an object": b'{"facts": {',
}


@pytest.mark.parametrize("body", MALFORMED.values(), ids=MALFORMED.keys())
def test_malformed_json_is_refused_with_a_sentence(served: Served, body: bytes) -> None:
    answered = post_json(served.url, body)

    assert answered.status in (400, 422)
    assert answered.code in ("bad_request", "invalid_json", "invalid_facts", "invalid_value", "missing_key")
    assert b"Traceback" not in answered.raw
    assert is_alive(served.url)


EXTREMES = [
    "9999-12-31",
    "9999",
    "0001-01-01",
    "2026-02-29",
    {"earliest": "0001", "latest": "9999"},
    10**30,
    True,
    [],
    {},
]


@pytest.mark.parametrize("as_of", ["2026-11-22", "2199-12-31", "9999-12-31", "2025-01-01", "0001-01-01"])
def test_the_ends_of_the_calendar_are_refused_or_counted_and_break_nothing(served: Served, as_of: str) -> None:
    for fact in served.app.state.services.policy.declarations.facts:
        for value in (*EXTREMES, *({"technician": value} for value in EXTREMES), {"gap_days": 10**9}, ["x"] * 1000):
            body = json.dumps({"facts": {fact: value}, "as_of": as_of}).encode()
            assert post_json(served.url, body).status in (200, 422), body


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_packed_bodies_are_not_unpacked(served: Served, encoding: str) -> None:
    pack = gzip.compress if encoding == "gzip" else zlib.compress
    bomb = pack(b'{"facts": {}}' + b" " * 30_000_000)

    assert len(bomb) < 64 * 1024
    assert post_json(served.url, bomb, f"Content-Encoding: {encoding}").status == 400


FORM_TYPES = ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=a", "text/xml", ""]


@pytest.mark.parametrize("content_type", FORM_TYPES)
def test_what_a_form_of_another_site_can_send_is_no_json(served: Served, content_type: str) -> None:
    headers = ("Host: x", f"Content-Type: {content_type}")

    assert request(served.url, "POST", "/api/v1/decisions", b'{"facts": {}}', headers).status == 422


CHUNKED = "Transfer-Encoding: chunked"
AMBIGUOUS = {
    "two lengths": ("Content-Length: 2\r\nContent-Length: 3", "{}"),
    "length and chunks": (f"Content-Length: 3\r\n{CHUNKED}", "0\r\n\r\n"),
    "a negative length": ("Content-Length: -1", ""),
    "a length with a sign": ("Content-Length: +2", "{}"),
    "a list of lengths": ("Content-Length: 2, 2", "{}"),
    "an unknown coding": ("Transfer-Encoding: xchunked", "0\r\n\r\n"),
    "a space before the colon": ("Transfer-Encoding : chunked", "0\r\n\r\n"),
    "a bad chunk": (CHUNKED, "zz\r\n{}\r\n0\r\n\r\n"),
    "a chunk of all there is": (CHUNKED, "ffffffffffffffffff\r\nx"),
    "a length in the trailer": (CHUNKED, "0\r\nContent-Length: 3\r\n\r\n"),
}


@pytest.mark.parametrize(("headers", "body"), AMBIGUOUS.values(), ids=AMBIGUOUS.keys())
def test_bodies_whose_end_two_servers_would_see_in_two_places_are_refused(
    served: Served, headers: str, body: str
) -> None:
    sent = f"POST /api/v1/decisions HTTP/1.1\r\nHost: x\r\n{JSON}\r\n{headers}\r\n\r\n{body}"

    assert send(served.url, sent.encode()).status == 400
    assert is_alive(served.url)


def test_chunks_without_end_are_cut_off_at_the_limit(served: Served) -> None:
    head = f"POST /api/v1/decisions HTTP/1.1\r\nHost: x\r\n{JSON}\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
    chunk = b"1000\r\n" + b" " * 4096 + b"\r\n"

    assert send(served.url, head, *[chunk] * 40).status in (413, 0)
    assert is_alive(served.url)


def test_a_body_that_does_not_come_is_not_waited_for(served: Served, impatient: None) -> None:
    with connected(served.url) as connection:
        connection.sendall(
            f"POST /api/v1/decisions HTTP/1.1\r\nHost: x\r\n{JSON}\r\nContent-Length: 9\r\n\r\n{{".encode()
        )
        answered = read(connection)

    assert (answered.status, answered.code) == (408, "too_slow")


def test_a_body_that_drips_is_not_waited_for(served: Served, impatient: None) -> None:
    head = f"POST /api/v1/decisions HTTP/1.1\r\nHost: x\r\n{JSON}\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
    with connected(served.url) as connection:
        connection.sendall(head)
        connection.settimeout(0.05)
        answer = b""
        for _ in range(100):
            try:
                answer = connection.recv(100)
                break
            except TimeoutError:
                connection.sendall(b"1\r\n \r\n")

    assert answer.startswith(b"HTTP/1.1 408")


FORMS = [
    b"progress=" + b"[" * 20_000 + b"&action=skip&fact=x",
    rb'progress={"facts":{},"skipped":["\ud800"]}&action=skip&fact=x',
    b'progress={"facts":{},"skipped":5}&action=skip&fact=x',
    b'progress={"facts":{},"skipped":{"a":{}}}&action=skip&fact=x',
    b'progress={"facts":[],"skipped":[]}&action=skip&fact=x',
    b"progress=[1]&action=skip&fact=%00",
    b'progress={"facts":{},"skipped":[]}&fact=__class__.x&choice=x',
    b'progress={"facts":{},"skipped":[]}&fact=skill_levels.technician&year=99999999999&month=0&day=-1',
    b"action=remove:__class__",
    b"progress=%ED%A0%80&action=skip&fact=%ED%A0%80",
]


@pytest.mark.parametrize("body", FORMS, ids=range(len(FORMS)))
def test_a_form_whose_hidden_state_was_tampered_with_begins_anew_or_is_refused(served: Served, body: bytes) -> None:
    headers = ("Host: x", "Content-Type: application/x-www-form-urlencoded")

    assert request(served.url, "POST", "/form", body, headers).status in (200, 422)


def test_a_thousand_files_in_a_form_are_nothing_to_us(served: Served) -> None:
    files = [("f", (f"{number}.txt", b"x")) for number in range(400)]

    assert httpx.post(f"{served.url}/form", files=files).status_code in (400, 422)
