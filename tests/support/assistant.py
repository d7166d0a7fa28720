"""The real assistant for tests: one supervisor with its three servers, on free ports and a database of its own."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import httpx

from bot.serving.places import ROOT
from bot.serving.ports import free_port

TEST_TODAY = date(2026, 11, 22)
TEST_SECRET = "a secret that only the tests know"
# Training the model is part of the first start.
START_SECONDS = 300.0
STOP_SECONDS = 60.0


@dataclass(frozen=True)
class Assistant:
    """Where a running assistant can be reached, and where it writes."""

    url: str
    rasa_url: str
    actions_url: str
    database_url: str
    logs: Path
    pid: int

    def begin(self) -> "Conversation":
        """Start a conversation over HTTP."""
        response = httpx.post(f"{self.url}/api/v1/conversations", json={}, timeout=30, trust_env=False)
        assert response.status_code == 201, response.text
        answer = response.json()
        return Conversation(self, answer["conversation_id"], answer["token"], answer["messages"])

    def output(self) -> str:
        """Return what the supervisor and the servers have written so far."""
        files = sorted(self.logs.glob("*.log"))
        return "\n".join(f"--- {file.name} ---\n{file.read_text('utf-8', 'replace')[-6000:]}" for file in files)


@dataclass(frozen=True)
class Conversation:
    """A conversation with the running assistant, as a person at the other end of the HTTP interface has it."""

    assistant: Assistant
    id: str
    token: str
    greeting: list[dict[str, Any]]

    @property
    def headers(self) -> dict[str, str]:
        """What shows that this conversation is ours."""
        return {"Authorization": f"Bearer {self.token}"}

    def say(self, text: str, **more: str) -> dict[str, Any]:
        """Write a sentence and return the answer."""
        return self._post({"text": text, **more})

    def choose(self, value: str) -> dict[str, Any]:
        """Tap a choice and return the answer."""
        return self._post({"choice": value})

    def _post(self, body: dict[str, str]) -> dict[str, Any]:
        address = f"{self.assistant.url}/api/v1/conversations/{self.id}/messages"
        response = httpx.post(address, json=body, headers=self.headers, timeout=60, trust_env=False)
        assert response.status_code == 200, f"{response.status_code} {response.text}\n{self.assistant.output()}"
        answer: dict[str, Any] = response.json()
        return answer


@contextmanager
def running_assistant(folder: Path, settings: Mapping[str, str] | None = None) -> Iterator[Assistant]:
    """Start the assistant as ``make run`` does, wait until it is ready, and stop it afterwards."""
    logs, addresses = folder / "logs", folder / "addresses.json"
    logs.mkdir(parents=True)
    database_url = f"sqlite:///{folder / 'assistant.db'}"
    environment = {
        **os.environ,
        "ASSISTANT_TODAY": TEST_TODAY.isoformat(),
        "ASSISTANT_SECRET": TEST_SECRET,
        "DATABASE_URL": database_url,
        "PORT": str(free_port()),
        "RATE_LIMITS": "off",
        **(settings or {}),
    }
    # As a child that ends with this process, even if the tests are killed.
    command = [sys.executable, "-m", "bot.serving.child", "bot.command_line", "run"]
    command += ["--addresses", str(addresses), "--logs", str(logs)]
    with (logs / "supervisor.log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=log, stderr=subprocess.STDOUT
        )
    try:
        found = _wait_for(addresses, process, logs)
        yield Assistant(**found, database_url=environment["DATABASE_URL"], logs=logs, pid=process.pid)
    finally:
        process.terminate()
        process.wait(STOP_SECONDS)


def _wait_for(addresses: Path, process: "subprocess.Popen[bytes]", logs: Path) -> dict[str, str]:
    deadline = time.monotonic() + START_SECONDS
    while not addresses.exists():
        if process.poll() is not None or time.monotonic() > deadline:
            said = "\n".join(
                f"--- {file.name} ---\n{file.read_text('utf-8', 'replace')}" for file in logs.glob("*.log")
            )
            raise AssertionError(f"The assistant did not start (exit code {process.poll()}).\n{said}")
        time.sleep(0.1)
    found: dict[str, str] = json.loads(addresses.read_text())
    return found
