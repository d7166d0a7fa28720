"""business-rules 1.1.1: a rule per pathway; its answer is the list of rules that fired, with no reasons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from business_rules import run_all
from business_rules.actions import BaseActions, rule_action
from business_rules.fields import FIELD_TEXT
from business_rules.variables import (
    BaseVariables,
    boolean_rule_variable,
    numeric_rule_variable,
    select_multiple_rule_variable,
    string_rule_variable,
)

from bench.core.clauses import FIELDS, PATHWAYS, Clause, Every, Has, Is, OneOf, Reached

Person = dict[str, Any]
Variables = Any
"""The library publishes no types."""


def rules(example: Person) -> Callable[[Person], Any]:
    """Decides by all rules; numbers are compared through "days left", because a value is compared with a constant."""
    variables, written = _variables(example), [_rule(place) for place in range(len(PATHWAYS))]

    def decide(person: Person) -> list[int]:
        fired = _Fired()
        run_all(written, variables(person), fired)
        return fired.pathways

    return decide


def opened(answer: list[int]) -> list[bool]:
    """Whether each pathway is open."""
    return [place in answer for place in range(len(PATHWAYS))]


class _Fired(BaseActions):  # type: ignore[misc]
    def __init__(self) -> None:
        self.pathways: list[int] = []

    @rule_action(params={"pathway": FIELD_TEXT})
    def open(self, pathway: int) -> None:
        self.pathways.append(pathway)


def _rule(place: int) -> dict[str, Any]:
    pathway = PATHWAYS[place]
    conditions = [_condition(one) for one in pathway.conditions]
    if pathway.branches:
        conditions.append({"any": [{"all": [_condition(one) for one in branch]} for branch in pathway.branches]})
    return {"conditions": {"all": conditions}, "actions": [{"name": "open", "params": {"pathway": place}}]}


def _condition(clause: Clause) -> dict[str, Any]:
    if isinstance(clause, Is):
        return {"name": clause.field, "operator": "is_true" if clause.value else "is_false", "value": True}
    if isinstance(clause, Reached):
        return {"name": clause.field, "operator": "less_than_or_equal_to", "value": 0}
    if isinstance(clause, OneOf):
        return _any([{"name": clause.field, "operator": "equal_to", "value": value} for value in clause.values])
    if isinstance(clause, Has):
        return {"name": clause.field, "operator": "shares_at_least_one_element_with", "value": list(clause.values)}
    return {"all" if isinstance(clause, Every) else "any": [_condition(part) for part in clause.parts]}


def _any(conditions: list[dict[str, Any]]) -> dict[str, Any]:
    return conditions[0] if len(conditions) == 1 else {"any": conditions}


def _variables(example: Person) -> type:
    """A class with a method for every field, as the library wants it."""

    def remember(self: Variables, person: Person) -> None:
        self.person = person

    methods = {name: _method(name, example[name]) for name in FIELDS}
    return type("Variables", (BaseVariables,), {"__init__": remember, **methods})


def _method(name: str, value: object) -> Variables:
    def days_left(self: Variables) -> int:
        left: int = self.person[name] - self.person["today"]
        return left

    def read(self: Variables) -> object:
        return self.person[name]

    if isinstance(value, bool):
        return boolean_rule_variable(read)
    if isinstance(value, int):
        return numeric_rule_variable(days_left)
    return string_rule_variable(read) if isinstance(value, str) else select_multiple_rule_variable()(read)
