"""Which unknowns matter, found once for each kind of ignorance instead of once for each person.

The conditions of a pathway fall into *groups* that have no unknown in common. A combination of answers that would
satisfy the pathway is a combination of one answer from each group, and it is superfluous exactly if another one asks
for less in every group (:func:`policy_rules.conditions.terms.essential`). So it is enough to know, group by group and
branch by branch, which names are needed and which of them the other branch makes superfluous; within a group people
differ only by a few bits, and the conditions' own ``terms`` are asked once for every pattern of bits that occurs.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

import numpy as np

from policy_rules.conditions import terms as t
from policy_rules.conditions.base import ANY_DAY
from policy_rules.facts.situation import Situation
from policy_rules.population.arrays import Bools, Masks, Rows, packed
from policy_rules.population.clocks import without_implied
from policy_rules.population.crowd import Crowd
from policy_rules.population.names import Names
from policy_rules.population.nodes import Bound, Node, truth_of
from policy_rules.population.patterns import Patterns

TWO = 2


@dataclass(frozen=True, slots=True)
class Needed:
    """What one branch needs from a group, as masks of names.

    Attributes:
        free: names of answers that nothing in the other branch covers.
        equal: names of answers that the other branch asks for just so.
        covered: names of answers that ask for more than the other branch.
        has_free: whether there is an answer of the first kind.
        has_equal: whether there is one of the second.
    """

    free: Masks
    equal: Masks
    covered: Masks
    has_free: Bools
    has_equal: Bools


class Group:
    """Nodes that share unknowns, by branch."""

    def __init__(self, branches: tuple[tuple[Node, ...], ...], names: Names) -> None:
        self.branches = branches
        self._names = names
        self._nodes = tuple(dict.fromkeys(node for branch in branches for node in branch))
        self._width = TWO * 3 if len(branches) == TWO else 1
        self._patterns: dict[Hashable, Patterns] = {}

    def needed(self, crowd: Crowd, bound: Bound, rows: Rows) -> list[Needed]:
        """What each branch needs, for the rows of which something is unknown; found once a batch."""
        if bound == "ever" and all(truth_of(node, crowd).static for node in self._nodes):
            bound = "now"
        return crowd.once((self, bound), lambda: self._needed(crowd, bound, rows))

    def _needed(self, crowd: Crowd, bound: Bound, rows: Rows) -> list[Needed]:
        pattern = [byte[rows] for byte in packed([bit for node in self._nodes for bit in node.bits(crowd, bound)])]
        patterns = self._patterns.setdefault((bound, crowd.layout), Patterns(self._width))
        found = patterns.look_up(pattern, lambda row: self._entry(crowd, int(rows[row]), bound))
        if len(self.branches) != TWO:
            return [Needed(found[0], found[0], found[0], NOBODY, NOBODY)]
        return [_needed(found[:3]), _needed(found[3:])]

    def _entry(self, crowd: Crowd, row: int, bound: Bound) -> list[int]:
        situation = Situation(crowd.people.facts_of(row), crowd.declarations, crowd.as_of)
        limit = crowd.as_of if bound == "now" else ANY_DAY
        sums = [t.all_of(node.terms(situation, limit) for node in branch) for branch in self.branches]
        if len(sums) != TWO:
            return [self._mask(t.essential(t.any_of(sums)))]
        first, second = t.essential(sums[0]), t.essential(sums[1])
        return [*self._against(first, second), *self._against(second, first)]

    def _against(self, terms: t.Terms, others: t.Terms) -> list[int]:
        """The three kinds of names; the highest bit says that there is such a term, even one without names."""
        kinds: list[t.Terms] = [[], [], []]
        for term in terms:
            covering = [other for other in others if _covers(other, term)]
            strictly = any(not _covers(term, other) for other in covering)
            kinds[TWO if strictly else 1 if covering else 0].append(term)
        return [self._mask(kind) | (SOME if kind else 0) for kind in kinds]

    def _mask(self, terms: t.Terms) -> int:
        return self._names.mask({unknown[0] for term in terms for unknown in term})


SOME = 1 << 62
NOBODY = np.zeros(0, np.bool_)


def _needed(found: Sequence[Masks]) -> Needed:
    some, names = np.uint64(SOME), np.uint64(SOME - 1)
    free, equal, covered = found
    return Needed(free & names, equal & names, covered & names, (free & some) != 0, (equal & some) != 0)


class Missing:
    """The missing facts of one pathway.

    Args:
        branches: the nodes of every way to satisfy it, scope and common conditions included.
        group: makes a group, or gives the one that another pathway has already.
    """

    def __init__(
        self,
        branches: tuple[tuple[Node, ...], ...],
        group: Callable[[tuple[tuple[Node, ...], ...]], Group],
    ) -> None:
        branches = tuple(without_implied(branch) for branch in branches)
        separate = len(branches) <= TWO
        nodes = tuple(dict.fromkeys(node for branch in branches for node in branch))
        parts = _components(nodes) if separate else [nodes]
        self._groups = tuple(
            group(tuple(tuple(node for node in branch if node in part) for branch in branches)) for part in parts
        )
        self._two = len(branches) == TWO

    def names(self, crowd: Crowd, rows: Rows, alive: dict[Bound, list[Bools]]) -> Masks:
        """The names that would matter to some rows if they are ``unknown``.

        Args:
            crowd: everybody.
            rows: for whom; the same rows for every pathway of a crowd.
            alive: under each bound, which of the branches can still be satisfied, for those rows.
        """
        found = np.zeros(len(rows), np.uint64)
        for bound, branches in alive.items():
            needed = [group.needed(crowd, bound, rows) for group in self._groups]
            if self._two:
                found |= _of_two(needed, 0, branches) | _of_two(needed, 1, branches)
            else:
                found |= reduce(or_, (one[0].free for one in needed)) * branches[0]
        return found


def _of_two(needed: list[list[Needed]], branch: int, alive: list[Bools]) -> Masks:
    """What one of two branches needs, less what the other, if it can still be satisfied, makes superfluous."""
    alone = ~alive[1 - branch]
    own = [one[branch] for one in needed]
    found = np.zeros(len(alone), np.uint64)
    for index, group in enumerate(own):
        rest = own[:index] + own[index + 1 :]
        free = reduce(or_, (one.has_free for one in rest), alone)
        equal = reduce(and_, (one.has_equal for one in rest), np.ones(len(alone), np.bool_))
        found |= group.free | group.equal * (free | equal) | group.covered * free
    masks: Masks = found * alive[branch]
    return masks


def _components(nodes: tuple[Node, ...]) -> list[tuple[Node, ...]]:
    """The nodes, together where they read a fact in common."""
    parts: list[tuple[Node, ...]] = []
    for node in nodes:
        touching = [part for part in parts if any(node.facts & other.facts for other in part)]
        parts = [part for part in parts if part not in touching]
        parts.append((*(one for part in touching for one in part), node))
    return parts


def _covers(wider: t.Term, narrower: t.Term) -> bool:
    return all(unknown in narrower and t.implies(narrower[unknown], literal) for unknown, literal in wider.items())
