"""The clauses as reviewed, once, in words that every peer's language has: what each peer's rules are written from.

A peer is given the calendar ready-made: for every level the day since which that level or a higher one is held, for
every "满N年" the day on which it is reached. So it only compares a day with today. (Ours does all of that itself.)
"""

from __future__ import annotations

from dataclasses import dataclass

from bench.core.people import PRIZES


@dataclass(frozen=True)
class Is:
    """A yes-or-no field has a value."""

    field: str
    value: bool = True


@dataclass(frozen=True)
class OneOf:
    """A field has one of several values."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Has:
    """A list has at least one of several values."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Reached:
    """A day is today or before."""

    field: str


@dataclass(frozen=True)
class Every:
    """Every part."""

    parts: tuple[Clause, ...]


@dataclass(frozen=True)
class Some:
    """At least one part."""

    parts: tuple[Clause, ...]


Clause = Is | OneOf | Has | Reached | Every | Some


@dataclass(frozen=True)
class Pathway:
    """All of ``conditions`` and, if there are branches, all of one of them."""

    id: str
    conditions: tuple[Clause, ...]
    branches: tuple[tuple[Clause, ...], ...] = ()

    @property
    def ways(self) -> tuple[tuple[Clause, ...], ...]:
        """Every way to fulfil it, as plain conjunctions."""
        return tuple((*self.conditions, *branch) for branch in self.branches) or (self.conditions,)


def _great(*prizes: str) -> tuple[str, ...]:
    return tuple(f"{contest} {prize}" for contest in ("worldskills", "national") for prize in prizes)


PILOT = Some(
    (
        OneOf("employer", ("pilot",)),
        Every((OneOf("employer", ("pilot_subsidiary", "pilot_dispatched", "joint_venture")), Is("plan_covers_me"))),
    )
)
IN_PILOT = (PILOT, Is("in_pilot_field"))
IN_CONTEST = (OneOf("employer", ("pilot", "pilot_subsidiary", "municipal", "district")), Is("is_frontline"))
HONOURED = Some(
    (
        Has("awards", _great("gold", "silver", "bronze")),
        Has(
            "honours",
            (
                "china_skills_award",
                "national_technical_expert",
                "national_model_worker",
                "nanyue_technical_expert",
                "provincial_model_worker",
                "national_may_day_medal",
                "provincial_may_day_medal",
                "state_council_allowance",
                "other_provincial",
            ),
        ),
    )
)
MATCHES = Is("title_matches_post")


def _titled(level: str, years: int) -> tuple[Clause, ...]:
    return (Reached(level), MATCHES, Reached(f"{level}_{years}"))


def _certified(level: str) -> tuple[Clause, ...]:
    return (Reached(level), Is("skill_matches_post"), Reached(f"{level}_1"))


PATHWAYS = (
    Pathway("title-junior", (*IN_PILOT, Reached("senior_worker"), Reached("senior_worker_2"))),
    Pathway("title-intermediate", (*IN_PILOT, Reached("technician"), Reached("technician_3"))),
    Pathway("title-associate-senior", (*IN_PILOT, Reached("senior_technician"), Reached("senior_technician_4"))),
    Pathway("title-full-senior", (*IN_PILOT, Reached("special_technician"), Reached("special_technician_5"))),
    Pathway(
        "title-exceptional", (*IN_PILOT, Reached("senior_worker"), HONOURED, Is("has_applied_for_title", value=False))
    ),
    Pathway(
        "title-recognition",
        (*IN_PILOT, Reached("senior_worker"), Has("awards", _great("excellence")), Is("has_held_title", value=False)),
    ),
    Pathway("skill-senior-worker", (*IN_PILOT, *_titled("junior_title", 1))),
    Pathway(
        "skill-technician",
        IN_PILOT,
        ((*_titled("junior_title", 5), *_certified("senior_worker")), _titled("intermediate_title", 1)),
    ),
    Pathway(
        "skill-senior-technician",
        IN_PILOT,
        ((*_titled("intermediate_title", 5), *_certified("technician")), _titled("senior_title", 1)),
    ),
    Pathway("skill-special-technician", (*IN_PILOT, *_titled("senior_title", 2))),
    Pathway("skill-chief-technician", (*IN_PILOT, *_titled("full_senior_title", 3))),
    Pathway("dual-certification", (PILOT, Is("plan_offers_dual_certification"))),
    Pathway("contest-skill-certificate", (*IN_CONTEST, Has("awards", _great(*PRIZES)))),
    Pathway("contest-title", (*IN_CONTEST, Has("awards", _great(*PRIZES)), Reached("guangzhou_1"))),
    Pathway("enterprise-contest", (PILOT, Is("plan_offers_enterprise_contest"))),
)
"""In the order of the contract."""

NUMBER_OF_CONDITIONS = sum(len(one.conditions) + sum(map(len, one.branches)) for one in PATHWAYS)


def fields_of(clause: Clause) -> set[str]:
    """The fields that a clause reads."""
    if isinstance(clause, Every | Some):
        return set().union(*map(fields_of, clause.parts))
    return {clause.field}


FIELDS = tuple(sorted(set().union(*(fields_of(one) for pathway in PATHWAYS for way in pathway.ways for one in way))))
