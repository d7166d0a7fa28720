"""The plan that an enterprise filed: what it says, who is in it, and that it only adds to the document.

A plan lies in ``plans/<enterprise>.yml`` beside the words of the plan, ``plans/<enterprise>.txt``. It can state who it
is for, which titles correspond to which occupations, what it offers, and conditions *in addition* to those of the
document. There is no way to write that a condition falls away; one that asks for less than the document is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, NoReturn

from pydantic import Field

from policy_rules.errors import PolicyError
from policy_rules.facts.declarations import Choice, Content, FactDeclarations, QuestionVariant
from policy_rules.policy.conditions import ConditionContent, Worked
from policy_rules.policy.content import Example, PlanRules, Text
from policy_rules.policy.lines import line_of
from policy_rules.policy.model import Pathway, ReportedCondition


class Said(Content):
    """Something that a plan says, with its clause and its verbatim words."""

    text: Text
    clause: Text
    quote: Text


class People(Said):
    """Whom a plan is for (具体人群): the values of the employer fact that are in it."""

    employers: Annotated[tuple[str, ...], Field(min_length=1)]


class Pair(Content):
    """A line of the list of correspondences (对应关系目录): a title's specialty and the occupations that go with it."""

    title: Text
    occupations: Annotated[tuple[Text, ...], Field(min_length=1)]
    clause: Text
    quote: Text


class Offer(Said):
    """What a plan does or does not offer: the value of a fact that the document leaves to it."""

    fact: Text
    value: bool


class PlanContent(Content):
    """One file of ``plans``.

    Attributes:
        short: what it is called before a clause: 某某集团方案.
        filing_number: under which number it was filed.
        in_force_until: its last day, if there is one.
        stricter: pathway to the conditions that the plan adds.
    """

    enterprise: Text
    title: Text
    short: Text
    filing_number: Text
    filed_on: date
    in_force_from: date
    in_force_until: date | None = None
    people: People | None = None
    correspondence: tuple[Pair, ...] = ()
    offers: tuple[Offer, ...] = ()
    stricter: dict[str, Annotated[tuple[ConditionContent, ...], Field(min_length=1)]] = Field(default_factory=dict)
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, eq=False)
class Plan:
    """A plan, compiled.

    Attributes:
        text: the words of the plan.
        scope: conditions on employer and post that it adds, by pathway.
        conditions: conditions on the person that it adds, by pathway.
        question: its list of correspondences as a question, if it has one.
    """

    content: PlanContent
    path: Path
    text: str
    scope: dict[str, tuple[ReportedCondition, ...]]
    conditions: dict[str, tuple[ReportedCondition, ...]]
    question: QuestionVariant | None

    def is_in_force(self, day: date) -> bool:
        """Whether it applies on a day."""
        last = self.content.in_force_until
        return self.content.in_force_from <= day and (last is None or day <= last)

    def added(self) -> dict[str, tuple[ReportedCondition, ...]]:
        """Everything it adds, by pathway."""
        return {
            name: (*self.scope.get(name, ()), *self.conditions.get(name, ()))
            for name in dict.fromkeys([*self.scope, *self.conditions])
        }

    def decides(self, rules: PlanRules, employer: str | None) -> dict[str, bool]:
        """The facts that the plan settles for a person of that employer who did not tell them."""
        settled = {offer.fact: offer.value for offer in self.content.offers}
        if self.content.people and employer is not None and employer not in rules.own:
            settled[rules.covers] = employer in self.content.people.employers
        return settled


class PlanChecker:
    """Refuses what a plan may not say; every refusal names the file and the line."""

    def __init__(
        self, path: Path, rules: PlanRules | None, declarations: FactDeclarations, pathways: tuple[Pathway, ...]
    ) -> None:
        self._path = path
        self._rules = rules
        self._declarations = declarations
        self._pathways = {pathway.id: pathway for pathway in pathways}

    def check(self, plan: PlanContent) -> PlanRules:
        """Return the rules that the plan keeps.

        Raises:
            PolicyError: it says something that a plan may not say.
        """
        rules = self._rules
        if rules is None:
            self.refuse("the policy has no `plans`: its document does not let enterprises file any")
        if plan.enterprise != self._path.stem:
            self.refuse(f"the file is called `{self._path.stem}`, not `{plan.enterprise}`", "enterprise")
        if plan.enterprise not in self._values(rules.fact):
            self.refuse(f"`{plan.enterprise}` is no value of `{rules.fact}`", "enterprise")
        if plan.in_force_from < plan.filed_on:
            self.refuse("a plan is not in force before it was filed", "in_force_from")
        for employer in plan.people.employers if plan.people else ():
            if employer not in self._values(rules.employer):
                self.refuse(f"`{employer}` is no value of `{rules.employer}`", "people", "employers")
        for number, offer in enumerate(plan.offers):
            if offer.fact not in rules.decides:
                self.refuse(f"`{offer.fact}` is not for the plan to decide", "offers", number, "fact")
        self._check_stricter(plan, rules)
        return rules

    def _check_stricter(self, plan: PlanContent, rules: PlanRules) -> None:
        for name, conditions in plan.stricter.items():
            pathway = self._pathways.get(name)
            if pathway is None:
                self.refuse(f"there is no pathway `{name}`", "stricter", name)
            if pathway.content.organiser != rules.organiser:
                self.refuse(f"`{name}` is not run by {rules.organiser}: a plan adds nothing to it", "stricter", name)
            for number, condition in enumerate(conditions):
                for worked in _clocks(condition):
                    least = _least_years(pathway, worked)
                    if worked.years <= least:
                        problem = f"the document asks for {least} years already; a plan may ask for more, not for less"
                        self.refuse(f"{worked.years} years: {problem}", "stricter", name, number, "worked", "years")

    def _values(self, fact: str) -> tuple[str, ...]:
        return tuple(getattr(self._declarations.facts[fact], "values", ()))

    def refuse(self, problem: str, *keys: str | int) -> NoReturn:
        """Raise a PolicyError that names file and line."""
        message = f"plans/{self._path.name}, line {line_of(self._path, keys)}: {problem}"
        raise PolicyError(message)


def _clocks(condition: ConditionContent) -> Iterator[Worked]:
    if condition.worked:
        yield condition.worked
    for part in (*(condition.all_of or ()), *(condition.any_of or ())):
        yield from _clocks(part)


def _least_years(pathway: Pathway, worked: Worked) -> int:
    """The most years that the pathway asks for already from a certificate of the same kind."""
    asked = [clock for one in pathway.reported for clock in _clocks(one.content)]
    return max((clock.years for clock in asked if set(clock.since.items()) & set(worked.since.items())), default=0)


def question_of(plan: PlanContent, rules: PlanRules) -> QuestionVariant | None:
    """The plan's list of correspondences as the answers to the question whether title and post correspond."""
    if not plan.correspondence or rules.match_question is None:
        return None
    asked = rules.match_question
    pairs = tuple(
        Choice(
            value=f"pair_{number}",
            label=f"{pair.title} ↔ {'、'.join(pair.occupations)}",
            sets={rules.matches: True},
        )
        for number, pair in enumerate(plan.correspondence, start=1)
    )
    return QuestionVariant(
        when={rules.fact: plan.enterprise},
        text=asked.text,
        why=asked.why.replace("{plan}", plan.short),
        help=asked.help,
        choices=(*pairs, *asked.choices),
    )
