"""What to ask next: what the rules want to know, less what was skipped."""

import contextlib
from collections.abc import Collection, Iterator

import policy_rules
from policy_rules import AskedQuestion, Decision, Facts, Policy


def next_question(policy: Policy, facts: Facts, decision: Decision, skipped: Collection[str]) -> AskedQuestion | None:
    """Return the most telling question that the caller did not leave open."""
    first = decision.next_question
    if first is None or first.fact not in skipped:
        return first
    return next(_others(policy, facts, decision, skipped), None)


def _others(policy: Policy, facts: Facts, decision: Decision, skipped: Collection[str]) -> Iterator[AskedQuestion]:
    missing = {name for pathway in decision.pathways for name in pathway.missing}
    for name in sorted(missing - set(skipped), key=policy.fact_order):
        with contextlib.suppress(KeyError):
            yield policy_rules.question_for(policy, facts, name)


def takes_date(policy: Policy, fact: str) -> bool:
    """Tell whether a question is answered by a date: the day of a level, or a day of its own."""
    name, _, level = fact.partition(".")
    return bool(level) or policy.declarations.facts[name].type == "when"
