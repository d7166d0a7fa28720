"""What of a policy applies to one person on one day."""

from __future__ import annotations

from datetime import date

from policy_rules.facts.model import Facts
from policy_rules.policy.model import Policy


def applicable(policy: Policy, facts: Facts, as_of: date) -> tuple[Policy, Facts]:
    """The version in force on a day, and the facts as they count under it.

    Every path that decides goes through here first: the explained decision, the verdict alone, and the population.

    Raises:
        PolicyError: the policy was not in force on that day.
    """
    return policy.on(as_of), facts
