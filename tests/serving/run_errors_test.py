"""`policy-assistant run` where it cannot start: one sentence that names the cause, and nothing started."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bot.serving.places import ROOT
from bot.serving.ports import LOOPBACK, free_port


def run(folder: Path, **settings: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{folder / 'assistant.db'}", **settings}
    command = [sys.executable, "-m", "bot.command_line", "run", "--logs", str(folder / "logs")]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("PORT", "http"),
        ("PORT", "70000"),
        ("DATABASE_URL", "assistant.db"),
        ("ASSISTANT_TODAY", "tomorrow"),
        ("RATE_LIMITS", "perhaps"),
        ("REDIS_URL", "localhost"),
        ("WIDGET_ALLOWED_ORIGINS", "everyone"),
        ("ASSISTANT_SECRET", "short"),
    ],
)
def test_a_setting_that_makes_no_sense_stops_the_start_with_a_sentence_that_names_it(
    setting: str, value: str, tmp_path: Path
) -> None:
    finished = run(tmp_path, **{setting: value})
    assert (finished.returncode, finished.stdout) == (1, "")
    assert finished.stderr.startswith(f"{setting} ")
    assert finished.stderr.count("\n") == 1
    assert not (tmp_path / "logs").exists()


def test_a_port_in_use_stops_the_start_and_says_how_to_choose_another(tmp_path: Path) -> None:
    port = free_port()
    with socket.create_server((LOOPBACK, port)):
        finished = run(tmp_path, PORT=str(port))
    assert (finished.returncode, finished.stdout) == (1, "")
    assert finished.stderr == f"Port {port} is in use. Choose another one: PORT={port + 1} make run\n"
