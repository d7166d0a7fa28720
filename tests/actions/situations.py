"""Situations that many conversations of these tests begin with."""

from typing import Any

NOTHING_ELSE: dict[str, Any] = {
    "titles": {},
    "contest_awards": [],
    "honours": [],
    "has_applied_for_title": False,
    "plan_offers_dual_certification": False,
    "plan_offers_enterprise_contest": False,
}
METRO: dict[str, Any] = {"employer": "pilot", "enterprise": "guangzhou_metro", "in_pilot_field": True}
TECHNICIAN: dict[str, Any] = {"skill_levels": {"technician": "2022-03-15"}, "worked_since_skill": True}
