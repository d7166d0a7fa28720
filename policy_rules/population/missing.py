"""Which unknowns matter, found once for each kind of ignorance instead of once for each person.

The conditions of a pathway fall into *groups* that have no unknown in common. A combination of answers that would
satisfy the pathway is a combination of one answer from each group, and it is superfluous exactly if another one asks
for less in every group (:func:`policy_rules.conditions.terms.essential`). So it is enough to know, group by group and
branch by branch, which names are needed and which of them the other branch makes superfluous; within a group people
differ only by a few bits, and the conditions' own ``terms`` are asked once for every pattern of bits that occurs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce

import numpy as np

from policy_rules.population.arrays import Bools, Masks, Rows
from policy_rules.population.clocks import without_implied
from policy_rules.population.crowd import Crowd
from policy_rules.population.groups import BOUNDS, TWO, Group, NeededOfMany, Needs
from policy_rules.population.nodes import Node
from policy_rules.population.patterns import Patterns

NO_NAME = np.uint64(0)

MakeGroup = Callable[[tuple[tuple[Node, ...], ...]], Group]


class Missing:
    """The missing facts of one pathway.

    Args:
        branches: the nodes of every way to satisfy it, scope and common conditions included.
        group: makes a group, or gives the one that another pathway has already.
    """

    def __init__(self, branches: tuple[tuple[Node, ...], ...], group: MakeGroup) -> None:
        branches = tuple(without_implied(branch) for branch in branches)
        nodes = tuple(dict.fromkeys(node for branch in branches for node in branch))
        parts = _components(nodes) if len(branches) <= TWO else [nodes]
        self._groups = tuple(
            group(tuple(tuple(node for node in branch if node in part) for branch in branches)) for part in parts
        )
        self._two = len(branches) == TWO
        self._bases: tuple[int, ...] = ()
        self._patterns = Patterns()
        self._masks = np.zeros(0, np.uint64)

    def names(self, crowd: Crowd, uncertain: Rows, chosen: Rows, alive: Sequence[Bools]) -> Masks:
        """The names that matter to some rows, all of which are ``unknown``.

        Args:
            crowd: everybody.
            uncertain: the rows of which something is unknown in some pathway.
            chosen: for whom, as places in ``uncertain``.
            alive: for today and then for any day, whether each branch can still be satisfied, for those rows.
        """
        kinds = [group.kinds(crowd, uncertain) for group in self._groups]
        self._rebase(tuple(1 << (one.different - 1).bit_length() for one in kinds))
        state = np.zeros(len(chosen), np.intp)
        for branch in reversed(alive):
            state = state * 2 + branch
        own = [one.numbers[chosen] for one in kinds]
        numbers, new = self._patterns.of_digits(state, list(zip(own, self._bases, strict=True)))
        if len(new):
            met = [one.needs(numbers[new]) for one, numbers in zip(kinds, own, strict=True)]
            self._masks = np.concatenate([self._masks, self._met(state[new], met)])
        masks: Masks = self._masks[numbers]
        return masks

    def _rebase(self, bases: tuple[int, ...]) -> None:
        """When there are more kinds than the digits had room for, numbering starts anew."""
        if bases != self._bases:
            self._bases, self._patterns, self._masks = bases, Patterns(), np.zeros(0, np.uint64)

    def _met(self, state: Rows, met: Sequence[Needs]) -> Masks:
        """What each of several combinations of kinds needs, given which branches can still be satisfied."""
        found = np.zeros(len(state), np.uint64)
        for place, bound in enumerate(BOUNDS):
            needed = [needs[bound] for needs in met]
            if self._two:
                alive = [(state >> (TWO * place + branch) & 1).astype(np.bool_) for branch in (0, 1)]
                for branch in (0, 1):
                    own = [one[branch] for one in needed]
                    found |= np.where(alive[branch], _of_two(own, alone=~alive[1 - branch]), NO_NAME)
            else:
                free = reduce(np.bitwise_or, [one[0].free for one in needed])
                found |= np.where(state >> place & 1, free, NO_NAME)
        return found


def _of_two(own: Sequence[NeededOfMany], *, alone: Bools) -> Masks:
    """What one of two branches needs, less what the other, if it can still be satisfied, makes superfluous."""
    with_free = sum(one.has_free.astype(np.intp) for one in own)
    with_equal = sum(one.has_equal.astype(np.intp) for one in own)
    found = np.zeros(len(alone), np.uint64)
    for group in own:
        free = alone | (with_free - group.has_free > 0)
        all_equal = with_equal - group.has_equal == len(own) - 1
        found |= group.free
        found |= np.where(free | all_equal, group.equal, NO_NAME)
        found |= np.where(free, group.covered, NO_NAME)
    return found


def _components(nodes: tuple[Node, ...]) -> list[tuple[Node, ...]]:
    """The nodes, together where they read a fact in common."""
    parts: list[tuple[Node, ...]] = []
    for node in nodes:
        touching = [part for part in parts if any(node.facts & other.facts for other in part)]
        parts = [part for part in parts if part not in touching]
        parts.append((*(one for part in touching for one in part), node))
    return parts
