"""What the conditions of a pathway are about: employer, post, prizes. Read off the policy, never off its words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from actions import rules
from actions.rules import Decision, Pathway

_POST = frozenset({"in_pilot_field", "is_frontline", "title_matches_post", "skill_matches_post"})
_MERITS = frozenset({"contest_awards", "honours"})


def where_it_stops(decision: Decision, path: Pathway) -> Literal["单位", "岗位"]:
    """What of the work stands in the way: the employer, or only the post."""
    failing = [
        facts for reason, facts in _grounds(decision, path) if reason["state"] == "unmet" and reason.get("scope")
    ]
    return "岗位" if failing and all(facts <= _POST for facts in failing) else "单位"


def wants_a_prize(decision: Decision, path: Pathway) -> bool:
    """Whether a prize or an honour of which nothing is known is among the conditions on the person."""
    return any(
        reason["state"] != "met" and facts and facts <= _MERITS
        for reason, facts in _grounds(decision, path)
        if not reason.get("scope")
    )


def leads_to_certificate(decision: Decision, path: Pathway) -> bool:
    """Whether it goes from a title to a skill level, rather than the other way."""
    rule = rules.pathway_of(decision, path)
    return any("skill_levels" in crossing.end for crossing in rule.content.crosses)


def _grounds(decision: Decision, path: Pathway) -> Iterator[tuple[dict[str, Any], frozenset[str]]]:
    """The reasons, each with the facts that its condition reads; a decision gives them in the order of the policy."""
    reported = rules.pathway_of(decision, path).reported
    return ((reason, one.condition.facts()) for reason, one in zip(path["reasons"], reported, strict=True))
