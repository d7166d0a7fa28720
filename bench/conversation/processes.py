"""Servers under measurement: started, timed until they answer, weighed, stopped."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

PATIENCE = 300.0
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Weight:
    """What some processes have used: memory that is theirs (shared pages divided), and processor time."""

    megabytes: float
    cpu_seconds: float


def weigh(pids: Sequence[int]) -> Weight:
    """Add up processes and all their children."""
    everybody = [pid for root in pids for pid in family(root)]
    return Weight(sum(map(_megabytes, everybody)), sum(map(_cpu_seconds, everybody)))


def family(root: int) -> Iterator[int]:
    """Yield a process and all its descendants."""
    yield root
    for task in Path(f"/proc/{root}/task").glob("*/children"):
        for child in task.read_text().split():
            yield from family(int(child))


def _megabytes(pid: int) -> float:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


@contextmanager
def process(command: Sequence[str], folder: Path, environment: Mapping[str, str], log: Path) -> Iterator[int]:
    """Run a program until the block ends; its output goes into a file."""
    with log.open("wb") as out:
        started = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **environment}, stdout=out, stderr=subprocess.STDOUT
        )
    try:
        yield started.pid
    finally:
        started.terminate()
        try:
            started.wait(30)
        except subprocess.TimeoutExpired:
            started.kill()
            started.wait()


def wait_until(answers: httpx.Request) -> float:
    """Return how many seconds a request took to be answered usefully for the first time."""
    began = time.perf_counter()
    while time.perf_counter() - began < PATIENCE:
        try:
            with httpx.Client(trust_env=False, timeout=30) as client:
                response = client.send(answers)
            if response.status_code == httpx.codes.OK and response.content != b"[]":
                return time.perf_counter() - began
        except httpx.HTTPError:
            pass
        time.sleep(0.05)
    raise SystemExit(f"{answers.url} does not answer")
