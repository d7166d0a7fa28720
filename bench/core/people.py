"""Made-up people of whom everything is known, in the JSON of contract §1: the same ones for every engine.

Exact dates and no gaps in what is known, because most peers know no "unknown"; and none of the two employers of whom
the document itself leaves unclear whether they belong to the contest's scope.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

AS_OF = date(2026, 11, 22)
SKILLS = ("apprentice", "junior_worker", "intermediate_worker", "senior_worker", "technician")
SKILLS += ("senior_technician", "special_technician", "chief_technician")
TITLES = ("junior", "intermediate", "associate_senior", "full_senior")
EMPLOYERS = (
    *("pilot",) * 6,
    "pilot_subsidiary",
    "pilot_subsidiary",
    "municipal",
    "district",
    "guangzhou_other",
    "none",
)
CONTESTS = ("worldskills", "national", "other")
PRIZES = ("gold", "silver", "bronze", "excellence")
HONOURS = ("national_model_worker", "nanyue_technical_expert", "state_council_allowance", "other_provincial")
HONOURS += ("city_model_worker", "below_provincial")
FIRST_DAY, LAST_DAY = date(2010, 1, 1), date(2028, 12, 31)

Facts = dict[str, Any]


def people(number: int, seed: int = 442) -> list[Facts]:
    """So many people, the same ones for the same seed."""
    chance = random.Random(seed)  # noqa: S311  # made-up people are no secret
    return [_person(chance) for _ in range(number)]


def _person(chance: random.Random) -> Facts:
    titles = _ladder(chance, TITLES, most=3)
    facts: Facts = {
        "employer": chance.choice(EMPLOYERS),
        "plan_covers_me": _yes(chance),
        "in_pilot_field": _yes(chance, 0.9),
        "is_frontline": _yes(chance, 0.8),
        "skill_levels": _ladder(chance, SKILLS, most=4),
        "skill_levels_complete": True,
        "worked_since_skill": _work(chance),
        "titles": titles,
        "titles_complete": True,
        "title_matches_post": _yes(chance, 0.8),
        "worked_since_title": _work(chance),
        "skill_matches_post": _yes(chance, 0.8),
        "contest_awards": [
            {"contest": chance.choice(CONTESTS), "prize": chance.choice(PRIZES)}
            for _ in range(chance.choice((0, 0, 1, 2)))
        ],
        "honours": chance.sample(HONOURS, chance.choice((0, 0, 1, 2))),
        "guangzhou_enterprise_since": _day(chance, AS_OF),
        "guangzhou_enterprise_gap_days": chance.choice((0, 0, 90, 400)),
        "plan_offers_dual_certification": _yes(chance),
        "plan_offers_enterprise_contest": _yes(chance),
    }
    if not titles:
        facts["has_applied_for_title"] = _yes(chance)
    return facts


def _yes(chance: random.Random, probability: float = 0.5) -> bool:
    return chance.random() < probability


def _day(chance: random.Random, last: date = LAST_DAY) -> str:
    return (FIRST_DAY + timedelta(days=chance.randrange((last - FIRST_DAY).days + 1))).isoformat()


def _ladder(chance: random.Random, levels: tuple[str, ...], most: int) -> dict[str, str]:
    """Some levels, the higher the later."""
    held = sorted(chance.sample(levels, chance.randint(0, most)), key=levels.index)
    return dict(zip(held, sorted(_day(chance) for _ in held), strict=True))


def _work(chance: random.Random) -> object:
    return chance.choice((True, True, True, True, True, False, {"gap_days": chance.randint(1, 900)}))
