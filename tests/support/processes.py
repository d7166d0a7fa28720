"""Programs that tests start, kill without warning and start again, and that never outlive the tests."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from bot.serving.places import ROOT
from bot.serving.ports import LOOPBACK

START_SECONDS = 240.0
STOP_SECONDS = 40.0
# setpriv (util-linux) has the kernel end the program with the thread that started it: start from the main thread.
WITH_US = ("setpriv", "--pdeathsig", "KILL")


@dataclass
class Program:
    """One program: how it is started, and how one knows that it is ready."""

    name: str
    command: Sequence[str]
    is_ready: Callable[[], bool]
    log: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    # PostgreSQL takes SIGTERM as: when the last client has gone; and SIGINT as: when all is written.
    stop_signal: signal.Signals = signal.SIGTERM
    process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        """Start it; `wait` waits until it is ready."""
        environment = {**os.environ, **self.environment}
        with self.log.open("ab") as log:
            # Our own programs end when this pipe closes.
            self.process = subprocess.Popen(
                self.command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=log, stderr=subprocess.STDOUT
            )

    def wait(self) -> None:
        """Wait until it is ready."""
        assert self.process is not None
        deadline = time.monotonic() + START_SECONDS
        while not self.is_ready():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(
                    f"{self.name} is not ready (exit code {self.process.poll()}):\n{self.last_words()}"
                )
            time.sleep(0.05)

    def end(self, how: signal.Signals) -> int:
        """Send a signal and return how the program ended."""
        assert self.process is not None
        self.process.send_signal(how)
        code = self.process.wait(STOP_SECONDS)
        if self.process.stdin:
            self.process.stdin.close()
        return code

    def kill(self) -> None:
        """End it without warning."""
        self.end(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask it to end, if it runs; `stop` waits for it."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(self.stop_signal)

    def stop(self) -> None:
        """End it, if it runs."""
        if self.process is not None and self.process.poll() is None:
            self.end(self.stop_signal)

    def last_words(self) -> str:
        """Return the end of its log."""
        return self.log.read_bytes()[-6000:].decode("utf-8", "replace") if self.log.exists() else ""


def listens(port: int) -> bool:
    """Tell whether somebody answers on a port of loopback."""
    try:
        with socket.create_connection((LOOPBACK, port), timeout=1):
            return True
    except OSError:
        return False


def answers(address: str) -> bool:
    """Tell whether an address answers 200."""
    try:
        return httpx.get(address, timeout=5, trust_env=False).status_code == httpx.codes.OK
    except httpx.HTTPError:
        return False
