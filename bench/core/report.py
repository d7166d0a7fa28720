"""The table."""

from __future__ import annotations

import platform
import sys

from bench.core import memory
from bench.core.clauses import NUMBER_OF_CONDITIONS, PATHWAYS
from bench.core.measure import CHECKED, SLICE, Times, check, measure, middle, ratios
from bench.core.subjects import SUBJECTS, Subject

WHOLE = 100
"""From here on a figure is shown without decimals."""

BASES = {"hand-written": "× hand-written", "zen-policy": "× ZEN policy + trace"}


def run(rounds: int) -> None:
    """Check, measure, print."""
    subjects = {name: make() for name, make in SUBJECTS.items()}
    counted = check(subjects)
    statuses = ", ".join(f"{number} {status}" for status, number in counted.items())
    print(f"{len(PATHWAYS)} pathways, {NUMBER_OF_CONDITIONS} conditions.")
    print(f"All {len(subjects)} say the same of {CHECKED} people: {statuses}.")
    print(f"{rounds} rounds; in each every subject has {SLICE} people of its own, whom nobody ever decided before.")
    print(f"Python {platform.python_version()}.")
    print("Median [quartiles]; ratios are taken round by round.", end="\n\n", flush=True)
    times = measure(subjects, rounds)
    titles = ("", "µs a decision", *BASES.values(), "MB", "what the answer holds")
    print(f"| {' | '.join(titles)} |\n|{'---|' * len(titles)}")
    for name, subject in subjects.items():
        print(f"| {' | '.join(_row(name, subject, times))} |", flush=True)
    sys.stdout.flush()


def _row(name: str, subject: Subject, times: Times) -> tuple[str, ...]:
    figures = [_figure(times[name]), *(_figure(list(ratios(times, name, base))) for base in BASES)]
    return (subject.name, *figures, f"{memory.of(name):.0f}", subject.gives)


def _figure(figures: list[float]) -> str:
    value, low, high = middle(figures)
    return f"{_short(value)} [{_short(low)}, {_short(high)}]"


def _short(figure: float) -> str:
    return f"{figure:.0f}" if figure >= WHOLE else f"{figure:.3g}"
