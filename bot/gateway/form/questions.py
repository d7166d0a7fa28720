"""What the form asks next: what the rules want to know, less what was skipped."""

from collections.abc import Iterator

import policy_rules
from bot.gateway.form.progress import Progress
from policy_rules import AskedQuestion, Decision, Facts, Policy


def next_question(policy: Policy, facts: Facts, decision: Decision, progress: Progress) -> AskedQuestion | None:
    """Return the most telling question that was not skipped."""
    first = decision.next_question
    if first is None:
        return None
    if first.fact not in progress.skipped:
        return first
    return next(_others(policy, facts, decision, progress), None)


def _others(policy: Policy, facts: Facts, decision: Decision, progress: Progress) -> Iterator[AskedQuestion]:
    missing = {name for pathway in decision.pathways for name in pathway.missing}
    for name in sorted(missing - set(progress.skipped), key=policy.fact_order):
        question = _question(policy, facts, name)
        if question is not None:
            yield question


def _question(policy: Policy, facts: Facts, name: str) -> AskedQuestion | None:
    try:
        return policy_rules.question_for(policy, facts, name)
    except KeyError:
        return None


def takes_date(policy: Policy, fact: str) -> bool:
    """Tell whether a question is answered by a date: the day of a level, or a day of its own."""
    name, _, level = fact.partition(".")
    return bool(level) or policy.declarations.facts[name].type == "when"
