"""The sentence for one condition: its own words, and how it stands, with the day that makes it so."""

from __future__ import annotations

from policy_rules.conditions.base import Onset
from policy_rules.dates import LONG_AGO
from policy_rules.facts.model import Facts
from policy_rules.policy.conditions import ConditionContent
from policy_rules.policy.model import Policy, ReportedCondition
from policy_rules.saying import State, span_of


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
    before, after = around_the_day(state, counts_years=counts_years(reported.content))
    return f"{before}{span_of(*onset)}{after}" if after else ""


def counts_years(content: ConditionContent) -> bool:
    """Whether a condition asks for years, not only for something that one has or is."""
    return bool(content.worked or content.served)


def around_the_day(state: State, *, counts_years: bool) -> tuple[str, str]:
    """What stands before and after the day that makes it so: （2025年3月15日已满）; nothing where no day is named."""
    if counts_years:
        return "（", "已满）" if state == "met" else "才满）"
    return ("（", "起）") if state == "not_yet" else ("", "")


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
