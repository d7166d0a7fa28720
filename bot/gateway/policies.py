"""Which policy the gateway speaks of and decides by; it knows none by name."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import policy_rules
from policy_rules import Facts, Policy, PolicyError


def usual_policy(today: date) -> Policy:
    """The policy that is shown while nothing is known of a person: the first one of the index."""
    return in_force(policy_rules.policies()[0], today)


def policy_named(policy_id: str | None, today: date) -> Policy | None:
    """The policy of that id, the usual one without an id; ``None`` if there is no such policy."""
    if policy_id is None:
        return usual_policy(today)
    return in_force(policy_rules.load_policy(policy_id), today) if _exists(policy_id) else None


def policy_for(facts: Facts | Mapping[str, Any], as_of: date) -> Policy:
    """The policy for a person on a day."""
    told = facts if isinstance(facts, Facts) else policy_rules.parse_facts(facts)
    return in_force(policy_rules.choose_policy(told, as_of), as_of)


def in_force(policy: Policy, day: date) -> Policy:
    """The version in force on a day; the newest one on a day on which none is."""
    try:
        return policy.on(day)
    except PolicyError:
        return policy


def numbers() -> str:
    """What the documents are called by which this assistant answers: 《…》、《…》."""
    return "、".join(f"《{policy.number}》" for policy in policy_rules.policies())


def _exists(policy_id: str) -> bool:
    return policy_id in policy_rules.available_policies()
