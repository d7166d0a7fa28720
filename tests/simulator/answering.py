"""How a made-up person answers a question, out of the hidden facts."""

from __future__ import annotations

from typing import Any

from actions import rules
from tests.simulator.person import TODAY, Person

Facts = dict[str, Any]
LEVEL_FACTS = ("skill_levels", "titles", "qualifications")


def true_choice(person: Person, known: Facts, fact: str) -> str | None:
    """The first offered answer that is true of the person; ``None`` when none is."""
    policy = rules.policy_for(known, TODAY)
    for value, _label in rules.question(policy, known, fact).choices:
        after = rules.apply_choice(policy, known, fact, value)
        changed = {name: new for name, new in after.items() if known.get(name) != new}
        if changed and all(_is_true(person.facts, known, name, new) for name, new in changed.items()):
            return str(value)
    return None


def in_words(person: Person, known: Facts, fact: str) -> Facts:
    """What the person says; the vague ones give a year first and the day when asked again."""
    name, _, level = fact.partition(".")
    if level:
        return _date_of(person, known, name, level)
    if name in LEVEL_FACTS:
        held = person.facts.get(name) or {}
        highest = list(held)[-1:]
        return {name: dict.fromkeys(highest) if person.style != "words" else {one: held[one] for one in highest}}
    return {name: person.facts[name]}


def _date_of(person: Person, known: Facts, name: str, level: str) -> Facts:
    held = person.facts.get(name) or {}
    if level not in held:
        # Whoever skipped this level names the other certificates instead.
        return {f"{name}_complete": True, **({name: held} if held else {})}
    told = (known.get(name) or {}).get(level)
    vague = person.style == "vague" and told is None
    return {name: {level: held[level][:4] if vague else held[level]}}


def _is_true(hidden: Facts, known: Facts, name: str, new: Any) -> bool:  # noqa: ANN401 - any fact
    if name in LEVEL_FACTS:
        return list(new)[-1:] == list(hidden.get(name) or {})[-1:]
    if name.endswith("_complete"):
        levels = name.removesuffix("_complete")
        return set(hidden.get(levels) or {}) == set(known.get(levels) or {})
    if name == "guangzhou_enterprise_one_year":
        return bool(new) == (_one_year_after(hidden["guangzhou_enterprise_since"]) <= TODAY.isoformat())
    if name == "contest_awards":
        return _same_awards(hidden[name], new)
    return bool(hidden.get(name) == new)


def _one_year_after(day: str) -> str:
    return f"{int(day[:4]) + 1}{day[4:]}" if day[5:] != "02-29" else f"{int(day[:4]) + 1}-02-28"


def _same_awards(hidden: list[Facts], told: list[Facts]) -> bool:
    return len(hidden) == len(told) and all(
        new[part] in {None, old[part]} for old, new in zip(hidden, told, strict=True) for part in ("contest", "prize")
    )
