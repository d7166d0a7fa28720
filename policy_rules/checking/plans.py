"""What an enterprise's plan says stands in its words, and its figures are the words' figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policy_rules.checking.citations import closed
from policy_rules.checking.figures import problems_of_condition
from policy_rules.policy.lines import line_of
from policy_rules.policy.model import Policy
from policy_rules.policy.plans import Plan, PlanContent

_CLAUSE = re.compile(r"^第[一二三四五六七八九十百零〇\d]+条", re.MULTILINE)
Keys = tuple[str | int, ...]


def check_plans(policy: Policy) -> list[str]:
    """One sentence, with file and line, for every citation or figure of a plan that its words do not bear out."""
    return [problem for plan in policy.plans for problem in _of_plan(policy, plan)]


def _of_plan(policy: Policy, plan: Plan) -> Iterator[str]:
    clauses = _clauses(plan.text)
    for keys, clause, quote in _citations(plan.content):
        where = f"plans/{plan.path.name}, line {line_of(plan.path, keys)}"
        if clause not in clauses:
            yield f"{where}: the plan has no clause {clause}"
        elif closed(quote) not in clauses[clause]:
            yield f"{where}: the quote “{quote}” is not in clause {clause} of the plan"
    for number, pair in enumerate(plan.content.correspondence):
        for word in (pair.title, *pair.occupations):
            if word not in pair.quote:
                where = f"plans/{plan.path.name}, line {line_of(plan.path, ('correspondence', number))}"
                yield f"{where}: “{word}” is not in the quote"
    for name, conditions in plan.conditions.items():
        for number, reported in enumerate(conditions):
            for problem in problems_of_condition(policy, reported):
                yield f"plans/{plan.path.name}, line {line_of(plan.path, ('stricter', name, number))}: {problem}"


def _citations(plan: PlanContent) -> Iterator[tuple[Keys, str, str]]:
    if plan.people:
        yield ("people",), plan.people.clause, plan.people.quote
    for number, pair in enumerate(plan.correspondence):
        yield ("correspondence", number), pair.clause, pair.quote
    for number, offer in enumerate(plan.offers):
        yield ("offers", number), offer.clause, offer.quote
    for name, conditions in plan.stricter.items():
        for number, condition in enumerate(conditions):
            yield ("stricter", name, number), condition.clause, condition.quote


def _clauses(text: str) -> dict[str, str]:
    """The plan's text by its clauses 第一条, 第二条 …"""
    starts = [*_CLAUSE.finditer(text)]
    ends = [*(one.start() for one in starts[1:]), len(text)]
    return {one[0]: closed(text[one.start() : end]) for one, end in zip(starts, ends, strict=True)}
