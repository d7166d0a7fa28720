"""From the conditions of a policy to nodes: equal conditions become one node, and are computed once a batch."""

from __future__ import annotations

from policy_rules.conditions import terms as t
from policy_rules.conditions.base import Condition
from policy_rules.conditions.clocks import Clock, Service
from policy_rules.conditions.combinations import AllOf, AnyOf
from policy_rules.conditions.listed import Listed
from policy_rules.conditions.values import Awarded, Flag, HoldsNone, Includes, OneOf
from policy_rules.facts.declarations import FactDeclarations
from policy_rules.facts.situation import Situation
from policy_rules.population.arrays import Bools, Rows, Truth
from policy_rules.population.clocks import ServiceNode, StartNode, WaitingClockNode, WorkNode
from policy_rules.population.crowd import Crowd
from policy_rules.population.nodes import (
    Bound,
    Node,
    Onsets,
    all_true,
    any_true,
    earliest,
    latest,
    truth_of,
    within,
)
from policy_rules.population.values import CodedNode, FlagNode, HoldsNoneNode


class AllNode:
    """Every part. What stands side by side in a pathway is taken apart, so that unrelated unknowns stay unrelated."""

    def __init__(self, parts: tuple[Node, ...]) -> None:
        self.parts = parts
        self.facts = frozenset().union(*(part.facts for part in parts))

    def truth(self, crowd: Crowd) -> Truth:
        """See :class:`Node`."""
        return all_true(self.parts, crowd)

    def onset(self, crowd: Crowd, rows: Rows) -> Onsets:
        """See :class:`Node`."""
        return latest([part.onset(crowd, rows) for part in self.parts])

    def bits(self, crowd: Crowd, bound: Bound) -> list[Bools]:
        """See :class:`Node`."""
        return within(
            truth_of(self, crowd), bound, crowd, [bit for part in self.parts for bit in part.bits(crowd, bound)]
        )

    def terms(self, situation: Situation, bound: int) -> t.Terms:
        """See :class:`Node`."""
        return t.all_of([part.terms(situation, bound) for part in self.parts])


class AnyNode:
    """At least one part."""

    def __init__(self, parts: tuple[Node, ...]) -> None:
        self.parts = parts
        self.facts = frozenset().union(*(part.facts for part in parts))

    def truth(self, crowd: Crowd) -> Truth:
        """See :class:`Node`."""
        return any_true(self.parts, crowd)

    def onset(self, crowd: Crowd, rows: Rows) -> Onsets:
        """See :class:`Node`."""
        return earliest([part.onset(crowd, rows) for part in self.parts])

    def bits(self, crowd: Crowd, bound: Bound) -> list[Bools]:
        """See :class:`Node`."""
        return within(
            truth_of(self, crowd), bound, crowd, [bit for part in self.parts for bit in part.bits(crowd, bound)]
        )

    def terms(self, situation: Situation, bound: int) -> t.Terms:
        """See :class:`Node`."""
        return t.any_of([part.terms(situation, bound) for part in self.parts])


class NodeCompiler:
    """Makes nodes; the same condition always gives the same node."""

    def __init__(self, declarations: FactDeclarations) -> None:
        self._declarations = declarations
        self._nodes: dict[Condition, Node] = {}
        self._works: dict[str, WorkNode] = {}

    def node(self, condition: Condition) -> Node:
        """The node of a condition."""
        if condition not in self._nodes:
            self._nodes[condition] = self._new(condition)
        return self._nodes[condition]

    def flat(self, conditions: list[Condition]) -> tuple[Node, ...]:
        """The nodes of a conjunction, its conjunctions dissolved."""
        found: list[Node] = []
        for condition in conditions:
            node = self.node(condition)
            found += node.parts if isinstance(node, AllNode) else (node,)
        return tuple(dict.fromkeys(found))

    def _new(self, condition: Condition) -> Node:
        made: Node
        if isinstance(condition, AllOf):
            made = AllNode(self.flat(list(condition.parts)))
        elif isinstance(condition, AnyOf):
            made = AnyNode(tuple(self.node(part) for part in condition.parts))
        elif isinstance(condition, Clock):
            made = self._clock(condition)
        elif isinstance(condition, Service):
            made = ServiceNode(condition)
        elif isinstance(condition, Flag):
            made = FlagNode(condition, self._declarations)
        elif isinstance(condition, HoldsNone):
            made = HoldsNoneNode(condition, self._declarations)
        else:
            assert isinstance(condition, OneOf | Includes | Awarded | Listed), condition
            made = CodedNode(condition, self._declarations)
        return made

    def _clock(self, clock: Clock) -> Node:
        if clock.after is not None:
            return WaitingClockNode(clock, (self.node(clock.after),), self._declarations)
        start = StartNode(clock, self._declarations)
        if clock.during is None:
            return start
        if clock.during not in self._works:
            self._works[clock.during] = WorkNode(clock.during, self._declarations)
        return AllNode((start, self._works[clock.during]))
