"""``policy-assistant chat``: a conversation in the terminal, through the gateway like every other channel."""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Any

import httpx

DEFAULT_PORT = "8000"
GOODBYE = ("/quit", "退出", "再见")
TIMEOUT_SECONDS = 60.0


class Chat:
    """One conversation with the gateway at an address."""

    def __init__(self, url: str) -> None:
        """Open the line; ``begin`` starts the conversation."""
        self._http = httpx.Client(base_url=url, timeout=TIMEOUT_SECONDS, trust_env=False)
        self._choices: list[dict[str, str]] = []
        self._address = ""

    def begin(self) -> str:
        """Start a conversation and return the greeting."""
        response = self._http.post("/api/v1/conversations", json={})
        response.raise_for_status()
        answer: dict[str, Any] = response.json()
        self._address = f"/api/v1/conversations/{answer['conversation_id']}/messages"
        self._http.headers["Authorization"] = f"Bearer {answer['token']}"
        return self._show(answer)

    def say(self, line: str) -> str:
        """Send a line, or the choice whose number it is, and return what the assistant answers."""
        number = int(line) if line.isascii() and line.isdigit() else 0
        if 0 < number <= len(self._choices):
            return self._show(self._post(self._address, {"choice": self._choices[number - 1]["value"]}))
        return self._show(self._post(self._address, {"text": line}))

    def _post(self, address: str, body: dict[str, str]) -> dict[str, Any]:
        response = self._http.post(address, json=body)
        answer: dict[str, Any] = response.json()
        if response.is_error:
            message = answer.get("error", {}).get("message") or f"HTTP {response.status_code}"
            return {"messages": [{"text": f"（{message}）", "choices": self._choices}]}
        return answer

    def _show(self, answer: dict[str, Any]) -> str:
        messages = answer["messages"]
        self._choices = messages[-1].get("choices", []) if messages else []
        lines = [message["text"] for message in messages if message["text"]]
        lines += [f"  {number}. {choice['label']}" for number, choice in enumerate(self._choices, start=1)]
        return "\n".join(lines)


def main(argv: Sequence[str]) -> int:
    """Talk until the person leaves."""
    parser = argparse.ArgumentParser(prog="policy-assistant chat", description="Talk to the running assistant.")
    parser.add_argument("--url", default=f"http://127.0.0.1:{os.environ.get('PORT') or DEFAULT_PORT}")
    url = parser.parse_args(argv).url
    try:
        chat = Chat(url)
        _write(chat.begin())
        _talk(chat)
    except httpx.HTTPError:
        sys.stderr.write(f"No assistant answers at {url}. Start it with `make run` in another terminal.\n")
        return 1
    except KeyboardInterrupt:
        _write("")
    return 0


def _talk(chat: Chat) -> None:
    while True:
        sys.stdout.write("\n你：")
        sys.stdout.flush()
        typed = sys.stdin.readline()
        line = typed.strip()
        if not typed or line in GOODBYE:
            _write("再见。" if typed else "")
            return
        if line:
            _write(chat.say(line))


def _write(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
