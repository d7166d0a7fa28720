"""Made-up people of whom some things are known, some not, and some only roughly: every shape of contract §1."""

from __future__ import annotations

import random
from datetime import date, timedelta

import policy_rules

DECLARATIONS = policy_rules.load_declarations()
AS_OF = date(2026, 11, 22)
FIRST, LAST = date(2009, 1, 1), date(2028, 12, 31)


def crowd(people, seed=442):
    """So many people, the same ones for the same seed."""
    chance = random.Random(seed)
    return [person(chance) for _ in range(people)]


def person(chance):
    """One of them: each fact is told or not."""
    facts = {}
    share = chance.choice([0.35, 0.7, 0.95, 1])
    for name, declaration in DECLARATIONS.facts.items():
        if chance.random() < share:
            facts[name] = _value(chance, declaration)
    if chance.random() < 0.5:
        facts["employer"] = chance.choice(["pilot", "pilot", "pilot_subsidiary", "municipal"])
        facts["in_pilot_field"] = True
    return facts


def _value(chance, declaration):
    made = {
        "choice": lambda: chance.choice(list(declaration.values)),
        "bool": lambda: chance.random() < 0.6,
        "work": lambda: chance.choice([True, True, False, {"gap_days": chance.randrange(1200)}]),
        "days": lambda: chance.choice([0, 30, 365, 1000]),
        "when": lambda: _when(chance) or "2024-02-29",
        "set": lambda: chance.sample(list(declaration.values), chance.choice([0, 0, 1, 2])),
        "awards": lambda: [_award(chance, declaration) for _ in range(chance.randrange(3))],
        "levels": lambda: _ladder(chance, declaration),
    }
    return made[declaration.type]()


def _award(chance, declaration):
    return {
        "contest": chance.choice([*declaration.contests, None]),
        "prize": chance.choice([*declaration.prizes, None]),
    }


def _ladder(chance, declaration):
    names = [*declaration.levels, *declaration.levels, *declaration.groups]
    return {level: _when(chance) for level in dict.fromkeys(chance.choices(names, k=chance.choice([0, 1, 1, 2, 3])))}


def _when(chance):
    """A day, a month, a year, an interval, or held with no date told; also 29 February and days to come."""
    day = FIRST + timedelta(days=chance.randrange((LAST - FIRST).days))
    later = day + timedelta(days=chance.randrange(900))
    shapes = [day.isoformat()] * 4
    shapes += [day.isoformat()[:7], day.isoformat()[:4], None, "2020-02-29"]
    shapes += [{"earliest": day.isoformat(), "latest": later.isoformat()}, {"latest": day.isoformat()[:7]}]
    return chance.choice(shapes)
