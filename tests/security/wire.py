"""Bytes on a socket: requests that no HTTP library would write."""

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

TIMEOUT = 20.0


@dataclass(frozen=True)
class Answered:
    """What came back until the other side closed."""

    raw: bytes

    @property
    def status(self) -> int:
        """The status of the first answer; 0 where the connection was only closed."""
        words = self.raw.split(b"\r\n", 1)[0].split()
        return int(words[1]) if len(words) > 1 and words[0].startswith(b"HTTP/1.1") else 0

    @property
    def body(self) -> bytes:
        return self.raw.partition(b"\r\n\r\n")[2]

    @property
    def code(self) -> str:
        """The code of an error in the shape of the contract."""
        return str(json.loads(self.body)["error"]["code"])

    def header(self, name: str) -> str | None:
        head = self.raw.partition(b"\r\n\r\n")[0].decode("latin-1")
        found = [line.partition(":")[2].strip() for line in head.split("\r\n") if line.lower().startswith(f"{name}:")]
        return found[0] if found else None


@contextmanager
def connected(url: str) -> Iterator[socket.socket]:
    """A connection to the server behind a URL."""
    parts = urlsplit(url)
    with socket.create_connection((parts.hostname, parts.port), TIMEOUT) as connection:
        yield connection


def read(connection: socket.socket) -> Answered:
    """Read until the other side closes."""
    received = b""
    with suppress(ConnectionError):
        while part := connection.recv(65536):
            received += part
    return Answered(received)


def send(url: str, *parts: bytes) -> Answered:
    """Send bytes as they are and read until the other side closes."""
    with connected(url) as connection:
        with suppress(ConnectionError):
            for part in parts:
                connection.sendall(part)
        return read(connection)


def request(
    url: str, method: str, path: str, body: bytes | None = None, headers: tuple[str, ...] = ("Host: x",)
) -> Answered:
    """Send one request, its headers as they are, and read the answer."""
    length = () if body is None else (f"Content-Length: {len(body)}",)
    lines = (f"{method} {path} HTTP/1.1", *headers, *length, "Connection: close", "", "")
    return send(url, "\r\n".join(lines).encode("latin-1") + (body or b""))


def post_json(url: str, body: bytes, *headers: str, path: str = "/api/v1/decisions") -> Answered:
    """Post bytes as JSON."""
    return request(url, "POST", path, body, ("Host: x", "Content-Type: application/json", *headers))


def is_alive(url: str) -> bool:
    """Tell whether the gateway still answers."""
    return request(url, "GET", "/healthz").status == 200


def json_of(answered: Answered) -> Any:  # noqa: ANN401 - whatever JSON holds
    return json.loads(answered.body)
