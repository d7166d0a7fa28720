"""Made-up people: hidden facts that fit together, and a way of answering."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

TODAY = date(2026, 11, 22)
SKILL_LADDER = (
    "intermediate_worker",
    "senior_worker",
    "technician",
    "senior_technician",
    "special_technician",
    "chief_technician",
)
TITLE_LADDER = ("junior", "intermediate", "associate_senior", "full_senior")
STYLES = ("buttons", "words", "talkative", "vague", "all_at_once")
EMPLOYERS = {
    "pilot": 40,
    "pilot_subsidiary": 8,
    "pilot_dispatched": 6,
    "municipal": 10,
    "district": 6,
    "joint_venture": 5,
    "guangzhou_other": 12,
    "non_enterprise": 5,
    "outside_guangzhou": 4,
    "none": 4,
}
HONOURS = (
    "china_skills_award",
    "national_technical_expert",
    "nanyue_technical_expert",
    "state_council_allowance",
    "other_provincial",
    "city_model_worker",
    "national_model_worker",
    "provincial_may_day_medal",
    "below_provincial",
)
GAPS = (183, 365, 730)


@dataclass(frozen=True)
class Person:
    """Somebody with everything the rules could ask for.

    Attributes:
        facts: the hidden facts, complete and exact.
        style: how this person answers.
        told_at_once: facts said with the first sentence.
    """

    facts: dict[str, Any]
    style: str
    told_at_once: tuple[str, ...]


def make(chance: Random) -> Person:
    """One person."""
    facts = _hidden(chance)
    style = chance.choice(STYLES)
    tellable = [fact for fact in facts if not fact.endswith("_complete") and not fact.startswith("plan_offers")]
    count = {"talkative": min(4, len(tellable)), "all_at_once": len(tellable)}.get(style, 0)
    return Person(facts, style, tuple(sorted(chance.sample(tellable, count))))


def _hidden(chance: Random) -> dict[str, Any]:
    employer = chance.choices(list(EMPLOYERS), weights=list(EMPLOYERS.values()))[0]
    titles = _ladder(chance, TITLE_LADDER, share=0.45)
    facts: dict[str, Any] = {
        "employer": employer,
        "skill_levels": _ladder(chance, SKILL_LADDER, share=0.85),
        "skill_levels_complete": True,
        "worked_since_skill": _work(chance),
        "titles": titles,
        "titles_complete": True,
        "title_matches_post": chance.random() < 0.7,
        "worked_since_title": _work(chance),
        "skill_matches_post": chance.random() < 0.8,
        "in_pilot_field": chance.random() < 0.8,
        "plan_covers_me": chance.random() < 0.5,
        "is_frontline": chance.random() < 0.8,
        "has_applied_for_title": bool(titles) or chance.random() < 0.2,
        "contest_awards": _awards(chance),
        "honours": [chance.choice(HONOURS)] if chance.random() < 0.2 else [],
        "guangzhou_enterprise_since": _day(chance, 2010).isoformat(),
        "plan_offers_dual_certification": chance.random() < 0.3,
        "plan_offers_enterprise_contest": chance.random() < 0.3,
    }
    if employer.startswith("pilot"):
        facts["enterprise"] = chance.choice(("gac", "guangzhou_port", "guangzhou_metro", "guangzhou_digital"))
    return facts


def _ladder(chance: Random, levels: tuple[str, ...], *, share: float) -> dict[str, str]:
    """Levels without a gap between the lowest and the highest, each some years after the one before."""
    if chance.random() > share:
        return {}
    top = min(int(chance.triangular(0, len(levels), 1.5)), len(levels) - 1)
    bottom = chance.randint(max(0, top - 2), top)
    day, held = _day(chance, 2012), {}
    for level in reversed(levels[bottom : top + 1]):
        held[level] = day.isoformat()
        day -= timedelta(days=chance.randint(400, 1800))
    return dict(reversed(held.items()))


def _day(chance: Random, first_year: int) -> date:
    return date.fromordinal(chance.randint(date(first_year, 1, 1).toordinal(), TODAY.toordinal() - 1))


def _work(chance: Random) -> bool | dict[str, int]:
    return chance.choices([True, {"gap_days": chance.choice(GAPS)}, False], weights=[7, 2, 1])[0]


def _awards(chance: Random) -> list[dict[str, str]]:
    if chance.random() > 0.3:
        return []
    contest = chance.choice(("worldskills", "national", "other"))
    return [{"contest": contest, "prize": chance.choice(("gold", "silver", "bronze", "excellence"))}]
