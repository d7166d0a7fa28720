"""What a condition reads of a person, where that is a few values rather than days."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import prod
from operator import itemgetter
from typing import Any

from policy_rules.conditions.base import Condition
from policy_rules.conditions.combinations import AllOf, AnyOf
from policy_rules.conditions.listed import Listed
from policy_rules.conditions.values import Awarded, Flag, HoldsNone, Includes, OneOf
from policy_rules.facts.declarations import BoolFact, ChoiceFact, FactDeclaration, FactDeclarations, LevelsFact
from policy_rules.facts.model import Facts

DAY = "(the day asked about)"
"""Stands among the inputs of a condition that reads the day."""

MANY = 1000
"""Stands for the number of values of a fact that is a list."""

Key = Any


def inputs_of(condition: Condition, declarations: FactDeclarations) -> frozenset[str] | None:
    """The facts whose values decide the condition, of a levels fact only whether any is held; ``None``: days do."""
    if isinstance(condition, AllOf | AnyOf):
        parts = [inputs_of(part, declarations) for part in condition.parts]
        known = [part for part in parts if part is not None]
        return frozenset().union(*known) if len(known) == len(parts) else None
    if isinstance(condition, Listed):
        return frozenset({condition.fact, DAY})
    if isinstance(condition, OneOf | Includes | Awarded):
        return frozenset({condition.fact})
    if isinstance(condition, Flag | HoldsNone):
        return frozenset(_followed(condition.fact, declarations))
    return None


class Reader:
    """Reads all inputs of several cells at once.

    Equal keys of a cell mean that every condition over its inputs stands the same.
    """

    def __init__(self, cells: Sequence[Iterable[str]], declarations: FactDeclarations) -> None:
        names = sorted({name for inputs in cells for name in inputs if name != DAY})
        self._names = names
        self._levels = tuple(place for place, name in enumerate(names) if _is_levels(name, declarations))
        places = {name: place for place, name in enumerate((*names, DAY))}
        self.keys: tuple[Callable[[list[Any]], Key], ...] = tuple(
            itemgetter(*sorted(places[name] for name in inputs)) for inputs in cells
        )

    def read(self, facts: Facts, as_of: int) -> list[Any]:
        """Every input, to be given to :attr:`keys`: from it these read the key of each cell."""
        inputs: list[Any] = [*map(facts.get, self._names), as_of]
        for place in self._levels:
            held = inputs[place]
            inputs[place] = None if held is None else bool(held)
        return inputs


def number_of_keys(inputs: Iterable[str], declarations: FactDeclarations) -> int:
    """How many keys there can be, one day asked about."""
    return prod(_number_of_values(declarations.facts[name]) + 1 for name in inputs if name != DAY)


def _number_of_values(declaration: FactDeclaration) -> int:
    if isinstance(declaration, ChoiceFact):
        return len(declaration.values)
    if isinstance(declaration, BoolFact | LevelsFact):
        return 2
    return MANY


def _followed(fact: str, declarations: FactDeclarations) -> set[str]:
    """A fact, what a yes follows from, and the denials of that."""
    found: set[str] = set()
    waiting = [fact]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        declaration = declarations.facts[name]
        if isinstance(declaration, BoolFact):
            waiting += declaration.true_if_any
        waiting += declarations.denials(name)
    return found


def _is_levels(name: str, declarations: FactDeclarations) -> bool:
    return isinstance(declarations.facts.get(name), LevelsFact)
