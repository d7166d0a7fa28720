"""Clocks with the same start: how they stand and what is said of them, where everything is known exactly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from policy_rules.compiled.layout import Leaf, Span
from policy_rules.compiled.standing import ALL_FAILED, ALL_WAITING, BITS
from policy_rules.conditions.clocks import Clock, HeldLevels
from policy_rules.dates import CYCLE, NEVER, steps
from policy_rules.decision import Reason
from policy_rules.saying import Saying, reason_between

Said: TypeAlias = "tuple[list[Reason], dict[int, Span]]"
"""What is said of all clocks, and from when those are true that wait."""

ANY_WORK = -1
"""The place of the gap of a clock that asks for no work: the last one."""


class Row(NamedTuple):
    """A clock that runs for years, and one of the reported conditions that ask for it.

    Attributes:
        work: which of the gaps counts.
        steps: how far its anniversary is (:func:`policy_rules.dates.steps`), the day after it if that is what counts.
        waiting, failed: its bits in the number where it runs on, and where it never will.
        leaf: its place in that number; ``place``: that of what is said of the condition.
        met, not_yet: what is said with the day on which it is full.
    """

    work: int
    steps: tuple[int, ...]
    waiting: int
    failed: int
    leaf: int
    place: int
    met: Saying
    not_yet: Saying


class Group(NamedTuple):
    """Clocks with the same start.

    Attributes:
        since: of each fact the levels that start them.
        clocks: all of them, those that ask for no years first; each with the place of what is said of it.
        holding: those that ask for no years.
        met, waiting: what is said when the levels are held, and the bits when they will be; ``said``: its places.
        rows: those that run for years.
        works: the work facts that its clocks ask for, by place.
        failed: how all stand when none of the levels is held.
    """

    since: tuple[HeldLevels, ...]
    clocks: tuple[tuple[Leaf, Clock, int], ...]
    holding: tuple[tuple[Leaf, int], ...]
    met: tuple[Reason, ...]
    waiting: int
    said: slice
    rows: tuple[Row, ...]
    works: frozenset[int]
    failed: int


def group_of(clocks: Sequence[tuple[Leaf, Clock]], works: Mapping[str, int], first: int) -> Group:
    """The group of clocks that have the same ``since``.

    Args:
        clocks: those that ask for no years first.
        works: the place of each work fact.
        first: the place of what is said of the first of them.
    """
    placed: list[tuple[Leaf, Clock, int]] = []
    place = first
    for leaf, clock in clocks:
        placed.append((leaf, clock, place))
        place += len(leaf.tellings)
    holding = tuple((leaf, place) for leaf, clock, place in placed if not clock.years)
    met = tuple(reason for leaf, _place in holding for reason in leaf.met)
    return Group(
        since=clocks[0][1].since,
        clocks=tuple(placed),
        holding=holding,
        met=met,
        waiting=sum(ALL_WAITING << leaf.index * BITS for leaf, _place in holding),
        said=slice(first, first + len(met)),
        rows=tuple(row for leaf, clock, place in placed if clock.years for row in _rows(leaf, clock, works, place)),
        works=frozenset(works[clock.during] for _leaf, clock in clocks if clock.during),
        failed=sum(ALL_FAILED << leaf.index * BITS for leaf, _clock, _place in placed),
    )


def _rows(leaf: Leaf, clock: Clock, works: Mapping[str, int], first: int) -> Iterator[Row]:
    for place, telling in enumerate(leaf.tellings, first):
        yield Row(
            work=works[clock.during] if clock.during else ANY_WORK,
            steps=tuple(step + clock.extra_days for step in steps(clock.years)),
            waiting=ALL_WAITING << leaf.index * BITS,
            failed=ALL_FAILED << leaf.index * BITS,
            leaf=leaf.index,
            place=place,
            met=telling.met_on,
            not_yet=telling.waiting,
        )


def stand_exactly(group: Group, start: int, gaps: Sequence[int], as_of: int) -> int:
    """How the clocks of one group stand when the day on which they start is known, and how much of the time counts."""
    signature = group.waiting if start > as_of else 0
    return signature | stand_for_years([Running(0, (), group.rows)], [start], gaps, as_of)


def tell_exactly(group: Group, start: int, gaps: Sequence[int], as_of: int, said: Said) -> int:
    """The same, putting what is said of them in its place; where they fail, that stands there already."""
    signature = 0
    if start <= as_of:
        said[0][group.said] = group.met
    else:
        signature = tell_waiting(group, start, said)
    return signature | tell_for_years([Running(0, (), group.rows)], [start], gaps, as_of, said)


def tell_waiting(group: Group, start: int, said: Said) -> int:
    """How those that ask for no years stand when the levels will be held from a later day on; that is said of them."""
    reasons, onsets = said
    for leaf, first in group.holding:
        onsets[leaf.index] = (start, start)
        for place, telling in enumerate(leaf.tellings, first):
            reasons[place] = reason_between(telling.waiting, start, start)
    return group.waiting


class Running(NamedTuple):
    """Clocks that run for years and have started.

    Attributes:
        place: where their start stands among the days; ``others``: where starts stand that may be earlier.
    """

    place: int
    others: tuple[int, ...]
    rows: tuple[Row, ...]


def stand_for_years(running: Iterable[Running], days: Sequence[int], gaps: Sequence[int], as_of: int) -> int:
    """How clocks that run for years stand; ``NEVER`` as a gap stands for no such work at all."""
    signature = 0
    for place, others, rows in running:
        start = days[place]
        for other in others:
            start = min(start, days[other])
        day_of_cycle = start % CYCLE
        for work, steps_, waiting, failed, *_said in rows:
            day = start + steps_[day_of_cycle] + gaps[work]
            if day > as_of:
                signature |= waiting if day < NEVER else failed
    return signature


def tell_for_years(running: Iterable[Running], days: Sequence[int], gaps: Sequence[int], as_of: int, said: Said) -> int:
    """The same, putting what is said of them in its place; where they fail, that stands there already."""
    reasons, onsets = said
    signature = 0
    for place, others, rows in running:
        start = days[place]
        for other in others:
            start = min(start, days[other])
        day_of_cycle = start % CYCLE
        for work, steps_, waiting, failed, leaf, told_at, met, not_yet in rows:
            day = start + steps_[day_of_cycle] + gaps[work]
            if day <= as_of:
                reasons[told_at] = reason_between(met, day, day)
            elif day < NEVER:
                signature |= waiting
                onsets[leaf] = (day, day)
                reasons[told_at] = reason_between(not_yet, day, day)
            else:
                signature |= failed
    return signature
