"""rule-engine 5: a parsed rule per pathway; its answer is yes or no, with no reasons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import rule_engine

from bench.core.clauses import PATHWAYS, Clause, Every, Has, Is, OneOf, Pathway, Reached

Person = dict[str, Any]
Type = Any
"""The library publishes no types."""


def rules(example: Person) -> Callable[[Person], list[bool]]:
    """Decides by all rules, parsed and typed beforehand."""
    resolver = rule_engine.type_resolver_from_dict({name: _type(value) for name, value in example.items()})
    context = rule_engine.Context(type_resolver=resolver)
    parsed = [rule_engine.Rule(_pathway(one), context=context) for one in PATHWAYS]
    return lambda person: [rule.matches(person) for rule in parsed]


def opened(answer: list[bool]) -> list[bool]:
    """Whether each pathway is open."""
    return answer


def _type(value: object) -> Type:
    kinds = rule_engine.DataType
    if isinstance(value, bool):
        return kinds.BOOLEAN
    if isinstance(value, int):
        return kinds.FLOAT
    return kinds.STRING if isinstance(value, str) else kinds.ARRAY(kinds.STRING)


def _pathway(pathway: Pathway) -> str:
    parts = [_text(one) for one in pathway.conditions]
    if pathway.branches:
        parts.append(" or ".join(f"({' and '.join(map(_text, branch))})" for branch in pathway.branches))
    return " and ".join(f"({part})" for part in parts)


def _text(clause: Clause) -> str:
    if isinstance(clause, Is):
        return clause.field if clause.value else f"not {clause.field}"
    if isinstance(clause, Reached):
        return f"{clause.field} <= today"
    if isinstance(clause, OneOf):
        return f"{clause.field} in {_list(clause.values)}"
    if isinstance(clause, Has):
        return f"$any([one in {_list(clause.values)} for one in {clause.field}])"
    word = " and " if isinstance(clause, Every) else " or "
    return word.join(f"({_text(part)})" for part in clause.parts)


def _list(values: tuple[str, ...]) -> str:
    return "[" + ", ".join(f'"{value}"' for value in values) + "]"
