"""Ladders, crossings and lists are what the rules say."""

from __future__ import annotations

from collections.abc import Iterator

from policy_rules.facts.declarations import LevelsFact
from policy_rules.policy.conditions import ConditionContent
from policy_rules.policy.model import Pathway, Policy


def check_drawing(policy: Policy) -> list[str]:
    """One sentence for every rung, crossing and row that contradicts the declarations or the conditions."""
    problems = [problem for ladder in policy.ladders for problem in _rungs(policy, ladder.fact, [*ladder.heights])]
    problems += [problem for pathway in policy.pathways for problem in _crossings(policy, pathway)]
    return problems + _rows(policy)


def _rungs(policy: Policy, fact: str, levels: list[str]) -> Iterator[str]:
    declaration = policy.declarations.facts.get(fact)
    if not isinstance(declaration, LevelsFact):
        yield f"policy.yml draws a ladder of `{fact}`, which has no levels"
        return
    yield from (f"policy.yml draws `{level}`, which is no level of `{fact}`" for level in levels
                if level not in declaration.levels)  # fmt: skip


def _crossings(policy: Policy, pathway: Pathway) -> Iterator[str]:
    needed = {held for one in pathway.reported for held in _held(one.content)}
    reaching = {
        (fact, level) for fact, named in needed for level in policy.declarations.levels(fact).at_or_above(named)
    }
    for step in pathway.content.crosses:
        (start,), (end,) = step.start.items(), step.end.items()
        if start not in reaching:
            yield f"pathway {pathway.id}: it is drawn from {start[1]}, which satisfies none of its conditions"
        reached = pathway.content.already_held
        if isinstance(reached, dict) and end not in reached.items():
            yield f"pathway {pathway.id}: it is drawn to {end[1]}, but `already_held` says otherwise"


def _held(content: ConditionContent) -> Iterator[tuple[str, str]]:
    yield from (content.holds or {}).items()
    yield from (content.worked.since if content.worked else {}).items()
    for part in (*(content.all_of or ()), *(content.any_of or ())):
        yield from _held(part)


def _rows(policy: Policy) -> list[str]:
    """Who is not in the document itself came by a notice; without its number nobody can look it up."""
    problems = []
    for name, table in policy.tables.items():
        for number, row in enumerate(table.rows, start=1):
            later = row.get("from", "") > policy.first_day.isoformat()
            if later and not row.get("announced_in"):
                problems.append(f"table {name}, row {number}: it is there from {row['from']}, by which notice "
                                "(`announced_in`)?")  # fmt: skip
            if row.get("announced_in") and row.get("name", "") not in row["quote"]:
                problems.append(f"table {name}, row {number}: the quote does not name {row['name']}")
    return problems
