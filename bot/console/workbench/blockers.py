"""Which conditions of which clauses stand in a caller's way, for the people who make the policy."""

from typing import Any

from bot.console.workbench.nearness import lacking
from policy_rules import Policy

Json = dict[str, Any]
Blocker = tuple[str, str, str, bool]
STOPPING = ("unmet", "not_yet")


def blockers(policy: Policy, decision: Json) -> list[Blocker]:
    """Return clause, condition, state and whether it is the only thing in the way; each condition once a caller."""
    found: dict[tuple[str, str, str], bool] = {}
    for pathway in decision["pathways"]:
        if pathway["status"] not in ("closed", "not_yet") or pathway["already_held"]:
            continue
        only = lacking(pathway) == 1 if pathway["status"] == "closed" else True
        stopping = "unmet" if pathway["status"] == "closed" else "not_yet"
        for reason in pathway["reasons"]:
            if reason["state"] == stopping:
                key = (reason["clause"], _condition(policy, pathway["id"], reason), stopping)
                found[key] = found.get(key, False) or (only and reason["branch"] == 0)
    return [(*key, only) for key, only in found.items()]


def _condition(policy: Policy, pathway_id: str, reason: Json) -> str:
    """The condition's own words, without what is true of this one caller."""
    pathway = next(one for one in policy.pathways if one.id == pathway_id)
    texts = [one.text for one in pathway.reported if reason["text"].startswith(one.text)]
    return max(texts, key=len, default=reason["text"])
