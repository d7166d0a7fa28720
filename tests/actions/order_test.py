"""The same facts in any order, in one sentence or in ten, give the same decision."""

from datetime import date
from random import Random
from typing import Any

from actions import rules
from actions.state import Message, State
from actions.taking import take
from tests.actions.people import people

TODAY = date(2026, 11, 22)


def pieces(facts: dict[str, Any]) -> list[dict[str, Any]]:
    """The facts one by one, as separate statements; levels and entries of lists one by one, too."""
    split: list[dict[str, Any]] = []
    for fact, value in facts.items():
        if isinstance(value, dict) and value and "gap_days" not in value and "earliest" not in value:
            split += [{fact: {level: when}} for level, when in value.items()]
        elif isinstance(value, list) and value:
            split += [{fact: [item]} for item in value]
        else:
            split.append({fact: value})
    return split


def tell(statements: list[dict[str, Any]]) -> dict[str, Any]:
    """The facts after the statements, each a message of its own."""
    state = State()
    for index, statement in enumerate(statements):
        state, _turn = take(state, Message(id=str(index), intent="state_facts", reading={"facts": statement}))
    return state.facts


def test_the_order_of_statements_does_not_matter() -> None:
    chance = Random(20261122)
    for person in people(300, seed=1):
        statements = pieces(person)
        chance.shuffle(statements)
        in_ten = rules.decide(tell(statements), TODAY)["pathways"]
        assert in_ten == rules.decide(tell([person]), TODAY)["pathways"], person
        assert in_ten == rules.decide(person, TODAY)["pathways"], person
