"""What people need to tell, group by group: once for every pattern of bits that occurs among them.

See :mod:`policy_rules.population.missing` for what a group is.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from policy_rules.conditions import terms as t
from policy_rules.conditions.base import ANY_DAY
from policy_rules.facts.situation import Situation
from policy_rules.population.arrays import Bools, Masks, Rows, packed
from policy_rules.population.crowd import Crowd
from policy_rules.population.names import Names
from policy_rules.population.nodes import Bound, Node, truth_of
from policy_rules.population.patterns import Patterns

BOUNDS: tuple[Bound, ...] = ("now", "ever")
TWO = 2


class Needed(NamedTuple):
    """What one branch needs from a group, as masks of names.

    Attributes:
        free: names of answers that nothing in the other branch covers.
        equal: names of answers that the other branch asks for just so.
        covered: names of answers that ask for more than the other branch.
        has_free: whether there is an answer of the first kind, be it one without a name.
        has_equal: whether there is one of the second.
    """

    free: int
    equal: int = 0
    covered: int = 0
    has_free: bool = True
    has_equal: bool = False


Entry = dict[Bound, tuple[Needed, ...]]
"""For both bounds what each branch needs; one branch only where there are not two."""


class NeededOfMany(NamedTuple):
    """The same of several kinds, one after the other."""

    free: Masks
    equal: Masks
    covered: Masks
    has_free: Bools
    has_equal: Bools

    def of(self, kinds: Rows) -> NeededOfMany:
        """The same of some of them."""
        free, equal, covered, has_free, has_equal = self
        return NeededOfMany(free[kinds], equal[kinds], covered[kinds], has_free[kinds], has_equal[kinds])


Needs = dict[Bound, tuple[NeededOfMany, ...]]
"""As ``Entry``, of several kinds."""


class Kinds(NamedTuple):
    """Which kind of ignorance each row has, how many kinds there are, and what they need."""

    numbers: Rows
    different: int
    all_needs: Needs

    def needs(self, kinds: Rows) -> Needs:
        """What some of the kinds need."""
        return {bound: tuple(one.of(kinds) for one in needed) for bound, needed in self.all_needs.items()}


def _needs(entries: Sequence[Entry]) -> Needs:
    return {bound: tuple(map(_of_many, zip(*(entry[bound] for entry in entries), strict=True))) for bound in BOUNDS}


def _of_many(needed: Sequence[Needed]) -> NeededOfMany:
    free, equal, covered, has_free, has_equal = zip(*needed, strict=True)
    return NeededOfMany(
        np.array(free, np.uint64),
        np.array(equal, np.uint64),
        np.array(covered, np.uint64),
        np.array(has_free, np.bool_),
        np.array(has_equal, np.bool_),
    )


@dataclass(slots=True)
class _Met:
    """The patterns met so far in batches whose bits mean the same, and the kind of each."""

    patterns: Patterns = field(default_factory=Patterns)
    kinds: list[int] = field(default_factory=list)

    def numbers(self, found: Rows) -> Rows:
        """Kinds instead of patterns; as long as there is one sort of batch both are the same."""
        if not self.kinds or self.kinds[-1] == len(self.kinds) - 1:
            return found
        kinds: Rows = np.array(self.kinds, np.intp)[found]
        return kinds


class Group:
    """Nodes that share unknowns, by branch."""

    def __init__(self, branches: tuple[tuple[Node, ...], ...], names: Names) -> None:
        self._branches = branches
        self._names = names
        self._nodes = tuple(dict.fromkeys(node for branch in branches for node in branch))
        self._met: dict[Hashable, _Met] = {}
        self._entries: list[Entry] = []
        self._needs: Needs = {}

    def kinds(self, crowd: Crowd, rows: Rows) -> Kinds:
        """The kinds of the rows of which something is unknown; found once a batch."""
        return crowd.once(self, lambda: self._kinds(crowd, rows))

    def _kinds(self, crowd: Crowd, rows: Rows) -> Kinds:
        static = all(truth_of(node, crowd).static for node in self._nodes)
        bounds = BOUNDS[:1] if static else BOUNDS
        bits = [bit for bound in bounds for node in self._nodes for bit in node.bits(crowd, bound)]
        met = self._met.setdefault((static, crowd.layout), _Met())
        found, new = met.patterns.of_bytes([byte[rows] for byte in packed(bits)])
        for row in new:
            met.kinds.append(len(self._entries))
            self._entries.append(self._entry(crowd, int(rows[row])))
        if len(new) or not self._needs:
            self._needs = _needs(self._entries)
        return Kinds(met.numbers(found), len(self._entries), self._needs)

    def _entry(self, crowd: Crowd, row: int) -> Entry:
        situation = crowd.once(
            ("situation", row), lambda: Situation(crowd.people.facts_of(row), crowd.declarations, crowd.as_of)
        )
        limits = {"now": crowd.as_of, "ever": ANY_DAY}
        return {bound: self._needed(situation, limits[bound]) for bound in BOUNDS}

    def _needed(self, situation: Situation, limit: int) -> tuple[Needed, ...]:
        sums = [t.all_of(node.terms(situation, limit) for node in branch) for branch in self._branches]
        if len(sums) != TWO:
            return (Needed(self._mask(t.essential(t.any_of(sums)))),)
        first, second = t.essential(sums[0]), t.essential(sums[1])
        return self._against(first, second), self._against(second, first)

    def _against(self, terms: t.Terms, others: t.Terms) -> Needed:
        free: t.Terms = []
        equal: t.Terms = []
        covered: t.Terms = []
        for term in terms:
            covering = [other for other in others if _covers(other, term)]
            strictly = any(not _covers(term, other) for other in covering)
            (covered if strictly else equal if covering else free).append(term)
        return Needed(self._mask(free), self._mask(equal), self._mask(covered), bool(free), bool(equal))

    def _mask(self, terms: t.Terms) -> int:
        return self._names.mask({unknown[0] for term in terms for unknown in term})


def _covers(wider: t.Term, narrower: t.Term) -> bool:
    return all(unknown in narrower and t.implies(narrower[unknown], literal) for unknown, literal in wider.items())
