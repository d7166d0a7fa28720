"""Whether people surely hold what a pathway grants."""

from __future__ import annotations

from functools import lru_cache

from policy_rules.conditions.clocks import Clock, HeldLevels
from policy_rules.dates import Interval
from policy_rules.facts.model import Award, Facts
from policy_rules.facts.situation import Situation
from policy_rules.grants import holds_already
from policy_rules.policy.content import TableColumn
from policy_rules.policy.model import Pathway, Policy
from policy_rules.population.arrays import Plane, plane
from policy_rules.population.compiling import NodeCompiler
from policy_rules.population.crowd import Crowd
from policy_rules.population.nodes import truth_of

LONG_SINCE = Interval(1, 1)


class Held:
    """What a pathway grants, looked for among what is held.

    Args:
        policy: whose pathway it is.
        pathway: the compiled pathway.
        compiler: makes the nodes.
    """

    def __init__(self, policy: Policy, pathway: Pathway, compiler: NodeCompiler) -> None:
        self._policy = policy
        self._pathway = pathway
        self._compiler = compiler
        self._node = compiler.node(pathway.already_held) if pathway.already_held is not None else None
        self._awards = lru_cache(maxsize=4096)(self._enough_for)

    def already(self, crowd: Crowd) -> Plane:
        """Who surely holds it, or something higher, on the day asked about."""
        if self._node is not None:
            return truth_of(self._node, crowd).worst_now
        column = self._pathway.content.already_held
        coded = crowd.people.coded.get(self._policy.declarations.award_fact)
        if coded is None or not isinstance(column, TableColumn):
            return crowd.nobody
        enough = [self._awards(value if isinstance(value, tuple) else None) for value in coded.values]
        found = crowd.nobody
        for level in {one for one in enough if one is not None}:
            found = found | (plane(coded.where([one == level for one in enough])) & self._holds(crowd, level))
        return found

    def _holds(self, crowd: Crowd, level: str) -> Plane:
        fact = self._fact
        levels = self._policy.declarations.levels(fact).at_or_above(level)
        return truth_of(self._compiler.node(Clock((HeldLevels(fact, levels),))), crowd).worst_now

    @property
    def _fact(self) -> str:
        column = self._pathway.content.already_held
        assert isinstance(column, TableColumn)
        return self._policy.outcome(column).fact

    def _enough_for(self, awards: tuple[Award, ...] | None) -> str | None:
        """The lowest level whose holder has what these awards lead to; found by asking for one level at a time."""
        if not awards:
            return None
        fact, declarations = self._fact, self._policy.declarations
        for level in declarations.levels(fact).levels:
            facts = Facts({declarations.award_fact: awards, fact: {level: LONG_SINCE}}, {})
            if holds_already(self._policy, self._pathway, Situation(facts, declarations, 2)):
                return level
        return None
