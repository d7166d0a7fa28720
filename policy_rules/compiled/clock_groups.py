"""Clocks with the same start: when they started, how they stand, and what is said of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from policy_rules.compiled.layout import Leaf, View
from policy_rules.compiled.standing import ALL_FAILED, ALL_MET, ALL_WAITING, BITS, FAILED, IN_WORST, MET, WAITING
from policy_rules.conditions.base import Onset
from policy_rules.conditions.clocks import Clock, HeldLevels
from policy_rules.dates import LONG_AGO, NEVER, anniversary, latest_start
from policy_rules.decision import Reason
from policy_rules.facts.declarations import FactDeclarations
from policy_rules.facts.ladders import Starts
from policy_rules.facts.situation import Situation

Held: TypeAlias = "list[tuple[int, Starts | None]]"
"""The facts of which anything is held or may be: the place of each, and its starts if it is known."""

Gaps: TypeAlias = "dict[str | None, int | None]"
"""Of each work fact the days that do not count, as in :meth:`Situation.gap`; 0 for a clock that names none."""


class Row(NamedTuple):
    """A clock: its bits in the number, its years and what counts of them."""

    place: int
    years: int
    during: str | None
    extra_days: int
    leaf: Leaf


class Group(NamedTuple):
    """Clocks with the same start.

    Attributes:
        since: of each fact the levels that start them.
        ranks: of each fact the place of the lowest of these levels, if all higher ones are among them.
        exact: of each clock what is needed when its start is known.
        failed: how they stand when none of the levels is held; ``unmet``: what is then said.
    """

    since: tuple[HeldLevels, ...]
    ranks: tuple[int | None, ...]
    clocks: tuple[tuple[Leaf, Clock, int], ...]
    exact: tuple[Row, ...]
    failed: int
    unmet: tuple[Reason, ...]


def group_of(clocks: Sequence[tuple[Leaf, Clock]], declarations: FactDeclarations) -> Group:
    """The group of clocks that have the same ``since``."""
    since = clocks[0][1].since
    return Group(
        since,
        tuple(_rank(held, declarations) for held in since),
        tuple((leaf, clock, leaf.index * BITS) for leaf, clock in clocks),
        tuple(Row(leaf.index * BITS, clock.years, clock.during, clock.extra_days, leaf) for leaf, clock in clocks),
        sum(ALL_FAILED << leaf.index * BITS for leaf, _clock in clocks),
        tuple(telling.unmet for leaf, _clock in clocks for telling in leaf.tellings),
    )


def _rank(held: HeldLevels, declarations: FactDeclarations) -> int | None:
    levels = tuple(declarations.levels(held.fact).levels)
    first = len(levels) - len(held.levels)
    return first if levels[first:] == held.levels else None


def start_of(group: Group, held: Held, situation: Situation) -> tuple[int, int]:
    """When the first of the levels was obtained, in the best and in the worst case."""
    best = worst = NEVER
    for place, starts in held:
        rank = group.ranks[place]
        if starts is None:
            best = LONG_AGO
        elif rank is None:
            for _level, state in group.since[place].states(situation) or ():
                best, worst = min(state.best, best), min(state.worst, worst)
        elif best == worst == NEVER:
            best, worst = starts[rank]
        else:
            best, worst = min(starts[rank][0], best), min(starts[rank][1], worst)
    return best, worst


def stand_exactly(group: Group, start: int, gaps: Gaps, as_of: int) -> int:
    """How the clocks of one group stand when the day on which they start is known, and how much of the time counts."""
    signature = 0
    for place, years, during, extra_days, _leaf in group.exact:
        gap = gaps[during] or 0
        if gap == NEVER:
            signature |= ALL_FAILED << place
        elif start > (latest_start(as_of - gap - extra_days, years) if years else as_of):
            signature |= ALL_WAITING << place
    return signature


def tell_exactly(group: Group, start: int, gaps: Gaps, as_of: int, view: View) -> int:
    """The same, and what is said of them."""
    signature = 0
    reasons = view.reasons
    for place, years, during, extra_days, leaf in group.exact:
        gap = gaps[during] or 0
        if gap == NEVER:
            signature |= ALL_FAILED << place
            reasons += leaf.unmet
            continue
        day = anniversary(start, years) + gap + extra_days if years else start
        if day > as_of:
            signature |= ALL_WAITING << place
            view.onsets[leaf.index] = Onset(day, day)
        elif not years:
            reasons += leaf.met
            continue
        for telling in leaf.tellings:
            reasons.append(telling.on(day, as_of))
    return signature


def standing_of_clock(clock: Clock, start: tuple[int, int], gap: int | None, as_of: int) -> int:
    """How a clock stands: whether it started early enough."""
    best, worst = start
    if NEVER in (best, gap):
        return ALL_FAILED
    limit = as_of
    if clock.years:
        if gap is None:
            gap, worst = 0, NEVER
        limit = latest_start(as_of - gap - clock.extra_days, clock.years)
    if best == worst:
        return ALL_MET if best <= limit else ALL_WAITING
    in_worst = MET if worst <= limit else FAILED if worst == NEVER else WAITING
    return (MET if best <= limit else WAITING) | in_worst * IN_WORST


def reached(clock: Clock, start: tuple[int, int], gap: int | None) -> Onset:
    """When the years are full, from that start on."""
    best, worst = start
    if not clock.years:
        return Onset(best, worst)
    return Onset(clock.reached(best, gap or 0), clock.reached(worst, NEVER if gap is None else gap))
