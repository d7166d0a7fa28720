"""Which of several policies is the one for a person."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from policy_rules.errors import PolicyError
from policy_rules.facts.model import Facts
from policy_rules.facts.situation import Situation
from policy_rules.policy.loading import policies
from policy_rules.policy.model import Policy


def choose_policy(facts: Facts, as_of: date, content: Path | None = None) -> Policy:
    """The policy for a person on a day: the first one in force whose scope surely fits, else the first that may fit.

    Where none fits the first one in force answers, since it can say why it does not; where none is in force that day
    it is the first of all, whose :meth:`Policy.on` says from when it is.

    Raises:
        PolicyError: there is no policy, or one is broken.
    """
    there = policies(content)
    if not there:
        message = "there is no policy"
        raise PolicyError(message)
    if len(there) == 1:
        return there[0]
    in_force = [policy for policy in there if policy.is_in_force(as_of)] or list(there[:1])
    return min(in_force, key=lambda policy: _misfit(policy, facts, as_of))


def _misfit(policy: Policy, facts: Facts, as_of: date) -> int:
    """0: it is for this person; 1: it may be; 2: it is not."""
    scope = policy.applies_to
    if scope is None:
        return 0
    day = as_of.toordinal()
    onset = scope.onset(Situation(facts, policy.declarations, day))
    if onset.worst <= day:
        return 0
    return 1 if onset.best <= day else 2
