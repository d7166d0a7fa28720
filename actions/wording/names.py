"""What levels, prizes, honours, employers and facts are called in a sentence: as their declarations say."""

from __future__ import annotations

from typing import Any

import policy_rules

UNKNOWN_CONTEST, UNKNOWN_PRIZE = "unknown_contest", "unknown_prize"


def declared() -> dict[str, Any]:
    """All facts, in the order of their declaration."""
    return dict(policy_rules.load_declarations().facts)


def kind(fact: str) -> str | None:
    """Of which type a fact is."""
    found = declared().get(fact)
    return str(found.type) if found else None


def level_facts() -> tuple[str, ...]:
    """The facts that are levels with dates."""
    return _of_type("levels")


def list_facts() -> tuple[str, ...]:
    """The facts that are lists: prizes, honours."""
    return tuple(fact for fact, found in declared().items() if found.type in {"awards", "set"})


def date_facts() -> tuple[str, ...]:
    """The facts that are a day."""
    return _of_type("when")


def is_yes_or_no(fact: str) -> bool:
    """Whether a fact is answered by yes or no, and said back so."""
    return kind(fact) == "bool"


def is_work(fact: str) -> bool:
    """Whether a fact is about the work since a certificate."""
    return kind(fact) == "work"


def levels(fact: str) -> list[str]:
    """The names of the levels of a fact and of their groups, from low to high."""
    found = declared()[fact]
    return [*found.levels, *found.groups]


def level_name(fact: str, level: str) -> str:
    """What a level is called."""
    found = declared()[fact]
    plain = {**found.levels, **found.group_labels}
    return str(found.spoken.values.get(level) or plain.get(level, level))


def value_name(fact: str, value: str) -> str:
    """What a value of a choice or of a list is called."""
    found = declared()[fact]
    return str(found.spoken.values.get(value) or found.values.get(value, value))


def award_facts() -> tuple[str, ...]:
    """The facts that are prizes of contests."""
    return _of_type("awards")


def awards() -> tuple[dict[str, str], dict[str, str]]:
    """What the contests are called, and what their prizes are called."""
    facts = [declared()[fact] for fact in award_facts()]
    contests = {name: label for found in facts for name, label in found.contests.items()}
    return contests, {name: label for found in facts for name, label in found.prizes.items()}


def award_name(fact: str, contest: str | None, prize: str | None) -> str:
    """What a prize at a contest is called; a part that is not known says so."""
    found = declared()[fact]
    names = {**found.contests, **found.prizes, **found.spoken.values}
    return f"{names[contest or UNKNOWN_CONTEST]}{names[prize or UNKNOWN_PRIZE]}"


def fact_label(fact: str) -> str:
    """What a fact or the date of one level (``skill_levels.technician``) is called."""
    name, _, level = fact.partition(".")
    if level:
        return f"{level_name(name, level)}的取得时间"
    found = declared().get(name)
    return str(found.spoken.label or found.label) if found else name


def _of_type(wanted: str) -> tuple[str, ...]:
    return tuple(fact for fact, found in declared().items() if found.type == wanted)
