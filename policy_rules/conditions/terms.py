"""Which unknown facts matter: a condition as the sum of the combinations of answers that would satisfy it.

A *literal* says what one unknown would have to be; a *term* is a set of literals that together suffice; a condition
that is not settled is a list of terms. Literals about one unknown are compared by :func:`implies`. Conditions never
ask for an unknown and for its contrary, so a fact matters exactly if it stands in a term that no other term makes
superfluous.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

Unknown: TypeAlias = tuple[str, ...]
"""What is not known; its first part is the name to ask for."""

Literal: TypeAlias = "int | frozenset[str] | tuple[frozenset[str], int]"
"""A latest day, a set of values, or a set of levels with a latest day."""

Term: TypeAlias = "dict[Unknown, Literal]"
Terms: TypeAlias = "list[Term]"

SATISFIED: Terms = [{}]
UNSATISFIABLE: Terms = []


def implies(one: Literal, other: Literal) -> bool:
    """Whether whatever satisfies ``one`` satisfies ``other``."""
    if isinstance(one, int) and isinstance(other, int):
        return one <= other
    if isinstance(one, frozenset) and isinstance(other, frozenset):
        return one <= other
    if isinstance(one, tuple) and isinstance(other, tuple):
        return one[0] <= other[0] and one[1] <= other[1]
    return False


def all_of(parts: Iterable[Terms]) -> Terms:
    """The terms that satisfy every part."""
    product: Terms = SATISFIED
    for part in parts:
        if part == SATISFIED:
            continue
        product = [joined for left in product for right in part if (joined := _joined(left, right)) is not None]
        if not product:
            return UNSATISFIABLE
    return product


def any_of(parts: Iterable[Terms]) -> Terms:
    """The terms that satisfy at least one part."""
    return [term for part in parts for term in part]


def essential(terms: Terms) -> Terms:
    """The terms that are left when every superfluous one is dropped."""
    if len(terms) <= 1:
        return terms
    kept: Terms = []
    for index, term in enumerate(terms):
        later = terms[index + 1 :]
        if not any(_covers(other, term) for other in kept) and not any(
            _covers(other, term) and not _covers(term, other) for other in later
        ):
            kept.append(term)
    return kept


def _covers(wider: Term, narrower: Term) -> bool:
    return len(wider) <= len(narrower) and all(
        unknown in narrower and implies(narrower[unknown], literal) for unknown, literal in wider.items()
    )


def _joined(left: Term, right: Term) -> Term | None:
    """Both terms together; ``None`` when they ask one unknown for values that exclude each other."""
    if left.keys().isdisjoint(right):
        return {**left, **right}
    joined = dict(left)
    for unknown, literal in right.items():
        there = joined.get(unknown)
        if there is None or implies(literal, there):
            joined[unknown] = literal
        elif isinstance(there, frozenset) and isinstance(literal, frozenset):
            joined[unknown] = there & literal
            if not joined[unknown]:
                return None
        elif not implies(there, literal):
            beside = (*unknown, repr(literal))
            joined[beside] = literal
    return joined
