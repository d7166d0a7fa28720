"""Every number and every level of a rule stands in the words that are quoted for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from policy_rules.facts.declarations import LevelsFact
from policy_rules.policy.conditions import ConditionContent, Worked
from policy_rules.policy.model import Policy, ReportedCondition

_NUMBER = re.compile(r"\d+", re.ASCII)


def check_figures(policy: Policy) -> list[str]:
    """One sentence for every number or level of a condition, or of a table row, that its quote does not contain."""
    problems = []
    for pathway in policy.pathways:
        for reported in pathway.reported:
            problems += [f"pathway {pathway.id}: {problem}" for problem in problems_of_condition(policy, reported)]
    return problems + _of_tables(policy)


def problems_of_condition(policy: Policy, reported: ReportedCondition) -> Iterator[str]:
    """One sentence for every number or level of a condition that its quote does not contain."""
    numbers = set(_NUMBER.findall(reported.quote))
    for text_number in _NUMBER.findall(re.sub(r"附件\d", "", reported.text)):
        if text_number not in numbers:
            yield f"“{reported.text}” says {text_number}, its quote does not"
    for years in _years(reported.content):
        if str(years) not in numbers:
            yield f"“{reported.text}” counts {years} years, its quote says {', '.join(sorted(numbers)) or 'no number'}"
    words = levels_in(policy, reported.quote)
    for fact, level in _levels(reported.content):
        names = _names(policy, fact, level)
        if not names & words:
            yield f"“{reported.text}” needs {'/'.join(sorted(names))}, which its quote does not contain"


def levels_in(policy: Policy, text: str) -> set[str]:
    """The level names that stand in a text; the longest name wins, so that 高级技师 does not contain 技师."""
    names = sorted(_all_names(policy), key=len, reverse=True)
    return set(re.findall("|".join(map(re.escape, names)), text))


def _all_names(policy: Policy) -> set[str]:
    found: set[str] = set()
    for declaration in policy.declarations.facts.values():
        if isinstance(declaration, LevelsFact):
            found |= set(declaration.levels.values()) | set(declaration.group_labels.values())
    return found


def _names(policy: Policy, fact: str, level: str) -> set[str]:
    declaration = policy.declarations.levels(fact)
    return {declaration.name_of(level)}


def _years(content: ConditionContent) -> Iterator[int]:
    if content.served:
        yield content.served.years
    worked = content.worked
    if worked:
        yield worked.years
    for part in (*(content.all_of or ()), *(content.any_of or ())):
        yield from _years(part)


def _levels(content: ConditionContent) -> Iterator[tuple[str, str]]:
    held: Mapping[str, str] = content.holds or (content.worked.since if isinstance(content.worked, Worked) else {})
    # a qualification stands beside the title of the same level, whose name is the one the document prints
    yield from ((fact, level) for fact, level in held.items() if fact != "qualifications" or len(held) == 1)
    for part in (*(content.all_of or ()), *(content.any_of or ())):
        yield from _levels(part)


def _of_tables(policy: Policy) -> list[str]:
    problems = []
    for name, table in policy.tables.items():
        for number, row in enumerate(table.rows, start=1):
            words = set(row["quote"].split("\t"))
            for column, fact in table.columns.items():
                declaration = policy.declarations.facts[fact]
                if isinstance(declaration, LevelsFact) and declaration.name_of(row[column]) not in words:
                    problems.append(f"table {name}, row {number}: {column} is {row[column]}, the quote says otherwise")
    return problems
