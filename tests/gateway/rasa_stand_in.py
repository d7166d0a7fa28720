"""A stand-in for Rasa's REST channel over real HTTP: it answers, stalls, fails or goes away as a test says."""

import json
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Json = dict[str, Any]
CHOICES = [{"value": "pilot", "label": "试点企业本部"}, {"value": "guangzhou_other", "label": "广州其他企业"}]


def answer(text: str, **custom: object) -> list[Json]:
    """What Rasa's REST channel returns for a turn: a text, then the payload of the actions."""
    return [{"recipient_id": "x", "text": text}, {"recipient_id": "x", "custom": custom}]


def ask_employer(request: Json) -> list[Json]:
    """The default: know nothing yet, ask for the employer."""
    del request
    return answer("您在什么单位？", facts={}, decision=None, asking="employer", choices=CHOICES)


@dataclass
class RasaStandIn:
    """Remembers what it was sent."""

    reply: Callable[[Json], object] = ask_employer
    status: int = 200
    ready: bool = True
    gate: threading.Event = field(default_factory=threading.Event)
    requests: list[Json] = field(default_factory=list)
    openings: list[Json] = field(default_factory=list)
    greeting: object = field(default_factory=list)
    tracker_file: str | None = None
    port: int = 0

    def __post_init__(self) -> None:
        self.gate.set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def heard(self) -> list[str]:
        """The messages, in order."""
        return [request["message"] for request in self.requests]

    def take(self, request: Json) -> object:
        """Answer a message; the command that opens a conversation is kept apart."""
        if request["message"] == "/start":
            self.openings.append(request)
            return self.greeting
        self.requests.append(request)
        self.gate.wait(20)
        if self.tracker_file:
            self._track(request)
        return self.reply(request)

    def _track(self, request: Json) -> None:
        """Write an event as Rasa's SQL tracker store does: its own connection, its own table."""
        with closing(sqlite3.connect(self.tracker_file or "", timeout=20)) as connection, connection:
            connection.execute(
                "CREATE TABLE IF NOT EXISTS events (id INTEGER PRIMARY KEY, sender_id VARCHAR(255) NOT NULL,"
                " type_name VARCHAR(255), timestamp FLOAT, data TEXT)"
            )
            connection.execute(
                "INSERT INTO events (sender_id, type_name, timestamp, data) VALUES (?, 'user', 1.0, ?)",
                (request["sender"], json.dumps(request, ensure_ascii=False)),
            )


def _handler(stand_in: RasaStandIn) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._send(200 if self.path == "/webhooks/ready" and stand_in.ready else 503, {})

        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            body = stand_in.take(request)
            self._send(stand_in.status, body)

        def _send(self, status: int, body: object) -> None:
            data = body if isinstance(body, bytes) else json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Stay silent."""

    return Handler


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # A crowd knocks at once.
    request_queue_size = 128


@contextmanager
def serving(stand_in: RasaStandIn) -> Iterator[RasaStandIn]:
    """Serve on a free port, or on the one that it had before."""
    server = _Server(("127.0.0.1", stand_in.port), _handler(stand_in))
    stand_in.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield stand_in
    finally:
        stand_in.gate.set()
        server.shutdown()
        server.server_close()
        thread.join()
