"""The compiled conditions over a crowd.

A node answers three questions about its condition, for everybody at once: from when it is true (``truth``), the exact
days for a few rows (``onset``), and, where that is open, by which *bits* people differ for whom the same unknowns
matter. The unknowns themselves come from the condition's own ``terms``, asked once for each kind of bits.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import Literal, Protocol, TypeAlias

import numpy as np

from policy_rules.conditions.terms import Terms
from policy_rules.facts.situation import Situation
from policy_rules.population.arrays import Bools, Days, Plane, Rows, Truth, always_where, bools, both, either
from policy_rules.population.crowd import Crowd

Bound: TypeAlias = Literal["now", "ever"]
"""Whether one asks what matters for the day asked about, or for whether time alone would do."""


@dataclass(frozen=True, slots=True)
class Onsets:
    """First days, in the best and in the worst case."""

    best: Days
    worst: Days


class Node(Protocol):
    """A condition over a crowd; two of them are the same only if they are one object.

    Attributes:
        facts: the facts on which the unknowns depend that matter to it.
    """

    facts: frozenset[str]

    def __hash__(self) -> int: ...

    def truth(self, crowd: Crowd) -> Truth:
        """From when it is true."""

    def onset(self, crowd: Crowd, rows: Rows) -> Onsets:
        """The exact first days of some rows."""

    def bits(self, crowd: Crowd, bound: Bound) -> list[Bools]:
        """What decides which unknowns matter."""

    def terms(self, situation: Situation, bound: int) -> Terms:
        """The unknowns that matter to one person."""


def settled(truth: Truth, bound: Bound) -> tuple[Plane, Plane]:
    """Where a node may be, and where it surely is, true under a bound."""
    return (truth.best_now, truth.worst_now) if bound == "now" else (truth.best_ever, truth.worst_ever)


def static_onset(truth: Truth, crowd: Crowd, rows: Rows) -> Onsets:
    """The onset of what time does not change: always or never."""
    best, worst = (bools(one, crowd.size)[rows] for one in (truth.best_ever, truth.worst_ever))
    return Onsets(always_where(best), always_where(worst))


def latest(onsets: list[Onsets]) -> Onsets:
    """The onset of a conjunction."""
    found = onsets[0]
    for one in onsets[1:]:
        found = Onsets(np.maximum(found.best, one.best), np.maximum(found.worst, one.worst))
    return found


def earliest(onsets: list[Onsets]) -> Onsets:
    """The onset of a disjunction."""
    found = onsets[0]
    for one in onsets[1:]:
        found = Onsets(np.minimum(found.best, one.best), np.minimum(found.worst, one.worst))
    return found


def truth_of(node: Node, crowd: Crowd) -> Truth:
    """The truth of a node, found once a batch."""
    found = crowd.truths.get(node)
    if found is None:
        found = crowd.truths[node] = node.truth(crowd)
    return found


def all_true(nodes: tuple[Node, ...], crowd: Crowd) -> Truth:
    """Where every node is true."""
    return crowd.once(("all", nodes), lambda: _all_true(nodes, crowd))


def _all_true(nodes: tuple[Node, ...], crowd: Crowd) -> Truth:
    truths = sorted((truth_of(node, crowd) for node in nodes), key=lambda truth: not truth.static)
    return reduce(both, truths) if truths else Truth.of_static(crowd.everybody, crowd.everybody)


def any_true(nodes: tuple[Node, ...], crowd: Crowd) -> Truth:
    """Where at least one node is true."""
    return reduce(either, [truth_of(node, crowd) for node in nodes])


def within(truth: Truth, bound: Bound, crowd: Crowd, inner: list[Bools]) -> list[Bools]:
    """The bits of a node: whether it is settled and, only where it is not, what is inside."""
    possible, sure = (bools(one, crowd.size) for one in settled(truth, bound))
    is_open = possible & ~sure
    return [possible, sure, *(bit & is_open for bit in inner)]
