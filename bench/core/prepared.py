"""What the peers are given: plain fields, every day counted out. Made before the clock runs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from bench.core.clauses import FIELDS
from bench.core.people import SKILLS, TITLES

NEVER = 9_999_999
LAST_DAY = NEVER - 1
"""The day on which everything that time alone can bring has come."""

SKILL_CLOCKS = {"senior_worker": 2, "technician": 3, "senior_technician": 4, "special_technician": 5}
TITLE_CLOCKS = {"junior": (1, 5), "intermediate": (1, 5), "associate_senior": (1, 2), "full_senior": (3,)}
TITLE_NAMES = {"associate_senior": "senior_title"}


def prepared(facts: Mapping[str, Any], today: int) -> dict[str, Any]:
    """The fields that :mod:`bench.core.clauses` names, and no others, for one person."""
    fields = _everything(facts, today)
    return {name: fields[name] for name in ("today", *FIELDS)}


def _everything(facts: Mapping[str, Any], today: int) -> dict[str, Any]:
    second_work = facts.get("worked_since_skill_in_occupation", facts["worked_since_title"])
    awards = facts["contest_awards"]
    fields: dict[str, Any] = {
        "today": today,
        "employer": facts["employer"],
        "awards": [f"{award['contest']} {award['prize']}" for award in awards],
        "honours": list(facts["honours"]),
        "has_held_title": bool(facts["titles"]),
        "has_applied_for_title": facts.get("has_applied_for_title", bool(facts["titles"])),
        "guangzhou_1": _reached(
            date.fromisoformat(facts["guangzhou_enterprise_since"]).toordinal(),
            1,
            {"gap_days": facts["guangzhou_enterprise_gap_days"]},
        ),
    }
    yes_or_no = ("plan_covers_me", "in_pilot_field", "is_frontline", "title_matches_post", "skill_matches_post")
    for name in (*yes_or_no, "plan_offers_dual_certification", "plan_offers_enterprise_contest"):
        fields[name] = facts[name]
    for level, years in SKILL_CLOCKS.items():
        start = _since(facts["skill_levels"], SKILLS, level)
        fields[level] = start
        fields[f"{level}_{years}"] = _reached(start, years, facts["worked_since_skill"])
        fields[f"{level}_1"] = _reached(start, 1, second_work)
    for level, clocks in TITLE_CLOCKS.items():
        start = _since(facts["titles"], TITLES, level)
        name = TITLE_NAMES.get(level, f"{level}_title")
        fields[name] = start
        for years in clocks:
            fields[f"{name}_{years}"] = _reached(start, years, facts["worked_since_title"])
    return fields


def _since(held: Mapping[str, str], order: tuple[str, ...], lowest: str) -> int:
    days = [date.fromisoformat(held[level]).toordinal() for level in order[order.index(lowest) :] if level in held]
    return min(days, default=NEVER)


def _reached(start: int, years: int, work: bool | Mapping[str, int]) -> int:  # noqa: FBT001  # a fact, not a switch
    if start == NEVER or work is False:
        return NEVER
    day = date.fromordinal(start)
    try:
        anniversary = day.replace(year=day.year + years)
    except ValueError:
        anniversary = day.replace(year=day.year + years, day=28)
    return anniversary.toordinal() + (0 if work is True else work["gap_days"])
