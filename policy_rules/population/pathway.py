"""One pathway over a crowd."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from policy_rules.decision import Status
from policy_rules.policy.model import Pathway, Policy
from policy_rules.population.arrays import Bools, Bytes, Days, Masks, Rows, Truth, both, either, packed
from policy_rules.population.compiling import NodeCompiler
from policy_rules.population.crowd import Crowd
from policy_rules.population.held import Held
from policy_rules.population.missing import TWO, Group, Missing
from policy_rules.population.nodes import Bound, Node, Onsets, all_true, earliest, latest, truth_of

STATUSES: tuple[Status, ...] = get_args(Status)
OPEN, NOT_YET, CLOSED, UNKNOWN = (STATUSES.index(name) for name in ("open", "not_yet", "closed", "unknown"))


@dataclass(frozen=True, slots=True)
class Screened:
    """One pathway, an entry a person; the fields are those of :class:`policy_rules.PathwayDecision`.

    Attributes:
        status: an index of ``STATUSES``; so is ``personal_status``.
        earliest: ordinals, 0 where the status is not ``not_yet``; so are the other days.
        missing: masks of names, see ``Screen.missing_names``.
        unmet: masks of the reported conditions that are known to fail, the first one lowest.
    """

    status: Bytes
    earliest: Days
    earliest_sure: Days
    missing: Masks
    personal_status: Bytes
    personal_earliest: Days
    personal_earliest_sure: Days
    unmet: NDArray[np.uint32]
    already_held: Bools


@dataclass(frozen=True, slots=True)
class Standing:
    """Statuses.

    Attributes:
        status: as in :class:`Screened`; so is ``personal_status``.
        ways: from when each way to satisfy the pathway is satisfied.
    """

    status: Bytes
    personal_status: Bytes
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
        group: Callable[[tuple[tuple[Node, ...], ...]], Group],
    ) -> None:
        self.content = pathway
        self._scope = compiler.flat([one.condition for one in pathway.scope])
        self._own = compiler.flat([one.condition for one in pathway.conditions])
        self._branches = tuple(compiler.flat([one.condition for one in branch]) for branch in pathway.branches)
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
        return Standing(_status(whole), _status(personal), ways)

    def screened(self, crowd: Crowd, standing: Standing, uncertain: Rows) -> Screened:
        """Everybody's decision on this pathway; ``uncertain`` are the people with an unknown in any pathway."""
        status, personal_status = standing.status, standing.personal_status
        days = self._days(crowd, personal_status, scope=False)
        timeless = all(truth_of(node, crowd).static for node in self._scope)
        return Screened(
            status,
            *(self._masked(days, status) if timeless else self._days(crowd, status, scope=True)),
            self._missing_names(crowd, standing, uncertain),
            personal_status,
            *days,
            self._unmet(crowd),
            self._held.already(crowd),
        )

    @staticmethod
    def _masked(days: tuple[Days, Days], status: Bytes) -> tuple[Days, Days]:
        """The personal days of those to whom the scope is open anyway."""
        waiting = status == NOT_YET
        return days[0] * waiting, days[1] * waiting

    def _days(self, crowd: Crowd, status: Bytes, *, scope: bool) -> tuple[Days, Days]:
        rows = np.flatnonzero(status == NOT_YET)
        first, sure = np.zeros(crowd.size, np.int32), np.zeros(crowd.size, np.int32)
        if len(rows):
            onset = self._onset(crowd, rows, scope=scope)
            first[rows], sure[rows] = onset.best, onset.worst
        return first, sure

    def _onset(self, crowd: Crowd, rows: Rows, *, scope: bool) -> Onsets:
        """The first days of people to whom time is all that is missing: whatever time does not change is satisfied."""
        nodes = (*(self._scope if scope else ()), *self._own)
        onsets = [node.onset(crowd, rows) for node in nodes if not truth_of(node, crowd).static]
        if self._branches:
            ways = [[node.onset(crowd, rows) for node in branch] for branch in self._branches]
            onsets.append(earliest([latest(way) for way in ways]))
        return latest(onsets)

    def _missing_names(self, crowd: Crowd, standing: Standing, uncertain: Rows) -> Masks:
        found = np.zeros(crowd.size, np.uint64)
        unknown = standing.status[uncertain] == UNKNOWN
        if unknown.any():
            ways = standing.ways
            if len(ways) > TWO:
                ways = [Truth.of_static(crowd.everybody, crowd.nobody)]
            alive: dict[Bound, list[Bools]] = {
                "now": [way.best_now[uncertain] for way in ways],
                "ever": [way.best_ever[uncertain] for way in ways],
            }
            found[uncertain] = self._missing.names(crowd, uncertain, alive) * unknown
        return found

    def _unmet(self, crowd: Crowd) -> NDArray[np.uint32]:
        failed = [~truth_of(node, crowd).best_ever for node in self._reported]
        found = np.zeros(crowd.size, np.uint32)
        for place, byte in enumerate(packed(failed)):
            found |= byte.astype(np.uint32) << np.uint32(8 * place)
        return found


def _status(truth: Truth) -> Bytes:
    """The index in ``STATUSES``: what best and worst case agree on, else ``unknown``."""
    uncertain_or_waiting = (truth.best_ever & ~truth.worst_now).view(np.uint8)
    uncertain_or_closed = (~truth.worst_now & ~(truth.worst_ever & ~truth.best_now)).view(np.uint8)
    return uncertain_or_waiting + uncertain_or_closed + uncertain_or_closed
