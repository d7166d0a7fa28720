"""How much memory a subject takes: what a fresh process grows by until 200 people are decided."""

from __future__ import annotations

import gc
import subprocess
import sys

import psutil

from bench.core.people import people
from bench.core.subjects import SUBJECTS

DECIDED = 200


def of(name: str) -> float:
    """Megabytes, measured in a process of its own."""
    command = (sys.executable, "-m", "bench.core", "--memory-of", name)
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def grown_by(name: str) -> float:
    """Megabytes that this process grows by."""
    some = people(DECIDED)
    before = psutil.Process().memory_info().rss
    subject = SUBJECTS[name]()
    for facts in some:
        subject.decide(subject.given(facts))
    gc.collect()
    return round((psutil.Process().memory_info().rss - before) / 1e6, 1)
