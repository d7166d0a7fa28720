"""Every pathway for every person of a batch."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np

from policy_rules.policy.model import Pathway, Policy
from policy_rules.population.arrays import any_of
from policy_rules.population.compiling import NodeCompiler
from policy_rules.population.crowd import Crowd
from policy_rules.population.groups import Group
from policy_rules.population.names import Names
from policy_rules.population.nodes import Node
from policy_rules.population.parts import Places, joined, parts
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
        self.policy = policy.on(as_of)
        self.as_of = as_of
        self.places = {pathway.id: Places(pathway) for pathway in self.policy.pathways}
        self._names = Names(self.policy.order)
        self._versions: dict[Policy, _Version] = {}

    def decide(self, people: People) -> dict[str, Screened]:
        """Every pathway by id."""
        found = []
        for part in parts(self.policy, people, self.as_of):
            if part.policy not in self._versions:
                self._versions[part.policy] = _Version(part.policy, self._names)
            decided = self._versions[part.policy].decide(part.people, self.as_of)
            if part.policy is self.policy and part.people is people:
                return decided
            found.append((part.rows, {one.id: self._placed(one, decided[one.id]) for one in part.policy.pathways}))
        return {
            pathway: joined([(rows, decided[pathway]) for rows, decided in found], people.size)
            for pathway in self.places
        }

    def missing_names(self, mask: int) -> tuple[str, ...]:
        """The names of a mask, in the order in which a decision lists them."""
        return self._names.names(mask)

    def _placed(self, pathway: Pathway, decided: Screened) -> Screened:
        return replace(decided, failed=tuple(self.places[pathway.id].placed(decided.failed, pathway)))


class _Version:
    """The policy, or the policy with what an enterprise adds, made nodes."""

    def __init__(self, policy: Policy, names: Names) -> None:
        self._declarations = policy.declarations
        compiler = NodeCompiler(policy.declarations)
        groups: dict[tuple[tuple[Node, ...], ...], Group] = {}

        def group(branches: tuple[tuple[Node, ...], ...]) -> Group:
            return groups.setdefault(branches, Group(branches, names))

        self._pathways = [CrowdPathway(policy, pathway, compiler, group) for pathway in policy.pathways]

    def decide(self, people: People, as_of: date) -> dict[str, Screened]:
        """Every pathway by id."""
        crowd = Crowd(people, self._declarations, as_of.toordinal())
        standings = [pathway.standing(crowd) for pathway in self._pathways]
        unknown = any_of((standing.status == UNKNOWN for standing in standings), crowd.size)
        uncertain = np.flatnonzero(unknown)
        return {
            pathway.content.id: pathway.screened(crowd, standing, uncertain)
            for pathway, standing in zip(self._pathways, standings, strict=True)
        }
