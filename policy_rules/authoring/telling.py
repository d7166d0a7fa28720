"""Comparisons and decisions in the words of whoever keeps the content."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from policy_rules.authoring.comparing import GONE, Change, Comparison

STATUSES = {"open": "可以申报", "not_yet": "还差时间", "unknown": "还缺信息", "closed": "目前不适用", GONE: "没有这条"}


def told_comparison(policy_id: str, found: Comparison, whose: str) -> Iterator[str]:
    """Line by line: how many, which pathways, an example each, and the clauses that read differently."""
    yield f"{policy_id}：{whose}{found.people}种情况，其中{found.changed}种的结论不一样。"
    if found.unreadable:
        yield f"  有{found.unreadable}种情况有一边读不了（情况里有它没有的项目或值），没有比较。"
    for name in dict.fromkeys(change.pathway for change in found.changes.values()):
        of_it = [change for change in found.changes.values() if change.pathway == name]
        yield f"{of_it[0].title}（{of_it[0].clause}，{name}）"
        yield from (_told_change(change) for change in sorted(of_it, key=lambda one: -one.count))
    for clause, (before, after) in found.texts.items():
        yield f"原文有改动：{clause}"
        yield f"  旧：{before or '（没有）'}"
        yield f"  新：{after or '（没有）'}"


def _told_change(change: Change) -> str:
    before, after = STATUSES[change.before], STATUSES[change.after]
    days = ""
    if change.days[0] or change.days[1]:
        days = f"（最早{change.days[0] or '—'} → {change.days[1] or '—'}）"
    return f"  {before} → {after}{days}：{change.count}种。例：{written(change.example)}"


def written(facts: Mapping[str, object]) -> str:
    """Facts as they can be given to ``policy-rules explain``."""
    return json.dumps(facts, ensure_ascii=False)
