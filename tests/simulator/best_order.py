"""How few questions any order could do with, even one that knows the answers beforehand."""

from __future__ import annotations

from typing import Any

from actions import rules
from tests.simulator.person import TODAY, Person

Facts = dict[str, Any]


def indispensable(person: Person, asked: list[str]) -> list[str]:
    """The questions without which the decision is open although all the rest is known.

    No order can leave one of these out, so their number is a lower bound for the best possible order.
    """
    return [fact for fact in dict.fromkeys(asked) if not _settled(_without(person.facts, fact))]


def _without(facts: Facts, fact: str) -> Facts:
    name, _, level = fact.partition(".")
    if not level:
        return {key: value for key, value in facts.items() if key not in {name, f"{name}_complete"}}
    if level in facts[name]:
        return {**facts, name: {**facts[name], level: None}}
    return {key: value for key, value in facts.items() if key != f"{name}_complete"}


def _settled(facts: Facts) -> bool:
    return rules.decide(facts, TODAY)["next_question"] is None
