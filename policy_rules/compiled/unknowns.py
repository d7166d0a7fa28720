"""What has to be known to settle a condition that is open, and what of it a pathway's status hangs on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from policy_rules.compiled.memory import Memory
from policy_rules.conditions import terms as t
from policy_rules.conditions.base import ANY_DAY, Condition
from policy_rules.facts.situation import Situation
from policy_rules.policy.model import Policy


class Sum:
    """The terms of a condition; equal terms are one object, so that sums can be told apart at once."""

    __slots__ = ("terms",)

    def __init__(self, terms: t.Terms) -> None:
        self.terms = terms


class Open(NamedTuple):
    """A condition that is not settled.

    Attributes:
        missing: what to ask for, in the policy's order.
        on_the_day: its terms for the day asked about.
        in_time: its terms for whether time alone would do.
    """

    missing: tuple[str, ...]
    on_the_day: Sum
    in_time: Sum


class Unknowns:
    """Works out the terms of open conditions."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._sums: Memory[object, Sum] = Memory(1 << 14)

    def of(self, condition: Condition, situation: Situation) -> Open:
        """What is open in a condition."""
        on_the_day = condition.terms(situation, situation.as_of)
        in_time = condition.terms(situation, ANY_DAY)
        missing = self.in_order((t.essential(on_the_day), t.essential(in_time)))
        return Open(missing, self._sum(on_the_day), self._sum(in_time))

    def in_order(self, sums: Iterable[t.Terms]) -> tuple[str, ...]:
        """The names that stand in any of the terms, in the policy's order."""
        names = {unknown[0] for terms in sums for term in terms for unknown in term}
        return tuple(sorted(names, key=self._policy.order.__getitem__))

    def _sum(self, terms: t.Terms) -> Sum:
        key = tuple(tuple(term.items()) for term in terms)
        return self._sums.get(key) or self._sums.keep(key, Sum(terms))
