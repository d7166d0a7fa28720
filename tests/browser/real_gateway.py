"""The gateway itself as a process, with no Rasa behind it: its pages, headers, form and corrections are real."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from bot.serving.ports import free_port
from tests.support.assistant import TEST_TODAY

START_SECONDS = 60.0


@contextmanager
def running_gateway(folder: Path, *allowed: str) -> Iterator[str]:
    """Start the gateway; the origins named may embed the widget. Nothing listens where Rasa should be."""
    port = free_port()
    environment = {
        **os.environ,
        "PORT": str(port),
        "DATABASE_URL": f"sqlite:///{folder / 'gateway.db'}",
        "ASSISTANT_TODAY": TEST_TODAY.isoformat(),
        "RASA_URL": f"http://127.0.0.1:{free_port()}",
        "RATE_LIMITS": "off",
        "WIDGET_ALLOWED_ORIGINS": ",".join(allowed),
    }
    log = (folder / "gateway.log").open("wb")
    process = subprocess.Popen(
        [sys.executable, "-m", "bot.gateway"], env=environment, stdout=log, stderr=subprocess.STDOUT
    )
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_for(url, process, folder / "gateway.log")
        yield url
    finally:
        process.terminate()
        process.wait(START_SECONDS)
        log.close()


def _wait_for(url: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            if httpx.get(f"{url}/healthz", trust_env=False).status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            pass
        assert process.poll() is None, log.read_text("utf-8", "replace")
        assert time.monotonic() < deadline, log.read_text("utf-8", "replace")
        time.sleep(0.1)
