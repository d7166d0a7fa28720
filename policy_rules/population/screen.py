"""Every pathway for every person of a batch."""

from __future__ import annotations

from datetime import date

import numpy as np

from policy_rules.policy.model import Policy
from policy_rules.population.arrays import any_of
from policy_rules.population.compiling import NodeCompiler
from policy_rules.population.crowd import Crowd
from policy_rules.population.missing import Group
from policy_rules.population.names import Names
from policy_rules.population.nodes import Node
from policy_rules.population.pathway import CrowdPathway
from policy_rules.population.people import People
from policy_rules.population.screened import UNKNOWN, Screened


class Screen:
    """Decides batches of people under one policy on one day.

    Args:
        policy: a loaded policy.
        as_of: the day asked about.

    Raises:
        PolicyError: the policy was not in force on that day.
    """

    def __init__(self, policy: Policy, as_of: date) -> None:
        policy = policy.on(as_of)
        self.policy = policy
        self.as_of = as_of
        self._names = Names(policy.order)
        compiler = NodeCompiler(policy.declarations)
        groups: dict[tuple[tuple[Node, ...], ...], Group] = {}

        def group(branches: tuple[tuple[Node, ...], ...]) -> Group:
            return groups.setdefault(branches, Group(branches, self._names))

        self._pathways = [CrowdPathway(policy, pathway, compiler, group) for pathway in policy.pathways]

    def decide(self, people: People) -> dict[str, Screened]:
        """Every pathway by id."""
        crowd = Crowd(people, self.policy.declarations, self.as_of.toordinal())
        standings = [pathway.standing(crowd) for pathway in self._pathways]
        unknown = any_of((standing.status == UNKNOWN for standing in standings), crowd.size)
        uncertain = np.flatnonzero(unknown)
        return {
            pathway.content.id: pathway.screened(crowd, standing, uncertain)
            for pathway, standing in zip(self._pathways, standings, strict=True)
        }

    def missing_names(self, mask: int) -> tuple[str, ...]:
        """The names of a mask, in the order in which a decision lists them."""
        return self._names.names(mask)
