"""The sentence for one condition: its own words, and how it stands, with the day that makes it so."""

from __future__ import annotations

from policy_rules.conditions.base import Onset
from policy_rules.dates import LONG_AGO, chinese
from policy_rules.decision import State
from policy_rules.facts.model import Facts
from policy_rules.policy.conditions import ConditionContent
from policy_rules.policy.model import Policy, ReportedCondition


def reason_text(
    policy: Policy,
    reported: ReportedCondition,
    onset: Onset,
    state: State,
    missing: tuple[str, ...],
    *,
    unclear: bool,
) -> str:
    """``取得技师后从事相应技术技能工作满3年（2025年3月15日已满）``."""
    return f"{reported.text}{_detail(policy, reported, onset, state, missing, unclear=unclear)}"


def _detail(
    policy: Policy,
    reported: ReportedCondition,
    onset: Onset,
    state: State,
    missing: tuple[str, ...],
    *,
    unclear: bool,
) -> str:
    if state == "unknown":
        if reported.content.unclear_text and unclear:
            return f"（{reported.content.unclear_text}）"
        return f"（还需要知道：{'、'.join(policy.declarations.label(name) for name in missing)}）"
    if state == "unmet" or onset.best == LONG_AGO:
        return ""
    if not reported.content.worked and not reported.content.served:
        return f"（{_span(onset)}起）" if state == "not_yet" else ""
    return f"（{_span(onset)}{'已满' if state == 'met' else '才满'}）"


def is_unclear(content: ConditionContent, facts: Facts) -> bool:
    """Whether what was told is a value of which nobody can tell from the facts alone whether it satisfies."""
    parts = (*(content.all_of or ()), *(content.any_of or ()))
    if any(is_unclear(part, facts) for part in parts):
        return True
    values = content.one_of or content.includes
    if values is None:
        return False
    told = facts.get(values.fact)
    chosen = told if isinstance(told, frozenset) else {told}
    return bool(chosen & set(values.unclear))


def _span(onset: Onset) -> str:
    first, last = chinese(onset.best), chinese(onset.worst)
    return first if first == last else f"{first}至{last}之间"
