"""The ladders of a policy and the steps between them, as a picture needs them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from policy_rules.policy.conditions import ConditionContent, Worked
from policy_rules.policy.model import Pathway, Policy

End = tuple[str, str]


@dataclass(frozen=True)
class Rung:
    """One level, and how high it stands."""

    level: str
    name: str
    height: float


@dataclass(frozen=True)
class DrawnLadder:
    """One ladder, from low to high."""

    fact: str
    title: str
    rungs: tuple[Rung, ...]


@dataclass(frozen=True)
class Step:
    """A pathway that leads from a rung of one ladder to a rung of another; ``years`` in words, if any."""

    start: End
    end: End
    clause: str
    years: str


@dataclass(frozen=True)
class Drawing:
    """Everything in the picture of the ladders."""

    title: str
    ladders: tuple[DrawnLadder, ...]
    steps: tuple[Step, ...]


def drawing(policy: Policy) -> Drawing:
    """The ladders of a policy."""
    ladders = tuple(
        DrawnLadder(
            one.fact,
            one.title,
            tuple(
                Rung(level, policy.declarations.levels(one.fact).name_of(level), height)
                for level, height in one.heights.items()
            ),
        )
        for one in policy.ladders
    )
    steps = (step for pathway in policy.pathways for step in _steps(policy, pathway))
    return Drawing(f"{policy.number} {policy.title}", ladders, tuple(steps))


def _steps(policy: Policy, pathway: Pathway) -> Iterator[Step]:
    clocks = [clock for one in pathway.reported for clock in _clocks(one.content)]
    for step in pathway.content.crosses:
        (start,), (end,) = step.start.items(), step.end.items()
        years = min((clock.years for clock in clocks if _starts(policy, clock.since, start)), default=0)
        yield Step(start, end, pathway.content.clause, f"满{years}年" if years else "")


def _starts(policy: Policy, since: Mapping[str, str], start: End) -> bool:
    """Whether a clock runs from the level at the foot of the step, or from one that it includes."""
    fact, level = start
    return fact in since and level in policy.declarations.levels(fact).at_or_above(since[fact])


def _clocks(content: ConditionContent) -> Iterator[Worked]:
    if content.worked:
        yield content.worked
    for part in (*(content.all_of or ()), *(content.any_of or ())):
        yield from _clocks(part)
