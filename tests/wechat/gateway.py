"""Starting, killing and moving through time a gateway that talks to the fake platform."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from bot.serving.ports import free_port
from tests.wechat.phone import ROOT, Platform

SECRET = "a secret that only these tests know"
OLD_KEY = "zyxwvutsrqponmlkjihgfedcba9876543210ABCDEFG"
START_SECONDS = 60.0


@dataclass
class Gateway:
    """A gateway process: its address, its files, its clock."""

    folder: Path
    environment: dict[str, str]
    port: int = 0
    process: "subprocess.Popen[bytes] | None" = field(default=None)
    spare: "subprocess.Popen[bytes] | None" = field(default=None)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def callback(self) -> str:
        return f"{self.url}/wechat"

    @property
    def log(self) -> str:
        return (self.folder / "gateway.log").read_text("utf-8", "replace")

    def start(self) -> None:
        """Start on the port it had before, and wait until it answers."""
        self.process, self.spare = self.spare or self._loaded(), None
        assert self.process.stdin is not None
        self.process.stdin.close()
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            assert self.process.poll() is None, self.log
            assert time.monotonic() < deadline, self.log
            time.sleep(0.05)

    def prepare(self) -> None:
        """Have the next start be one of moments, however long this machine takes to load a program."""
        self.spare = self._loaded()
        assert self.spare.stdout is not None
        self.spare.stdout.readline()

    def _loaded(self) -> "subprocess.Popen[bytes]":
        """Load the program; it begins to work when its input ends."""
        self.port = self.port or free_port()
        environment = {**self.environment, "PORT": str(self.port)}
        with (self.folder / "gateway.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "tests.wechat.gateway_process"],
                cwd=ROOT,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
            )

    def kill(self) -> None:
        """End it as a power cut would; a spare one lives on."""
        spare, self.spare = self.spare, None
        self._end(signal.SIGKILL)
        self.spare = spare

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def skip(self, seconds: float) -> None:
        """Move the channel's clock ahead."""
        file = self.folder / "clock"
        file.write_text(str(float(file.read_text() or "0") + seconds))

    def reset_clock(self) -> None:
        (self.folder / "clock").write_text("0")

    def files(self) -> dict[str, bytes]:
        """Return everything that the gateway wrote, by name."""
        return {path.name: path.read_bytes() for path in sorted(self.folder.iterdir()) if path.is_file()}

    def settle(self, is_settled: Callable[[], bool]) -> None:
        """Wait until what goes on in the background has come to its end."""
        deadline = time.monotonic() + START_SECONDS
        while not is_settled():
            assert time.monotonic() < deadline, self.log
            time.sleep(0.05)

    def _end(self, how: signal.Signals) -> None:
        for process in filter(None, (self.process, self.spare)):
            if process.poll() is None:
                process.send_signal(how)
                process.wait(30)
            for stream in filter(None, (process.stdin, process.stdout)):
                stream.close()

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.url}/healthz", timeout=2, trust_env=False).status_code == httpx.codes.OK
        except httpx.HTTPError:
            return False


@contextmanager
def running_gateway(folder: Path, platform: Platform, rasa_url: str, **settings: str) -> Iterator[Gateway]:
    """Start a gateway with a database of its own, set up for the account of the platform."""
    folder.mkdir(parents=True, exist_ok=True)
    environment = {
        **os.environ,
        "ASSISTANT_TODAY": "2026-11-22",
        "ASSISTANT_SECRET": SECRET,
        "DATABASE_URL": f"sqlite:///{folder / 'gateway.db'}",
        "RATE_LIMITS": "off",
        "RASA_URL": rasa_url,
        "TEST_CLOCK_FILE": str(folder / "clock"),
        "WECHAT_APP_ID": "wx0123456789abcdef",
        "WECHAT_APP_SECRET": "0123456789abcdef0123456789abcdef",
        "WECHAT_TOKEN": "pamtest",
        "WECHAT_ENCODING_AES_KEY": "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
        "WECHAT_PREVIOUS_AES_KEY": OLD_KEY,
        "WECHAT_API_BASE": platform.url,
        "WECHAT_PUBLIC_URL": "https://assistant.example",
        **settings,
    }
    gateway = Gateway(folder, {name: value for name, value in environment.items() if value})
    gateway.reset_clock()
    gateway.start()
    try:
        yield gateway
    finally:
        gateway.stop()
