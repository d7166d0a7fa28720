"""One pathway over a crowd."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

import numpy as np

from policy_rules.policy.model import Pathway, Policy
from policy_rules.population.arrays import Bools, Bytes, Plane, Rows, Truth, bools, both, either, inverted
from policy_rules.population.clocks import without_implied
from policy_rules.population.compiling import NodeCompiler
from policy_rules.population.crowd import Crowd
from policy_rules.population.groups import TWO
from policy_rules.population.held import Held
from policy_rules.population.missing import MakeGroup, Missing
from policy_rules.population.nodes import Onsets, all_true, earliest, latest, truth_of
from policy_rules.population.screened import (
    NO_ONE_WAITS,
    NOT_YET,
    NOTHING_LACKS,
    UNKNOWN,
    Lacking,
    Screened,
    Waiting,
    status_of,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """Statuses.

    Attributes:
        status: indices of ``STATUSES``.
        personal: the same without scope, as planes.
        ways: from when each way to satisfy the pathway is satisfied.
    """

    status: Bytes
    personal: tuple[Plane, Plane]
    ways: list[Truth]


class CrowdPathway:
    """A pathway, its conditions made nodes.

    Args:
        policy: whose pathway it is.
        pathway: the compiled pathway.
        compiler: makes the nodes.
        group: makes the groups of unknowns, or gives those that another pathway has already.
    """

    def __init__(
        self,
        policy: Policy,
        pathway: Pathway,
        compiler: NodeCompiler,
        group: MakeGroup,
    ) -> None:
        self.content = pathway
        self._scope = compiler.flat([one.condition for one in pathway.scope])
        self._own = compiler.flat([one.condition for one in pathway.conditions])
        self._branches = tuple(compiler.flat([one.condition for one in branch]) for branch in pathway.branches)
        self._timely = tuple(without_implied(nodes) for nodes in (self._own, *self._branches))
        self._reported = tuple(compiler.node(one.condition) for one in pathway.reported)
        common = (*self._scope, *self._own)
        ways = tuple(tuple(dict.fromkeys((*common, *branch))) for branch in self._branches) or (common,)
        self._missing = Missing(ways, group)
        self._held = Held(policy, pathway, compiler)

    def standing(self, crowd: Crowd) -> Standing:
        """Everybody's status, as far as it goes without exact days and names."""
        scope = all_true(self._scope, crowd)
        own = all_true(self._own, crowd)
        ways = [both(own, all_true(branch, crowd)) for branch in self._branches] or [own]
        personal = reduce(either, ways)
        whole = both(scope, personal)
        ways = [both(scope, way) for way in ways] if self._branches else [whole]
        return Standing(status_of(_planes(whole), crowd.size), _planes(personal), ways)

    def screened(self, crowd: Crowd, standing: Standing, uncertain: Rows) -> Screened:
        """Everybody's decision on this pathway; ``uncertain`` are the people with an unknown in any pathway."""
        timeless = all(truth_of(node, crowd).static for node in self._scope)
        waiting_or_unknown, closed_or_unknown = standing.personal
        personally = bools(waiting_or_unknown & inverted(closed_or_unknown), crowd.size)
        return Screened(
            size=crowd.size,
            status=standing.status,
            lacking=self._lacking(crowd, standing, uncertain),
            personal_waiting=self._waiting(crowd, personally, scope=False),
            scope_waiting=None if timeless else self._waiting(crowd, standing.status == NOT_YET, scope=True),
            personal=standing.personal,
            failed=tuple(inverted(truth_of(node, crowd).best_ever) for node in self._reported),
            held=self._held.already(crowd),
        )

    def _waiting(self, crowd: Crowd, who: Bools, *, scope: bool) -> Waiting:
        rows = np.flatnonzero(who)
        if not len(rows):
            return NO_ONE_WAITS
        onset = self._onset(crowd, rows, scope=scope)
        return Waiting(rows, onset.best, onset.worst)

    def _onset(self, crowd: Crowd, rows: Rows, *, scope: bool) -> Onsets:
        """The first days of people to whom time is all that is missing: whatever time does not change is satisfied."""
        nodes = (*self._scope, *self._timely[0]) if scope else self._timely[0]
        onsets = [node.onset(crowd, rows) for node in nodes if not truth_of(node, crowd).static]
        if self._branches:
            ways = [[node.onset(crowd, rows) for node in branch] for branch in self._timely[1:]]
            onsets.append(earliest([latest(way) for way in ways]))
        return latest(onsets)

    def _lacking(self, crowd: Crowd, standing: Standing, uncertain: Rows) -> Lacking:
        chosen = np.flatnonzero(standing.status[uncertain] == UNKNOWN)
        if not len(chosen):
            return NOTHING_LACKS
        rows = uncertain[chosen]
        ways = standing.ways if len(standing.ways) <= TWO else [Truth.of_static(crowd.everybody, crowd.nobody)]
        planes = [*(way.best_now for way in ways), *(way.best_ever for way in ways)]
        alive = [bools(one, crowd.size)[rows] for one in planes]
        return Lacking(rows, self._missing.names(crowd, uncertain, chosen, alive))


def _planes(truth: Truth) -> tuple[Plane, Plane]:
    """Best and worst case agree on the status, else it is ``unknown``; see :func:`status_of`."""
    waiting = truth.best_ever & inverted(truth.worst_now)
    closed = inverted(truth.worst_now | (truth.worst_ever & inverted(truth.best_now)))
    return waiting, closed
