"""Random people: facts of every kind, as complete or as thin as people tell them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

SKILL = (
    "apprentice",
    "junior_worker",
    "intermediate_worker",
    "senior_worker",
    "technician",
    "senior_technician",
    "special_technician",
    "chief_technician",
)
TITLES = ("junior", "intermediate", "associate_senior", "full_senior")
HONOURS = (
    "china_skills_award",
    "national_technical_expert",
    "national_model_worker",
    "nanyue_technical_expert",
    "provincial_model_worker",
    "national_may_day_medal",
    "provincial_may_day_medal",
    "state_council_allowance",
    "other_provincial",
    "city_model_worker",
    "city_may_day_medal",
    "below_provincial",
)
EMPLOYERS = (
    "pilot",
    "pilot_subsidiary",
    "pilot_dispatched",
    "municipal",
    "district",
    "joint_venture",
    "guangzhou_other",
    "non_enterprise",
    "outside_guangzhou",
    "none",
)
ENTERPRISES = ("gac", "guangzhou_port", "guangzhou_metro", "guangzhou_digital")

PRIZES = ("gold", "silver", "bronze", "excellence")
CONTESTS = ("worldskills", "national", "other")
FIRST_DAY, LAST_DAY = date(2008, 1, 1).toordinal(), date(2026, 11, 20).toordinal()
YES_OR_NO = (
    "plan_covers_me",
    "in_pilot_field",
    "is_frontline",
    "title_matches_post",
    "skill_matches_post",
    "has_applied_for_title",
    "plan_offers_dual_certification",
    "plan_offers_enterprise_contest",
)
WORK = ("worked_since_skill", "worked_since_title", "worked_since_skill_in_occupation")
DATE_LENGTHS = (4, 7, 10)


def people(count: int, seed: int) -> Iterator[dict[str, Any]]:
    """So many people; the same ones for the same seed."""
    chance = Random(seed)
    for _ in range(count):
        yield person(chance)


def person(chance: Random) -> dict[str, Any]:
    """One person; each fact is known or not."""
    known = chance.choice((0.2, 0.5, 0.8, 1.0))
    return {fact: value for fact, value in _everything(chance).items() if chance.random() < known}


def when(chance: Random) -> str:
    """A day, a month or a year."""
    return date.fromordinal(chance.randint(FIRST_DAY, LAST_DAY)).isoformat()[: chance.choice(DATE_LENGTHS)]


def _everything(chance: Random) -> dict[str, Any]:
    awards = {(chance.choice(CONTESTS), chance.choice(PRIZES)) for _ in range(chance.randint(0, 2))}
    return {
        "employer": chance.choice(EMPLOYERS),
        "enterprise": chance.choice(ENTERPRISES),
        "skill_levels": _levels(chance, SKILL),
        "titles": _levels(chance, TITLES),
        "qualifications": _levels(chance, TITLES),
        "contest_awards": [{"contest": contest, "prize": prize} for contest, prize in sorted(awards)],
        "honours": sorted(chance.sample(HONOURS, chance.randint(0, 2))),
        "guangzhou_enterprise_since": when(chance),
        "guangzhou_enterprise_gap_days": chance.randint(0, 400),
        **{fact: chance.random() < 0.5 for fact in YES_OR_NO},
        **{fact: chance.choice([True, True, False, {"gap_days": chance.randint(1, 900)}]) for fact in WORK},
    }


def _levels(chance: Random, levels: tuple[str, ...]) -> dict[str, str]:
    return {level: when(chance) for level in chance.sample(levels, chance.randint(0, 3))}
