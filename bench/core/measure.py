"""Measuring: answers checked equal first, then slices of fresh people, the subjects in a new seeded order each time."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Mapping, Sequence
from statistics import median, quantiles

from bench.core.people import Facts, people
from bench.core.subjects import Subject

CHECKED = 500
WARMING = 300
SLICE = 40
SLOW_SLICE = 8

Times = dict[str, list[float]]


class UnequalAnswersError(Exception):
    """Two subjects do not say the same of somebody."""


def check(subjects: Mapping[str, Subject]) -> dict[str, int]:
    """How often each status was given, after every subject gave the same ones.

    Raises:
        UnequalAnswersError: one did not.
    """
    some = people(CHECKED, seed=1)
    expected = subjects["hand-written"].statuses(some)
    for name, subject in subjects.items():
        for facts, wanted, given in zip(some, expected, subject.statuses(some), strict=True):
            if wanted != given:
                message = f"{name}: {given} where hand-written says {wanted}, of {facts}"
                raise UnequalAnswersError(message)
    flat = [status for row in expected for status in row]
    return {status: flat.count(status) for status in sorted(set(flat))}


def measure(subjects: Mapping[str, Subject], rounds: int) -> Times:
    """Microseconds of processor time a decision, a figure a round; every subject has people of its own in every round.

    So nobody was ever decided before, not even by another subject of the same maker, which may share what it remembers.
    """
    everybody = people(WARMING + rounds * len(subjects) * SLICE, seed=2)
    for subject in subjects.values():
        _timed(subject, everybody[: SLOW_SLICE if subject.slow else WARMING])
    chance = random.Random(3)  # noqa: S311  # an order, no secret
    times: Times = {name: [] for name in subjects}
    nobody_yet = iter(range(WARMING, len(everybody), SLICE))
    for _ in range(rounds):
        order = list(subjects)
        chance.shuffle(order)
        for name in order:
            first, size = next(nobody_yet), SLOW_SLICE if subjects[name].slow else SLICE
            times[name].append(_timed(subjects[name], everybody[first : first + size]))
    return times


def _timed(subject: Subject, some: Sequence[Facts]) -> float:
    """What a decision takes; what it is given was made just before, as in real use, and is not counted."""
    inputs, decide = [subject.given(facts) for facts in some], subject.decide
    start = time.process_time()
    for one in inputs:
        decide(one)
    return (time.process_time() - start) / len(inputs) * 1e6


def middle(figures: Sequence[float]) -> tuple[float, float, float]:
    """Median, lower and upper quartile."""
    low, _, high = quantiles(figures, n=4)
    return median(figures), low, high


def ratios(times: Times, name: str, to: str) -> Iterator[float]:
    """How many times as long as the other, round by round."""
    return (own / other for own, other in zip(times[name], times[to], strict=True))
