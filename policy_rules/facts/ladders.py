"""Since when the levels of one ladder are held, on a day, as far as was told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from policy_rules.dates import LONG_AGO, NEVER, Interval
from policy_rules.facts.declarations import LevelsFact


class LevelState(NamedTuple):
    """From when a level has been held.

    Attributes:
        best: the earliest day on which it can have been obtained, ``NEVER`` when it surely is not held.
        worst: the latest such day, ``NEVER`` when it may not be held at all.
        missing: what to ask for when ``best`` and ``worst`` differ.
    """

    best: int
    worst: int
    missing: str


States: TypeAlias = "dict[str, LevelState]"
Starts: TypeAlias = "list[tuple[int, int]]"
"""For each level, from low to high, the best and the worst case."""


def states_of(
    declaration: LevelsFact, fact: str, held: Mapping[str, Interval], as_of: int, *, complete: bool
) -> States:
    """The state of every level, from low to high; a level below one that is held may be older unless all was told."""
    levels = tuple(declaration.levels)
    untold = _not_held(fact, levels)
    if not held:
        return untold
    found: list[LevelState] = []
    for level in reversed(levels):
        told = held.get(level)
        if told is None:
            found.append(untold[level])
            continue
        seen = told.seen_on(as_of)
        found.append(LevelState(seen.earliest, seen.latest, f"{fact}.{level}"))
        if not complete:
            untold = _perhaps_earlier(fact, levels)
    states = dict(zip(levels, reversed(found), strict=True))
    for group, members in declaration.groups.items():
        if group in held:
            _add_undetermined(levels, fact, held[group].seen_on(as_of), members, states, complete=complete)
    return states


def starts_of(
    declaration: LevelsFact, fact: str, held: Mapping[str, Interval], as_of: int, *, complete: bool
) -> Starts:
    """Since when each level or a higher one is held: what follows from :func:`states_of`."""
    descent = descent_of(declaration.ladder, tuple(held))
    if descent is None:
        return _starts_of_states(states_of(declaration, fact, held, as_of, complete=complete))
    best = worst = NEVER
    passed = [(NEVER, NEVER)]
    for level, is_apart in descent.steps:
        first, last = held[level]
        if first <= as_of < last:
            last = as_of
        if is_apart and not complete:
            best = LONG_AGO
        elif first < best:
            best = first
        worst = min(worst, last)
        passed += ((best, worst), (best if complete else LONG_AGO, worst))
    return [*descent.spread(passed)]


def _starts_of_states(states: States) -> Starts:
    best = worst = NEVER
    starts: Starts = []
    for state in reversed(states.values()):
        best, worst = min(best, state.best), min(worst, state.worst)
        starts.append((best, worst))
    return starts[::-1]


class Descent(NamedTuple):
    """The way down a ladder over the levels that are held.

    Attributes:
        steps: these levels, from high to low, each with whether one is left out above it.
        top: the place of the highest one, -1 where there is none.
        spread: picks for each level of the ladder, from low to high, what is known there: 0 above all that is held,
            2n - 1 on the nth level held, 2n below it; ``reached``: n on the nth level held and below it.
    """

    steps: tuple[tuple[str, bool], ...]
    top: int
    spread: Callable[[list[tuple[int, int]]], tuple[tuple[int, int], ...]]
    reached: Callable[[list[int]], tuple[int, ...]]


@lru_cache(maxsize=1 << 12)
def descent_of(ladder: tuple[str, ...], held: tuple[str, ...]) -> Descent | None:
    """The way down a ladder; ``None`` where one name stands for several levels."""
    if not set(held) <= set(ladder) or len(ladder) == 1:
        return None
    steps: list[tuple[str, bool]] = []
    places: list[tuple[int, int]] = []
    above: str | None = None
    for level in reversed(ladder):
        if level in held:
            steps.append((level, bool(steps) and level != above))
            above = ladder[ladder.index(level) - 1]
        places.append((2 * len(steps) - (level in held), len(steps)))
    spread, reached = zip(*reversed(places), strict=True)
    return Descent(tuple(steps), ladder.index(steps[0][0]) if steps else -1, itemgetter(*spread), itemgetter(*reached))


def _add_undetermined(
    levels: tuple[str, ...], fact: str, seen: Interval, members: tuple[str, ...], states: States, *, complete: bool
) -> None:
    """One of ``members`` is held, nobody said which: the lowest may be older, the others may not be held."""
    lowest = members[0]
    for member in members:
        state = states[member]
        best = seen.earliest if member != lowest or complete else LONG_AGO
        if f"{fact}.{member}" != state.missing or state.best == LONG_AGO:
            worst = seen.latest if member == lowest else NEVER
            states[member] = LevelState(min(best, state.best), min(worst, state.worst), fact)
    for level in levels[: levels.index(lowest)]:
        if states[level].best == NEVER and not complete:
            states[level] = LevelState(LONG_AGO, NEVER, f"{fact}.{level}")


@lru_cache(maxsize=64)
def _not_held(fact: str, levels: tuple[str, ...]) -> States:
    """None of the levels is held; nobody may change it."""
    return dict.fromkeys(levels, LevelState(NEVER, NEVER, fact))


@lru_cache(maxsize=64)
def _perhaps_earlier(fact: str, levels: tuple[str, ...]) -> States:
    """A level below one that is held may have been obtained on any day, or never."""
    return {level: LevelState(LONG_AGO, NEVER, f"{fact}.{level}") for level in levels}
