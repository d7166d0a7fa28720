"""Facts and readings are declared, asked for in words, and used."""

from __future__ import annotations

from policy_rules.policy.model import Policy


def check_usage(policy: Policy) -> list[str]:
    """One sentence for every fact that a rule reads but nobody can be asked for, and for every orphaned override."""
    read = frozenset().union(*(one.condition.facts() for pathway in policy.pathways for one in pathway.reported))
    problems = [
        f"the fact `{fact}` is needed by a rule, but has no question"
        for fact in sorted(read)
        if fact not in policy.questions and not _optional(policy, fact)
    ]
    problems += [
        f"policy.yml words a question for `{fact}`, which is not declared"
        for fact in policy.questions
        if fact not in policy.declarations.facts
    ]
    for fact, question in policy.questions.items():
        values = [choice.value for choice in question.choices]
        if len(values) != len(set(values)):
            problems.append(f"the question for `{fact}` offers one value twice")
    return problems


def _optional(policy: Policy, fact: str) -> bool:
    """Facts that take a default when nothing was said need no question."""
    declaration = policy.declarations.facts[fact]
    return (
        declaration.type == "days"
        or bool(getattr(declaration, "empty_by_default", False))
        or bool(getattr(declaration, "defaults_to", None))
        or fact in {getattr(one, "complete", None) for one in policy.declarations.facts.values()}
        or any(fact in choice.sets for question in policy.questions.values() for choice in question.choices)
    )
