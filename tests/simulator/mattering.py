"""Whether the answer to a question could have mattered."""

from __future__ import annotations

from random import Random
from typing import Any

from actions import rules
from tests.simulator.person import TODAY, Person, make

Facts = dict[str, Any]
DAYS = ("1990-01-01", "2015-06-01", "2021-06-01", "2023-06-01", "2024-06-01", "2025-06-01", "2026-06-01", "2026-11-22")
COMPLETIONS = 400


def could_matter(person: Person, known: Facts, fact: str, chance: Random) -> bool:
    """Whether for somebody who fits what is known, two answers lead to different decisions."""
    for number in range(COMPLETIONS):
        others = person.facts if number == 0 else make(chance).facts
        seen = {_statuses({**others, **known, **answer}) for answer in _answers(known, others, fact)}
        if len(seen) > 1:
            return True
    return False


def _answers(known: Facts, others: Facts, fact: str) -> list[Facts]:
    name, _, level = fact.partition(".")
    if level:
        held = {**(others.get(name) or {}), **(known.get(name) or {})}
        without = {one: when for one, when in held.items() if one != level}
        dated = [{name: {**without, level: day}} for day in DAYS]
        return [*dated, {name: without, f"{name}_complete": True}]
    if name == "guangzhou_enterprise_since":
        return [{name: day} for day in DAYS]
    policy = rules.policy_for(known, TODAY)
    choices = rules.question(policy, known, fact).choices
    offered = [rules.apply_choice(policy, known, fact, value) for value, _label in choices]
    return [{name: facts[name], **_implied(name, facts[name])} for facts in offered if name in facts]


def _implied(name: str, value: object) -> Facts:
    """Whoever holds a title has applied for one."""
    return {"has_applied_for_title": True} if name == "titles" and value else {}


def _statuses(facts: Facts) -> str:
    decided = rules.decide({name: value for name, value in facts.items() if value is not None}, TODAY)
    return "|".join(f"{path['status']}{path['earliest']}" for path in decided["pathways"])
