"""How a condition stands, read off the number that says how all of them stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from policy_rules.compiled.standing import every, some, standing_at
from policy_rules.conditions.base import Condition
from policy_rules.conditions.combinations import AllOf, AnyOf

Places: TypeAlias = "Mapping[Condition, int]"
"""The place of each condition that is looked at by itself."""


def asked(condition: Condition, places: Places) -> Callable[[int], int]:
    """What reads how a condition stands, itself or by its parts."""
    place = places.get(condition)
    if place is not None:
        return lambda signature: standing_at(signature, place)
    assert isinstance(condition, AllOf | AnyOf)
    parts = [asked(part, places) for part in condition.parts]
    join = every if isinstance(condition, AllOf) else some
    return lambda signature: join(part(signature) for part in parts)


def read_by(condition: Condition, places: Places) -> Iterator[int]:
    """The places that have to be read for it."""
    if condition in places:
        yield places[condition]
    elif isinstance(condition, AllOf | AnyOf):
        for part in condition.parts:
            yield from read_by(part, places)
