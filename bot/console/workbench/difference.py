"""What a what-if changes: fact by fact and pathway by pathway, before and after."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.console.workbench.nearness import LABELS, by_nearness
from bot.console.workbench.wording import verdict
from bot.gateway.fact_words import spoken_date, spoken_facts
from policy_rules import Policy

Json = dict[str, Any]
NOT_ASKED = "未问"
LOOKED_AT = ("status", "earliest", "earliest_sure", "personal_status", "grants", "already_held")


@dataclass(frozen=True, slots=True)
class Change:
    """Something that is different: what it is called, how it was and how it would be."""

    title: str
    before: str
    after: str
    status_before: str = ""
    status_after: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """All that is different."""

    facts: tuple[Change, ...]
    pathways: tuple[Change, ...]


def difference(policy: Policy, before: tuple[Json, Json], after: tuple[Json, Json]) -> Difference:
    """Compare two pairs of facts and decision."""
    return Difference(_facts(policy, before, after), _pathways(policy, before[1], after[1]))


def _facts(policy: Policy, before: tuple[Json, Json], after: tuple[Json, Json]) -> tuple[Change, ...]:
    old, new = (_in_words(policy, *pair) for pair in (before, after))
    return tuple(
        Change(title, old.get(title, NOT_ASKED), new.get(title, NOT_ASKED))
        for title in dict.fromkeys((*old, *new))
        if old.get(title) != new.get(title)
    )


def _in_words(policy: Policy, facts: Json, decision: Json) -> dict[str, str]:
    known = {label: words for _, label, words in spoken_facts(policy.declarations, facts)}
    return {"政策日期": spoken_date(decision["as_of"]), **known}


def _pathways(policy: Policy, before: Json, after: Json) -> tuple[Change, ...]:
    old = {pathway["id"]: pathway for pathway in before["pathways"]}
    return tuple(
        Change(
            now["title"],
            _said(policy, old[now["id"]]),
            _said(policy, now),
            old[now["id"]]["status"],
            now["status"],
        )
        for now in by_nearness(after["pathways"])
        if any(old[now["id"]][key] != now[key] for key in LOOKED_AT)
    )


def _said(policy: Policy, pathway: Mapping[str, Any]) -> str:
    if pathway["status"] == "unknown":
        return f"{LABELS['unknown']}：还要问 {len(pathway['missing'])} 项"
    return f"{LABELS[pathway['status']]}：{verdict(policy, pathway)}"
