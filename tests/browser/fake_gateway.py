"""The gateway's public interface over a scripted dialogue: what the widget is tested against by itself.

It serves the built front-end under the same content security policy, and can be told to fail.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bot.gateway.policy_view import policy_view
from policy_rules import policies
from tests.browser.scripted_dialogue import GREETING, Dialogue

Json = dict[str, Any]

ROOT = Path(__file__).resolve().parents[2]
DIST = ROOT / "bot" / "web" / "dist"
PAGES = {"/chat": "chat.html", "/demo": "demo.html", "/widget.js": "widget.js"}
TYPES = {".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css"}
POLICY_OF_CONTENT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'self'; frame-src 'self'; frame-ancestors "
)


class FakeGateway(ThreadingHTTPServer):
    """Conversations in memory, and what was asked of it."""

    daemon_threads = True

    def __init__(self, port: int = 0, allowed: tuple[str, ...] = ("'self'",)) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.allowed = allowed
        self.dialogues: dict[str, Dialogue] = {}
        self.answered: dict[str, Json] = {}
        self.posts: list[Json] = []
        self.consents: list[str] = []
        self.turns = 0
        # Statuses to answer the next messages with; what was said is taken all the same. 200: not answered yet.
        self.failures: list[int] = []

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: FakeGateway
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path == "/api/v1/policy":
            self._json(200, _policy())
        elif path.startswith("/api/v1/conversations/"):
            if self._dialogue():
                self._json(200, {})
        elif path.startswith("/api/v1/calendar/"):
            self._answer(200, "text/calendar; charset=utf-8", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
        else:
            self._file(path)

    def do_POST(self) -> None:
        body = self._body()
        if self.path == "/api/v1/conversations":
            self.server.consents.append(body["consent"])
            name = f"c{len(self.server.consents)}"
            self.server.dialogues[name] = Dialogue()
            opened = {"conversation_id": name, "token": "t", "messages": [{"text": GREETING, "choices": []}]}
            self._json(201, opened)
        else:
            self._message(body)

    def do_PATCH(self) -> None:
        changes = self._body()
        dialogue = self._dialogue()
        if dialogue:
            self._json(200, dialogue.correct(changes))

    def do_DELETE(self) -> None:
        if self._dialogue():
            del self.server.dialogues[self.path.split("/")[4]]
            self._answer(204, "application/json", b"")

    def _message(self, body: Json) -> None:
        dialogue = self._dialogue()
        if not dialogue:
            return
        self.server.posts.append(body)
        key = body["client_message_id"]
        if key not in self.server.answered:
            self.server.turns += 1
            self.server.answered[key] = dialogue.hear(body.get("choice") or body["text"])
        answer = self.server.answered[key]
        if self.server.failures:
            self._fail(self.server.failures.pop(0), answer)
        else:
            self._json(200, answer)

    def _fail(self, status: int, answer: Json) -> None:
        sentence = "我这会儿没能答上来，您的话我记下了。"
        later = {**answer, "messages": [{"text": sentence, "choices": []}], "retry": True}
        self._json(status, later if status == HTTPStatus.OK else {"error": {"code": "no_answer", "message": sentence}})

    def _dialogue(self) -> Dialogue | None:
        dialogue = self.server.dialogues.get(self.path.split("/")[4])
        if dialogue is None:
            self._json(404, {"error": {"code": "not_found", "message": "找不到这次对话。"}})
        return dialogue

    def _file(self, path: str) -> None:
        file = DIST / PAGES.get(path, path.lstrip("/"))
        if not file.is_file() or not file.resolve().is_relative_to(DIST):
            self._json(404, {"error": {"code": "not_found", "message": "没有这个地址。"}})
            return
        self._answer(200, TYPES.get(file.suffix, "application/octet-stream"), file.read_bytes())

    def _body(self) -> Json:
        length = int(self.headers.get("Content-Length") or 0)
        body: Json = json.loads(self.rfile.read(length) or b"{}")
        return body

    def _json(self, status: int, content: Json) -> None:
        self._answer(status, "application/json", json.dumps(content, ensure_ascii=False).encode())

    def _answer(self, status: int, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Content-Security-Policy", POLICY_OF_CONTENT + " ".join(self.server.allowed))
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        self.wfile.write(content)


def _policy() -> Json:
    return {
        **policy_view(policies()[0]),
        "contacts": [{"office": "专业技术人员管理处", "phone": "83556708", "about": "职称方面"}],
        "notice": {
            "version": "2026-11",
            "summary": "您说的岗位、证书和年限只用来判断政策通道，不要发姓名、身份证号和电话。",
            "details": ["保存多久：最后一次对话之后 30 天内自动删除。"],
        },
    }


@contextmanager
def serving(port: int = 0, allowed: tuple[str, ...] = ("'self'",)) -> Iterator[FakeGateway]:
    """Serve until the block ends."""
    gateway = FakeGateway(port, allowed)
    thread = threading.Thread(target=gateway.serve_forever, daemon=True)
    thread.start()
    try:
        yield gateway
    finally:
        gateway.shutdown()
        gateway.server_close()
        thread.join()
