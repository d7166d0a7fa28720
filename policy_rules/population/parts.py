"""A batch in parts: the people of an enterprise with a plan of its own are decided under that plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from policy_rules.facts.declarations import BoolFact
from policy_rules.facts.model import Facts, FactValue
from policy_rules.policy.applying import applicable
from policy_rules.policy.model import Pathway, Policy, ReportedCondition
from policy_rules.population.arrays import Bools, Plane, Rows, bools, plane
from policy_rules.population.people import Coded, Ladder, People, Span, Told, WorkDone
from policy_rules.population.screened import Lacking, Screened, Waiting


@dataclass(frozen=True, slots=True)
class Part:
    """People to whom the same applies.

    Attributes:
        policy: the policy with what their enterprise adds.
        rows: who they are, in the batch.
        people: they, with what the plan settles.
    """

    policy: Policy
    rows: Rows
    people: People


def parts(policy: Policy, people: People, as_of: date) -> Iterator[Part]:
    """The parts of a batch; the whole batch if no enterprise has a plan."""
    rules = policy.plan_rules
    if rules is None or not policy.plans:
        yield Part(policy, np.arange(people.size), people)
        return
    nothing = Coded(np.zeros(people.size, np.uint8), (None,))
    enterprise, employer = (people.coded.get(fact) or nothing for fact in (rules.fact, rules.employer))
    codes = enterprise.codes.astype(np.intp) * len(employer.values) + employer.codes
    for code in np.unique(codes):
        rows = np.flatnonzero(codes == code)
        pair: dict[str, FactValue | None] = {rules.fact: enterprise.values[code // len(employer.values)]}
        pair[rules.employer] = employer.values[code % len(employer.values)]
        told = {name: value for name, value in pair.items() if value is not None}
        own, completed = applicable(policy, Facts(told, told), as_of)
        flags = [name for name, one in policy.declarations.facts.items() if isinstance(one, BoolFact)]
        settled = {name: value for name in flags if (value := completed.flag(name)) is not None}
        yield Part(own, rows, _completed(_some(people, rows, policy, as_of), settled))


def _some(people: People, rows: Rows, policy: Policy, as_of: date) -> People:
    """Some of the people; one of them may be asked for the facts that count under the plan."""
    return People(
        size=len(rows),
        facts_of=lambda row: applicable(policy, people.facts_of(int(rows[row])), as_of)[1],
        flags={fact: Told(told.yes[rows], told.no[rows]) for fact, told in people.flags.items()},
        coded={fact: Coded(coded.codes[rows], coded.values) for fact, coded in people.coded.items()},
        works={fact: _work(work, rows) for fact, work in people.works.items()},
        days={fact: days[rows] for fact, days in people.days.items()},
        whens={fact: _span(span, rows) for fact, span in people.whens.items()},
        ladders={
            fact: Ladder(ladder.known[rows], {level: _span(span, rows) for level, span in ladder.told.items()})
            for fact, ladder in people.ladders.items()
        },
    )


def _span(span: Span, rows: Rows) -> Span:
    return Span(span.earliest[rows], span.latest[rows])


def _work(work: WorkDone, rows: Rows) -> WorkDone:
    gap_days = work.gap_days[rows]
    return WorkDone(work.told[rows], work.possible[rows], gap_days, np.flatnonzero(gap_days))


def _completed(people: People, settled: dict[str, bool]) -> People:
    """What the plan settles, where a person told nothing."""
    nobody = np.zeros(people.size, np.bool_)
    for fact, value in settled.items():
        told = people.flags.get(fact) or Told(nobody, nobody)
        untold = ~(told.yes | told.no)
        people.flags[fact] = Told(told.yes | (untold & value), told.no | (untold & (not value)))
    return people


class Places:
    """The place of every reported condition of a pathway in a mask: those of the document first, then those of plans.

    Args:
        pathway: the pathway of the document alone.
    """

    def __init__(self, pathway: Pathway) -> None:
        self.conditions: list[ReportedCondition] = list(pathway.reported)

    def of(self, pathway: Pathway) -> list[int]:
        """The places of the conditions of the same pathway under a plan."""
        for condition in pathway.reported:
            if condition not in self.conditions:
                self.conditions.append(condition)
        return [self.conditions.index(condition) for condition in pathway.reported]

    def placed(self, failed: Sequence[Plane], pathway: Pathway) -> list[Plane]:
        """Planes of the conditions of ``pathway`` as planes of all conditions; nobody fails what is not asked."""
        places = self.of(pathway)
        nobody = np.zeros_like(failed[0])
        return [failed[places.index(place)] if place in places else nobody for place in range(len(self.conditions))]


def joined(found: Sequence[tuple[Rows, Screened]], size: int) -> Screened:
    """The parts of a batch as one."""
    status = np.zeros(size, np.uint8)
    for rows, part in found:
        status[rows] = part.status
    width = max(len(part.failed) for _, part in found)
    return Screened(
        size=size,
        status=status,
        lacking=_lacking([(rows, part.lacking) for rows, part in found]),
        personal_waiting=_waiting([(rows, part.personal_waiting) for rows, part in found]),
        scope_waiting=_waiting([(rows, part.waiting) for rows, part in found]),
        personal=(
            _plane([(rows, part.personal[0], part.size) for rows, part in found], size),
            _plane([(rows, part.personal[1], part.size) for rows, part in found], size),
        ),
        failed=tuple(
            _plane([(rows, part.failed[place], part.size) for rows, part in found if place < len(part.failed)], size)
            for place in range(width)
        ),
        held=_plane([(rows, part.held, part.size) for rows, part in found], size),
    )


def _plane(found: Sequence[tuple[Rows, Plane, int]], size: int) -> Plane:
    whole: Bools = np.zeros(size, np.bool_)
    for rows, part, people in found:
        whole[rows] = bools(part, people)
    return plane(whole)


def _waiting(found: Sequence[tuple[Rows, Waiting]]) -> Waiting:
    rows = np.concatenate([rows[part.rows] for rows, part in found])
    order = np.argsort(rows, kind="stable")
    days = (np.concatenate([part[column] for _, part in found])[order] for column in (1, 2))
    return Waiting(rows[order], *days)


def _lacking(found: Sequence[tuple[Rows, Lacking]]) -> Lacking:
    rows = np.concatenate([rows[part.rows] for rows, part in found])
    order = np.argsort(rows, kind="stable")
    return Lacking(rows[order], np.concatenate([part.masks for _, part in found])[order])
