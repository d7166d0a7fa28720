"""What a pathway leads to, and whether the person has that already."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from policy_rules.facts.model import Award
from policy_rules.facts.situation import Situation
from policy_rules.policy.content import TableColumn
from policy_rules.policy.model import Outcome, Pathway, Policy


def granted(policy: Policy, grants: str | TableColumn, situation: Situation) -> str:
    """The document's word for what is granted; where it depends on an award that is not exact, every possibility."""
    if isinstance(grants, str):
        return grants
    outcome = policy.outcome(grants)
    best = best_levels(policy, outcome, situation.facts.awards(_award_fact(policy)))
    return names_of(policy, outcome, best)


def names_of(policy: Policy, outcome: Outcome, levels: Sequence[str]) -> str:
    """What one of those levels is granted is called."""
    return "或".join(policy.declarations.levels(outcome.fact).name_of(level) for level in levels)


def holds_already(policy: Policy, pathway: Pathway, situation: Situation) -> bool:
    """Whether the person surely holds, on the day asked about, what the pathway grants or something higher."""
    if pathway.already_held is not None:
        return pathway.already_held.onset(situation).worst <= situation.as_of
    column = pathway.content.already_held
    awards = situation.facts.awards(_award_fact(policy))
    if not isinstance(column, TableColumn) or not awards:
        return False
    outcome = policy.outcome(column)
    return all(holds(policy, outcome.fact, level, situation) for level in best_levels(policy, outcome, awards))


def holds(policy: Policy, fact: str, level: str, situation: Situation) -> bool:
    """Whether the person surely holds that level or a higher one on the day asked about."""
    states = situation.levels(fact)
    if states is None:
        return False
    levels = policy.declarations.levels(fact).at_or_above(level)
    return any(states[one].worst <= situation.as_of for one in levels)


def best_levels(policy: Policy, outcome: Outcome, awards: Sequence[Award] | None) -> list[str]:
    """The levels that the best award can lead to, lowest first; the whole column when no award counts."""
    order = _rank(policy, outcome.fact)
    possible: frozenset[str] | None = None
    for award in awards or ():
        levels = _levels_of(policy, outcome, award)
        if levels:
            possible = levels if possible is None else _better_of(possible, levels, order)
    if possible is None:
        possible = frozenset(row[outcome.column] for row in outcome.table.rows)
    return sorted(possible, key=order.__getitem__)


@lru_cache(maxsize=1 << 10)
def _levels_of(policy: Policy, outcome: Outcome, award: Award) -> frozenset[str]:
    """The levels that an award can lead to."""
    rows = policy.declarations.completions(_award_fact(policy), award)
    return frozenset(level for row in rows if (level := outcome.level(*row)) is not None)


def _better_of(one: frozenset[str], other: frozenset[str], order: dict[str, int]) -> frozenset[str]:
    return frozenset(max(left, right, key=order.__getitem__) for left in one for right in other)


@lru_cache(maxsize=64)
def _rank(policy: Policy, fact: str) -> dict[str, int]:
    declaration = policy.declarations.levels(fact)
    levels = list(declaration.levels)
    groups = {group: levels.index(members[0]) for group, members in declaration.groups.items()}
    return {**{level: index for index, level in enumerate(levels)}, **groups}


def _award_fact(policy: Policy) -> str:
    return policy.declarations.award_fact
