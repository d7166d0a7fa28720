"""The chat in the terminal, against a gateway that plays a part."""

import json
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest

from bot.serving.places import ROOT
from bot.serving.ports import free_port

QUESTION = {
    "text": "您在哪里上班？",
    "choices": [{"value": "pilot", "label": "广州地铁"}, {"value": "none", "label": "没有"}],
}


class Gateway(BaseHTTPRequestHandler):
    """Asks one question and repeats what it hears."""

    heard: list[dict[str, Any]]

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path == "/api/v1/conversations":
            self._answer(201, {"conversation_id": "c1", "token": "t1", "messages": [{"text": "您好"}, QUESTION]})
            return
        self.heard.append({"path": self.path, "token": self.headers["Authorization"], **body})
        if body.get("text") == "boom":
            self._answer(503, {"error": {"code": "not_ready", "message": "请稍后再试。"}})
        else:
            self._answer(200, {"messages": [{"text": "明白了。", "choices": []}]})

    def log_message(self, *_: object) -> None:
        """Say nothing in the test's output."""

    def _answer(self, status: int, body: dict[str, Any]) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@pytest.fixture
def gateway() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Address of a gateway, and what it hears."""
    heard: list[dict[str, Any]] = []
    server = HTTPServer(("127.0.0.1", 0), type("Listening", (Gateway,), {"heard": heard}))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", heard
    server.shutdown()
    server.server_close()


def chat(url: str, typed: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "bot.command_line", "chat", "--url", url]
    return subprocess.run(command, cwd=ROOT, input=typed, capture_output=True, text=True, timeout=60)


def test_the_greeting_and_numbered_choices_are_shown_and_a_number_chooses(gateway: tuple[str, list[Any]]) -> None:
    url, heard = gateway
    shown = chat(url, "1\n退出\n")
    assert shown.stdout == "您好\n您在哪里上班？\n  1. 广州地铁\n  2. 没有\n\n你：明白了。\n\n你：再见。\n"
    assert heard == [{"path": "/api/v1/conversations/c1/messages", "token": "Bearer t1", "choice": "pilot"}]


@pytest.mark.parametrize("line", ["我是技师", "3", "0", "２"])
def test_everything_else_is_sent_as_text(line: str, gateway: tuple[str, list[Any]]) -> None:
    url, heard = gateway
    chat(url, f"{line}\n")
    assert [said.get("text") for said in heard] == [line]


def test_an_error_is_shown_in_its_own_words_and_the_choices_stay(gateway: tuple[str, list[Any]]) -> None:
    url, heard = gateway
    shown = chat(url, "boom\n2\n")
    assert "（请稍后再试。）\n  1. 广州地铁\n  2. 没有\n" in shown.stdout
    assert heard[-1]["choice"] == "none"


def test_an_empty_line_asks_nothing_and_the_end_of_input_ends_the_chat(gateway: tuple[str, list[Any]]) -> None:
    url, heard = gateway
    assert chat(url, "\n\n").returncode == 0
    assert heard == []


def test_without_a_running_assistant_the_chat_says_how_to_start_one() -> None:
    url = f"http://127.0.0.1:{free_port()}"
    finished = chat(url, "")
    assert finished.returncode == 1
    assert finished.stderr == f"No assistant answers at {url}. Start it with `make run` in another terminal.\n"
