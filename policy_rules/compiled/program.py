"""A policy laid out: its conditions once each, in the parts that are looked at together, and its pathways."""

from __future__ import annotations

from functools import lru_cache

from policy_rules.compiled.grants import Grants
from policy_rules.compiled.grouping import parts_of
from policy_rules.compiled.layout import View
from policy_rules.compiled.notes import Notes
from policy_rules.compiled.routes import Route
from policy_rules.compiled.unknowns import Unknowns
from policy_rules.facts.situation import Situation
from policy_rules.policy.model import Policy


class Program:
    """One policy, ready to decide.

    Attributes:
        routes: its pathways, in its order.
        steps: the same, each with what of it is needed first.
    """

    def __init__(self, policy: Policy) -> None:
        unknowns = Unknowns(policy)
        self._parts = tuple(part for part in parts_of(policy, unknowns) if part.leaves)
        leaves = [leaf for part in self._parts for leaf in part.leaves]
        places = {leaf.condition: leaf.index for leaf in leaves}
        told = [telling.reported for leaf in leaves for telling in leaf.tellings]
        reasons = {reported: place for place, reported in enumerate(told)}
        self.routes = tuple(
            Route(pathway, places, reasons, unknowns, Grants(policy, pathway)) for pathway in policy.pathways
        )
        self.steps = tuple((route.whole_mask, route.endings, route.reasons, route) for route in self.routes)
        self._always = Notes(policy.always_notes, places)

    def signature(self, situation: Situation) -> int:
        """How all conditions stand."""
        signature = 0
        for part in self._parts:
            signature = part.signature(situation, signature)
        return signature

    def tell(self, situation: Situation) -> View:
        """How all conditions stand, and what is said of each."""
        view, signature = View(), 0
        for part in self._parts:
            signature = part.tell(situation, signature, view)
        view.signature = signature
        return view

    def always_notes(self, signature: int) -> tuple[str, ...]:
        """What is said with every answer."""
        return self._always.texts("open", signature)


@lru_cache(maxsize=64)
def program_of(policy: Policy) -> Program:
    """The program of a policy, laid out once."""
    return Program(policy)
