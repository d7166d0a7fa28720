"""Made-up rosters of any length: the same people for the same seed, with what real rosters lack and blur.

A column is its different texts and, for every person, which one; so a million people take seconds. A tenth of the
cells is empty, one date in five is told to the month, to the year or not at all, most ladders are not said to be
complete, some work was interrupted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from policy_rules.population.roster.batches import RawBatch, Texts

AS_OF = date(2026, 11, 22)
BATCH = 49_152
FIRST_DAY = date(2008, 1, 1)
DAYS = (AS_OF - FIRST_DAY).days + 400

WORDS: dict[str, dict[str, float]] = {
    "employer": {
        "pilot": 0.34,
        "pilot_subsidiary": 0.22,
        "pilot_dispatched": 0.05,
        "municipal": 0.12,
        "district": 0.06,
        "joint_venture": 0.03,
        "guangzhou_other": 0.08,
        "non_enterprise": 0.02,
        "none": 0.01,
        "": 0.07,
    },
    "plan_covers_me": {"true": 0.5, "false": 0.15, "": 0.35},
    "in_pilot_field": {"true": 0.74, "false": 0.14, "": 0.12},
    "is_frontline": {"true": 0.7, "false": 0.2, "": 0.1},
    "title_matches_post": {"true": 0.6, "false": 0.1, "": 0.3},
    "skill_matches_post": {"true": 0.65, "false": 0.1, "": 0.25},
    "contest_awards": {
        "none": 0.86,
        "": 0.1,
        "national:excellence": 0.01,
        "national:gold": 0.005,
        "worldskills:excellence": 0.002,
        "worldskills:silver": 0.001,
        "national:": 0.004,
        "other:gold": 0.014,
        "national:bronze;other:gold": 0.004,
    },
    "honours": {
        "none": 0.84,
        "": 0.1,
        "nanyue_technical_expert": 0.012,
        "national_technical_expert": 0.004,
        "city_model_worker": 0.02,
        "model_worker": 0.006,
        "other_provincial": 0.01,
        "below_provincial": 0.006,
        "may_day_medal;city_model_worker": 0.002,
    },
    "has_applied_for_title": {"true": 0.15, "false": 0.55, "": 0.3},
    "plan_offers_dual_certification": {"true": 0.3, "false": 0.4, "": 0.3},
    "plan_offers_enterprise_contest": {"true": 0.3, "false": 0.4, "": 0.3},
    "skill_levels_complete": {"true": 0.35, "false": 0.05, "": 0.6},
    "titles_complete": {"true": 0.4, "false": 0.05, "": 0.55},
}
WORK = {"true": 0.74, "false": 0.03, "": 0.13}
SKILLS = ("intermediate_worker", "senior_worker", "technician", "senior_technician", "special_technician")
HIGHEST_SKILL = {"": 0.3, "intermediate_worker": 0.2, "senior_worker": 0.27, "technician": 0.15}
HIGHEST_SKILL |= {"senior_technician": 0.07, "special_technician": 0.01}
TITLES = ("junior", "intermediate", "associate_senior", "full_senior")
QUALIFIED, START_TOLD, LOWER_TOLD, NONE_TOLD = 0.02, 0.85, 0.5, 0.7
HIGHEST_TITLE = {"": 0.66, "junior": 0.15, "intermediate": 0.13, "associate_senior": 0.055, "full_senior": 0.005}


@dataclass(frozen=True, slots=True)
class MadeUpRoster:
    """A roster in memory.

    Attributes:
        texts: the columns.
        length: how many people.
    """

    texts: dict[str, Texts]
    length: int

    @property
    def columns(self) -> tuple[str, ...]:
        """Their headings."""
        return tuple(self.texts)

    def batches(self, wanted: Sequence[str]) -> Iterator[RawBatch]:
        """See :class:`policy_rules.population.roster.batches.RosterFile`."""
        for start in range(0, self.length, BATCH):
            end = min(start + BATCH, self.length)
            columns = {name: Texts(self.texts[name].different, self.texts[name].places[start:end]) for name in wanted}
            yield RawBatch(np.arange(start + 2, end + 2), columns, (), end)


def roster(people: int, seed: int = 442) -> MadeUpRoster:
    """So many people."""
    chance = np.random.default_rng(seed)
    texts = {name: _drawn(chance, people, shares) for name, shares in WORDS.items()}
    for name in ("worked_since_skill", "worked_since_title"):
        texts[name] = _work(chance, people)
    texts |= _ladder(chance, people, "skill_levels", SKILLS, HIGHEST_SKILL)
    texts |= _ladder(chance, people, "titles", TITLES, HIGHEST_TITLE)
    texts["qualifications.intermediate"] = _dates(chance, chance.random(people) < QUALIFIED)
    texts["guangzhou_enterprise_since"] = _dates(chance, chance.random(people) < START_TOLD, untold="")
    texts["guangzhou_enterprise_gap_days"] = _drawn(chance, people, {"": 0.9, "0": 0.05, "90": 0.03, "400": 0.02})
    return MadeUpRoster(texts, people)


def _drawn(chance: np.random.Generator, people: int, shares: dict[str, float]) -> Texts:
    weights = np.array(list(shares.values()))
    return Texts(list(shares), chance.choice(len(shares), people, p=weights / weights.sum()))


def _work(chance: np.random.Generator, people: int) -> Texts:
    gaps = {str(days): 0.1 / 60 for days in range(15, 900, 15)}
    return _drawn(chance, people, {**WORK, **gaps})


def _ladder(
    chance: np.random.Generator, people: int, fact: str, levels: Sequence[str], highest: dict[str, float]
) -> dict[str, Texts]:
    """The highest level, and of every other person the one below it; holding none is said by most who hold none."""
    names = list(highest)
    weights = np.array(list(highest.values()))
    top = chance.choice(len(names), people, p=weights / weights.sum())
    lower_too = chance.random(people) < LOWER_TOLD
    found: dict[str, Texts] = {}
    for place, level in enumerate(levels, start=1):
        held = (top == place) | ((top == place + 1) & lower_too)
        found[f"{fact}.{level}"] = _dates(chance, held)
    none_said = (top == 0) & (chance.random(people) < NONE_TOLD)
    found[fact] = Texts(["", "none"], none_said.astype(np.intp))
    return found


def _dates(chance: np.random.Generator, held: NDArray[np.bool_], untold: str = "held") -> Texts:
    """Dates of those who hold something: four in five to the day."""
    days = [FIRST_DAY + timedelta(days=place) for place in range(DAYS)]
    exact = [day.isoformat() for day in days]
    months = sorted({day[:7] for day in exact})
    years = sorted({day[:4] for day in exact})
    different = [*exact, *months, *years, untold, ""]
    people = len(held)
    kind = chance.choice(4, people, p=[0.8, 0.1, 0.05, 0.05])
    starts = np.array([0, len(exact), len(exact) + len(months), len(different) - 2])
    sizes = np.array([len(exact), len(months), len(years), 1])
    places = starts[kind] + (chance.random(people) * sizes[kind]).astype(np.intp)
    return Texts(different, np.where(held, places, len(different) - 1))
