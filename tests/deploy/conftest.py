"""The judges of the deployment files, installed when missing."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.serving.places import ROOT

Judge = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def judge() -> Judge:
    """Return how to run a program of the environment of judges."""
    subprocess.run([ROOT / "scripts" / "checks.sh"], check=True, capture_output=True)

    def run(program: str, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
        command = [ROOT / ".tools" / "checks" / "bin" / program, *arguments]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)

    return run
