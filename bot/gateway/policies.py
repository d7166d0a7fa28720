"""Which policy the gateway speaks of and decides by; it knows none by name."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import policy_rules
from policy_rules import Facts, Policy


def usual_policy(today: date) -> Policy:
    """The policy that is shown while nothing is known of a person: the first one of the index."""
    return policy_rules.policies()[0].shown_on(today)


def policy_named(policy_id: str | None, today: date) -> Policy | None:
    """The policy of that id, the usual one without an id; ``None`` if there is no such policy."""
    if policy_id is None:
        return usual_policy(today)
    return policy_rules.load_policy(policy_id).shown_on(today) if _exists(policy_id) else None


def policy_for(facts: Facts | Mapping[str, Any], as_of: date) -> Policy:
    """The policy for a person on a day."""
    told = facts if isinstance(facts, Facts) else policy_rules.parse_facts(facts)
    return policy_rules.choose_policy(told, as_of).shown_on(as_of)


def numbers() -> str:
    """What the documents are called by which this assistant answers: 《…》、《…》."""
    return "、".join(f"《{policy.number}》" for policy in policy_rules.policies())


def _exists(policy_id: str) -> bool:
    return policy_id in policy_rules.available_policies()
