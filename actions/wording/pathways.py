"""Pathways of a decision in the order in which a clerk would speak of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, TypeAlias

from actions import rules
from actions.wording.grounds import wants_a_prize, where_it_stops

Pathway: TypeAlias = rules.Pathway
Decision: TypeAlias = rules.Decision
TWO = 2
# In which states the conditions of the branch are that makes a pathway open, or leaves it only time to wait for.
_WAYS = {"open": {"met"}, "not_yet": {"met", "not_yet"}}


def best_first(decision: Decision, pathways: list[Pathway]) -> list[Pathway]:
    """Higher results first, as the policy ranks them; what no single person can claim comes last."""
    results = rules.policy_of(decision).results_low_to_high
    return sorted(pathways, key=lambda path: -_height(path["grants"], results))


def _height(grants: str, results: Sequence[str]) -> int:
    """Where the document leaves several results open, the lowest of them counts."""
    return next((height for height, words in enumerate(results, start=1) if re.search(words, grants)), 0)


def can_apply(decision: Decision) -> list[Pathway]:
    """Open, and of use: what the person does not hold yet."""
    return best_first(
        decision, [path for path in decision["pathways"] if path["status"] == "open" and not path["already_held"]]
    )


def open_but_held(decision: Decision) -> list[Pathway]:
    """Open, but the person holds the result already."""
    return best_first(
        decision, [path for path in decision["pathways"] if path["status"] == "open" and path["already_held"]]
    )


def waiting(decision: Decision) -> list[Pathway]:
    """Only time is missing: the nearest day first."""
    paths = [path for path in decision["pathways"] if path["status"] == "not_yet" and not path["already_held"]]
    return sorted(best_first(decision, paths), key=lambda path: path["earliest"] or "9999")


def undecided(decision: Decision) -> list[Pathway]:
    """Some fact is missing; what only the employer's plan decides comes last, else the fewest first."""
    paths = [path for path in decision["pathways"] if path["status"] == "unknown" and not path["already_held"]]
    return sorted(best_first(decision, paths), key=lambda path: (not own_reasons(path), len(path["missing"])))


def stopped_by_employer(decision: Decision) -> list[Pathway]:
    """Closed by employer or post, although the person's own conditions are met."""
    return best_first(decision, [path for path in decision["pathways"] if _only_employer(path, "open")])


def stopped_by_employer_and_time(decision: Decision) -> list[Pathway]:
    """Closed by employer or post; of the person's own conditions only time is missing."""
    return best_first(decision, [path for path in decision["pathways"] if _only_employer(path, "not_yet")])


def stopped_by_employer_at_least(decision: Decision) -> list[Pathway]:
    """Closed by employer or post, whatever the person's own conditions turn out to be; the nearest first."""
    paths = best_first(decision, [path for path in decision["pathways"] if _only_employer(path, "unknown")])
    return sorted(paths, key=lambda path: (wants_a_prize(decision, path), -_met(path), _unclear(path)))


def _met(path: Pathway) -> int:
    return sum(reason["state"] == "met" for reason in own_reasons(path))


def _unclear(path: Pathway) -> int:
    return sum(reason["state"] == "unknown" for reason in own_reasons(path))


def near_misses(decision: Decision) -> list[Pathway]:
    """Closed by the person's own conditions, the fewest lacking first."""
    paths = [
        path
        for path in decision["pathways"]
        if path["status"] == "closed" and path["personal_status"] == "closed" and not path["already_held"]
    ]
    touched = [path for path in paths if any(reason["state"] == "met" for reason in own_reasons(path))]
    nearest = sorted(best_first(decision, touched), key=lambda path: len(lacking(path)))
    return [path for path in nearest if len(lacking(path)) == 1] or nearest[:1]


def nearest(decision: Decision) -> list[Pathway]:
    """Closed by the person's own conditions and nearest; what wants a prize or an honour only if nothing else is."""
    misses = near_misses(decision)
    closed = [path for path in decision["pathways"] if path["personal_status"] == "closed" and own_reasons(path)]
    of_use = [path for path in closed if not path["already_held"] and not wants_a_prize(decision, path)]
    return [path for path in misses if not wants_a_prize(decision, path)] or of_use[:1] or misses


def of_the_plan_alone(paths: list[Pathway]) -> bool:
    """Whether nothing of these pathways hangs on the person: only on what the employer's plan offers."""
    return bool(paths) and not any(own_reasons(path) for path in paths)


def own_reasons(path: Pathway) -> list[dict[str, Any]]:
    """The conditions on the person."""
    return [reason for reason in path["reasons"] if not reason.get("scope")]


def lacking(path: Pathway) -> list[str]:
    """What is known to fail, in the decision's own words."""
    return list(dict.fromkeys(reason["text"] for reason in path["reasons"] if reason["state"] == "unmet"))


def own_branch(path: Pathway) -> list[dict[str, Any]]:
    """The reasons without those of the branches that do not count: where one of two ways is open, that one's."""
    branches = sorted({reason["branch"] for reason in path["reasons"] if reason.get("branch")})
    if path["status"] not in _WAYS or len(branches) < TWO:
        return list(path["reasons"])
    states = _WAYS[path["status"]]
    taken = next((branch for branch in branches if _stands(path, branch) <= states), None)
    return [reason for reason in path["reasons"] if taken is None or reason["branch"] in {0, taken}]


def _stands(path: Pathway, branch: int) -> set[str]:
    return {reason["state"] for reason in path["reasons"] if reason["branch"] == branch}


def is_out_of_reach(decision: Decision) -> bool:
    """Whether every pathway is closed, and some of them only by the employer: there is nowhere to apply."""
    closed = all(path["status"] == "closed" for path in decision["pathways"])
    return closed and any(
        where_it_stops(decision, path) == "单位" and _fails_in_scope(path) for path in decision["pathways"]
    )


def _fails_in_scope(path: Pathway) -> bool:
    return any(reason["state"] == "unmet" and reason.get("scope") for reason in path["reasons"])


def open_by_contest(decision: Decision) -> bool:
    """Whether a prize opens a way, now or in time: its title is not issued by the employer."""
    return any(path["status"] in {"open", "not_yet"} and "局" in path["organiser"] for path in decision["pathways"])


def quote_of(path: Pathway) -> str:
    """The verbatim words of the pathway's own clause: of its most specific condition on the person."""
    quoted = [reason for reason in own_branch(path) if reason["quote"]]
    own = [reason for reason in quoted if not reason.get("scope") and path["clause"].startswith(reason["clause"])]
    waited = [reason for reason in own if path["status"] == "not_yet" and reason["state"] == "not_yet"]
    candidates = waited or own or [reason for reason in quoted if not reason.get("scope")] or quoted
    return str(max(candidates, key=_specific)["quote"]) if candidates else ""


def _specific(reason: dict[str, Any]) -> tuple[int, int]:
    return len(reason["clause"]), len(reason["quote"])


def wanted(text: str, decision: Decision) -> Pathway | None:
    """The pathway whose result a question names; the last one named, as in 技师可以评工程师吗."""
    named = [(one.id, one.content.asked_by) for one in rules.policy_of(decision).pathways if one.content.asked_by]
    places = [(match.start(), len(match[0]), name) for name, words in named for match in re.finditer(words, text)]
    if not places:
        return None
    name = max(places)[2]
    return next((path for path in decision["pathways"] if path["id"] == name), None)


def own_conditions(decision: Decision, path: Pathway) -> str:
    """What the conditions of a pathway on the person are called."""
    return str(rules.pathway_of(decision, path).content.own_conditions)


def rule_of(decision: Decision, path: Pathway) -> tuple[str, list[str]]:
    """The sentence of the document for a pathway, verbatim, and what it demands of employer and post."""
    rule = rules.pathway_of(decision, path)
    return rule.content.quote, list(dict.fromkeys(condition.text for condition in rule.scope))


def _only_employer(path: Pathway, own: str) -> bool:
    personal = bool(own_reasons(path)) and not path["already_held"]
    return personal and path["status"] == "closed" and path["personal_status"] == own
