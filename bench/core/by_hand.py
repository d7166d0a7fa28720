"""The statuses as one would write them by hand in plain Python, for speed and for this document only.

From checked facts (days are numbers already) it knows open, not yet and closed; it has no reasons, no quotes, no
"unknown", no first days, no readings, and is written for people of whom everything is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from bench.core.people import SKILLS, TITLES

NEVER = 9_999_999
ALWAYS = 0
WITH_A_PLAN = frozenset({"pilot_subsidiary", "pilot_dispatched", "joint_venture"})
MUNICIPAL = frozenset({"pilot", "pilot_subsidiary", "municipal", "district"})
MEDALS = frozenset({"gold", "silver", "bronze"})
GREAT = frozenset({"worldskills", "national"})
PROVINCIAL = frozenset(
    {
        "china_skills_award",
        "national_technical_expert",
        "national_model_worker",
        "nanyue_technical_expert",
        "provincial_model_worker",
        "national_may_day_medal",
        "provincial_may_day_medal",
        "state_council_allowance",
        "other_provincial",
    }
)


def checked(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts with every date read; nothing else is checked."""
    read = dict(facts)
    for name in ("skill_levels", "titles"):
        read[name] = {level: date.fromisoformat(day).toordinal() for level, day in facts[name].items()}
    read["guangzhou_enterprise_since"] = date.fromisoformat(facts["guangzhou_enterprise_since"]).toordinal()
    return read


def statuses(facts: Mapping[str, Any], today: int) -> list[str]:
    """The status of the 15 pathways in the order of the contract."""
    employer = facts["employer"]
    pilot = employer == "pilot" or (employer in WITH_A_PLAN and facts["plan_covers_me"])
    in_pilot = pilot and facts["in_pilot_field"]
    in_contest = employer in MUNICIPAL and facts["is_frontline"]
    senior_worker, technician, senior_technician, special_technician = _since(
        facts["skill_levels"], SKILLS[3:7], SKILLS[7:]
    )
    junior, intermediate, senior, full_senior = _since(facts["titles"], TITLES, ())
    skill_gap, title_gap = _gap(facts["worked_since_skill"]), _gap(facts["worked_since_title"])
    second_gap = (
        _gap(facts["worked_since_skill_in_occupation"]) if "worked_since_skill_in_occupation" in facts else title_gap
    )
    great = {award["prize"] for award in facts["contest_awards"] if award["contest"] in GREAT}
    matches, certified = facts["title_matches_post"], facts["skill_matches_post"]

    def titled(start: int, years: int) -> int:
        return _full(start, years, title_gap) if matches else NEVER

    def two_ways(title: int, certificate: int, higher_title: int) -> int:
        first = max(titled(title, 5), _full(certificate, 1, second_gap)) if certified else NEVER
        return min(first, titled(higher_title, 1))

    def status(onset: int) -> str:
        return "open" if onset <= today else "closed" if onset == NEVER else "not_yet"

    def within(scope: bool, onset: int) -> str:  # noqa: FBT001  # what is counted, not a switch
        return status(onset) if scope else "closed"

    applied = facts.get("has_applied_for_title", bool(facts["titles"]))
    honoured = not great.isdisjoint(MEDALS) or not PROVINCIAL.isdisjoint(facts["honours"])
    exceptional = senior_worker if honoured and not applied else NEVER
    recognition = senior_worker if "excellence" in great and not facts["titles"] else NEVER
    year_in_guangzhou = _full(facts["guangzhou_enterprise_since"], 1, facts["guangzhou_enterprise_gap_days"])
    return [
        within(in_pilot, _full(senior_worker, 2, skill_gap)),
        within(in_pilot, _full(technician, 3, skill_gap)),
        within(in_pilot, _full(senior_technician, 4, skill_gap)),
        within(in_pilot, _full(special_technician, 5, skill_gap)),
        within(in_pilot, exceptional),
        within(in_pilot, recognition),
        within(in_pilot, titled(junior, 1)),
        within(in_pilot, two_ways(junior, senior_worker, intermediate)),
        within(in_pilot, two_ways(intermediate, technician, senior)),
        within(in_pilot, titled(senior, 2)),
        within(in_pilot, titled(full_senior, 3)),
        "open" if pilot and facts["plan_offers_dual_certification"] else "closed",
        "open" if in_contest and great else "closed",
        within(in_contest, year_in_guangzhou if great else NEVER),
        "open" if pilot and facts["plan_offers_enterprise_contest"] else "closed",
    ]


def _since(held: Mapping[str, int], levels: tuple[str, ...], higher: tuple[str, ...]) -> list[int]:
    """For each of ``levels``: since when it or a higher one is held."""
    best = min((held[level] for level in higher if level in held), default=NEVER)
    found = []
    for level in reversed(levels):
        best = min(best, held.get(level, NEVER))
        found.append(best)
    return found[::-1]


def _gap(work: bool | Mapping[str, int]) -> int:  # noqa: FBT001  # a fact, not a switch
    if work is True:
        return 0
    return work["gap_days"] if work else NEVER


def _full(start: int, years: int, gap: int) -> int:
    """The day on which so many full years are reached; 29 February falls back to 28 February."""
    if NEVER in (start, gap):
        return NEVER
    day = date.fromordinal(start)
    try:
        return day.replace(year=day.year + years).toordinal() + gap
    except ValueError:
        return day.replace(year=day.year + years, day=28).toordinal() + gap
