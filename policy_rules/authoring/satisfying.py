"""Facts that satisfy a condition, no better than it has to be: on the very day on which the years are full."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product

from policy_rules.conditions.base import Condition
from policy_rules.conditions.clocks import Clock, Service
from policy_rules.conditions.combinations import AllOf, AnyOf
from policy_rules.conditions.listed import Listed
from policy_rules.conditions.values import Awarded, Flag, HoldsNone, Includes, OneOf
from policy_rules.policy.model import Pathway

Facts = dict[str, object]
MOST_WAYS = 12
"""How many of the ways to satisfy one pathway are tried."""


@dataclass
class Person:
    """Facts being put together for one day."""

    as_of: date
    facts: Facts = field(default_factory=dict)

    def with_facts(self, **facts: object) -> Person:
        """The same person with more facts; of a certificate held since two days the older one counts."""
        merged = dict(self.facts)
        for name, value in facts.items():
            held = merged.get(name)
            if isinstance(held, dict) and isinstance(value, dict):
                older = {level: min(str(day), str(held.get(level, day))) for level, day in value.items()}
                merged[name] = {**held, **older}
            else:
                merged[name] = value
        return Person(self.as_of, merged)


def satisfying(pathway: Pathway, as_of: date) -> Iterator[Facts]:
    """Facts under which a pathway is just open on a day, one for each way to it."""
    shared = [one.condition for one in (*pathway.scope, *pathway.conditions)]
    for branch in pathway.branches or ((),):
        conditions = [*shared, *(one.condition for one in branch)]
        for number, way in enumerate(_ways(conditions)):
            if number == MOST_WAYS:
                break
            person = Person(as_of)
            for condition in way:
                person = _just(condition, person)
            yield person.facts


def _ways(conditions: list[Condition]) -> Iterator[tuple[Condition, ...]]:
    """Each choice of one alternative wherever there are several."""
    return product(*(_alternatives(condition) for condition in conditions))


def _alternatives(condition: Condition) -> list[Condition]:
    if isinstance(condition, AnyOf):
        return [one for part in condition.parts for one in _alternatives(part)]
    if isinstance(condition, AllOf):
        return [AllOf(way) for way in _ways(list(condition.parts))]
    return [condition]


def _just(condition: Condition, person: Person) -> Person:
    if isinstance(condition, AllOf):
        for part in condition.parts:
            person = _just(part, person)
        return person
    if isinstance(condition, Clock):
        return _worked(condition, person)
    return person.with_facts(**_value(condition, person.as_of))


def _worked(clock: Clock, person: Person) -> Person:
    held = clock.since[0]
    since = years_before(person.as_of, clock.years) - timedelta(days=clock.extra_days)
    person = person.with_facts(**{held.fact: {held.levels[0]: since.isoformat()}})
    if clock.during:
        person = person.with_facts(**{clock.during: True})
    return _just(clock.after, person) if clock.after else person


def _value(condition: Condition, as_of: date) -> Facts:
    if isinstance(condition, Flag):
        return {condition.fact: condition.value}
    if isinstance(condition, HoldsNone):
        return {condition.fact: {}}
    if isinstance(condition, Service):
        return {condition.since: years_before(as_of, condition.years).isoformat()}
    if isinstance(condition, OneOf | Listed):
        return {condition.fact: _first_value(condition)}
    return _list(condition)


def _first_value(condition: OneOf | Listed) -> str | None:
    if isinstance(condition, Listed):
        return condition.spans[0][0]
    return min(condition.values, default=None)


def _list(condition: Condition) -> Facts:
    if isinstance(condition, Includes):
        return {condition.fact: [min(condition.values)]}
    assert isinstance(condition, Awarded), condition
    contest, prize = condition.rows[0]
    return {condition.fact: [{"contest": contest, "prize": prize}]}


def years_before(day: date, years: int) -> date:
    """The day so many years earlier; 29 February falls back to 28 February."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
