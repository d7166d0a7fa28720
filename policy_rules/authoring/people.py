"""Made-up people who stand where the rules draw their lines: the same ones each time for the same policies and day.

Of every way to satisfy a pathway there is somebody who just does, and for each of his facts somebody who differs in
that one: not told, another value, another level, a day earlier or later. Whoever changes a number, a level or a value
of a rule changes the answer of one of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from policy_rules.authoring.satisfying import Facts, satisfying, years_before
from policy_rules.facts.declarations import (
    AwardsFact,
    BoolFact,
    ChoiceFact,
    Declaration,
    FactDeclarations,
    LevelsFact,
    SetFact,
    WhenFact,
    WorkFact,
)
from policy_rules.policy.model import Policy

DAYS = (-365, -1, 1, 365)
"""By how many days a date is moved."""

GAPS = (1, 365)
OLDEST = 30
"""Years: whoever has held something for so long has held it long enough."""


def generated(policies: Iterable[Policy], as_of: date) -> list[Facts]:
    """The people for some policies on a day, everybody once."""
    found: dict[str, Facts] = {}
    for policy in policies:
        for pathway in policy.pathways:
            for just in satisfying(pathway, as_of):
                for facts in (just, *_neighbours(just, policy.declarations, as_of)):
                    found.setdefault(json.dumps(facts, sort_keys=True, ensure_ascii=False), facts)
    return list(found.values())


def _neighbours(facts: Facts, declarations: FactDeclarations, as_of: date) -> Iterator[Facts]:
    for name, value in facts.items():
        yield {other: told for other, told in facts.items() if other != name}
        for changed in _other_values(declarations.facts[name], value, as_of):
            if changed != value:
                yield {**facts, name: changed}


def _other_values(declaration: Declaration, value: object, as_of: date) -> Iterator[object]:
    if isinstance(declaration, ChoiceFact):
        yield from declaration.values
    elif isinstance(declaration, BoolFact):
        yield from (True, False)
    elif isinstance(declaration, LevelsFact):
        yield from _other_levels(declaration, value, as_of)
    elif isinstance(declaration, WorkFact):
        yield from (True, False, *({"gap_days": gap} for gap in GAPS))
    elif isinstance(declaration, AwardsFact):
        yield []
        yield from ([{"contest": contest, "prize": prize}] for contest in declaration.contests
                    for prize in declaration.prizes)  # fmt: skip
    elif isinstance(declaration, SetFact):
        yield []
        yield from ([one] for one in declaration.values)
    elif isinstance(declaration, WhenFact):
        yield from _moved(str(value), as_of)


def _other_levels(declaration: LevelsFact, value: object, as_of: date) -> Iterator[object]:
    yield {}
    held = value if isinstance(value, dict) else {}
    for level, day in held.items():
        others = {one: told for one, told in held.items() if one != level}
        for moved in _moved(str(day), as_of):
            yield {**others, level: moved}
        for other in declaration.levels:
            yield {**others, other: day}
            yield {**others, other: years_before(as_of, OLDEST).isoformat()}


def _moved(day: str, as_of: date) -> Iterator[str | None]:
    start = date.fromisoformat(day)
    yield from ((start + timedelta(days=days)).isoformat() for days in DAYS)
    yield day[:4]
    yield years_before(as_of, OLDEST).isoformat()
    yield as_of.isoformat()
    yield None
