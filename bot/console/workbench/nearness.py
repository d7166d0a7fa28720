"""Which pathway is nearest: open, then a matter of time, then of answers, then of the employer, then of the person."""

from collections.abc import Mapping, Sequence
from typing import Any

Json = dict[str, Any]
LABELS = {"open": "可以申报", "not_yet": "还差时间", "unknown": "还缺信息", "closed": "目前不适用"}
STATES = {"met": "符合", "not_yet": "时间未到", "unmet": "不符合", "unknown": "还不清楚"}
ORDER = {"open": 0, "not_yet": 1, "unknown": 2}
BLOCKED_BY_SCOPE = 3
CLOSED = 4
HELD = 5
FAR = "9999"


def by_nearness(pathways: Sequence[Json]) -> list[Json]:
    """Return the pathways, nearest first; ties keep the policy's own order."""
    return sorted(pathways, key=rank)


def rank(pathway: Mapping[str, Any]) -> tuple[int, str, int]:
    """Return what a pathway is sorted by."""
    status = pathway["status"]
    if status == "closed":
        if is_blocked_by_scope(pathway):
            return BLOCKED_BY_SCOPE, pathway["personal_earliest"] or "", 0
        return CLOSED, FAR, lacking(pathway)
    if pathway["already_held"]:
        return HELD, pathway["earliest"] or "", 0
    return ORDER[status], pathway["earliest"] or "", len(pathway["missing"]) + lacking(pathway)


def is_blocked_by_scope(pathway: Mapping[str, Any]) -> bool:
    """Tell whether a person has earned a pathway that only the employer or the post keeps closed."""
    earned = pathway["personal_status"] in ("open", "not_yet")
    return pathway["status"] == "closed" and earned and any(not reason["scope"] for reason in pathway["reasons"])


def lacking(pathway: Mapping[str, Any]) -> int:
    """Count the conditions that fail; of several branches, in the one where fewest do."""
    failing = [reason["branch"] for reason in pathway["reasons"] if reason["state"] == "unmet"]
    branches = {reason["branch"] for reason in pathway["reasons"] if reason["branch"]}
    return failing.count(0) + min((failing.count(branch) for branch in branches), default=0)


def best_status(pathways: Sequence[Json]) -> str:
    """Return how a call ends: the best that any pathway is that would bring something new."""
    statuses = [pathway["status"] for pathway in pathways if not pathway["already_held"]]
    return min(statuses, key=list(LABELS).index, default="closed")
