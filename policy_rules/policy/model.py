"""A compiled policy: immutable, ready to decide."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from policy_rules.conditions.base import Condition
from policy_rules.errors import PolicyError
from policy_rules.facts.declarations import FactDeclarations, Question, QuestionVariant
from policy_rules.policy.conditions import ConditionContent
from policy_rules.policy.content import (
    Clause,
    Contact,
    Example,
    GlossaryContent,
    Ladder,
    PathwayContent,
    PlanRules,
    ReadingContent,
    Table,
    TableColumn,
)

if TYPE_CHECKING:
    from policy_rules.policy.plans import Plan


@dataclass(frozen=True, slots=True, eq=False)
class ReportedCondition:
    """A condition with what is said of it.

    Attributes:
        quote_table: the table and the fact by whose value a row's words stand for ``quote``, if any.
        branch: 1, 2, … within a pathway with branches, else 0.
        scope: whether it is about employer and post rather than about the person.
    """

    condition: Condition
    text: str
    clause: str
    quote: str
    content: ConditionContent
    quotes_by_value: tuple[str, dict[str, str]] | None = None
    branch: int = 0
    scope: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class CompiledNote:
    """A sentence that accompanies a pathway, ``when`` it is surely true and the status is one of ``statuses``."""

    text: str
    when: Condition | None
    statuses: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Pathway:
    """One compiled pathway."""

    content: PathwayContent
    scope: tuple[ReportedCondition, ...]
    conditions: tuple[ReportedCondition, ...]
    branches: tuple[tuple[ReportedCondition, ...], ...]
    notes: tuple[CompiledNote, ...]
    already_held: Condition | None

    @property
    def id(self) -> str:
        """The public id."""
        return self.content.id

    @property
    def reported(self) -> tuple[ReportedCondition, ...]:
        """Every condition in the order in which it is reported."""
        return (*self.scope, *self.conditions, *(one for branch in self.branches for one in branch))


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What a row of awards leads to in one column of a table."""

    table: Table
    column: str
    fact: str

    def level(self, contest: str, prize: str) -> str | None:
        """The level granted for one row, ``None`` if the table has no such row."""
        for row in self.table.rows:
            if row["contest"] == contest and row["prize"] == prize:
                return row[self.column]
        return None


class Timeline:
    """The versions of one policy under one choice of readings, the first one first."""

    def __init__(self) -> None:
        self.versions: tuple[Policy, ...] = ()

    def on(self, day: date) -> Policy:
        """The version in force on a day, with the plans in force on it.

        Raises:
            PolicyError: none was yet, or none is any more.
        """
        version = self._version_on(day)
        return _with_plans_of(version, tuple(plan for plan in version.plans if plan.is_in_force(day)))

    def _version_on(self, day: date) -> Policy:
        """The version in force on a day.

        Raises:
            PolicyError: none was yet, or none is any more.
        """
        begun = [version for version in self.versions if version.in_force_from <= day]
        if not begun:
            first = self.versions[0]
            message = (
                f"policy {first.id} is in force from {first.in_force_from.isoformat()}; "
                f"nothing can be decided as of {day.isoformat()}"
            )
            raise PolicyError(message)
        last = begun[-1]
        if last.in_force_until and last.in_force_until < day:
            message = (
                f"policy {last.id} was in force until {last.in_force_until.isoformat()}; "
                f"nothing can be decided as of {day.isoformat()}"
            )
            raise PolicyError(message)
        return last


@dataclass(frozen=True, slots=True, eq=False)
class Policy:
    """One version of a policy under one choice of readings.

    Attributes:
        version: hash of the content, with the readings that differ from their defaults.
        in_force_from: the first day of this version.
        in_force_until: its last day, if that is known.
        declarations: the facts that this policy may ask for.
        questions: the question for each fact, as this policy words it.
        timeline: all versions of the policy, this one among them.
        applies_to: for whom the policy is; none: for everybody.
        results_low_to_high: patterns of what pathways grant, the lowest first.
        ladders: the ladders that the pathways connect.
        plan_rules: what the plan of an enterprise may decide.
        plans: the plans that enterprises filed; of :meth:`on` those in force on the day.
    """

    id: str
    number: str
    title: str
    issuer: str
    version: str
    in_force_from: date
    declarations: FactDeclarations
    pathways: tuple[Pathway, ...]
    tables: dict[str, Table]
    readings: dict[str, ReadingContent]
    chosen_readings: dict[str, str]
    glossary: tuple[GlossaryContent, ...]
    clauses: tuple[Clause, ...]
    contacts: tuple[Contact, ...]
    examples: tuple[Example, ...]
    source_text: str
    questions: dict[str, Question]
    variants: dict[str, tuple[QuestionVariant, ...]]
    always_notes: tuple[CompiledNote, ...]
    order: dict[str, tuple[int, int]]
    timeline: Timeline
    in_force_until: date | None = None
    applies_to: Condition | None = None
    results_low_to_high: tuple[str, ...] = ()
    ladders: tuple[Ladder, ...] = ()
    plan_rules: PlanRules | None = None
    plans: tuple[Plan, ...] = ()

    def on(self, day: date) -> Policy:
        """The version of this policy that is in force on a day.

        Raises:
            PolicyError: none was yet, or none is any more.
        """
        return self.timeline.on(day)

    def is_in_force(self, day: date) -> bool:
        """Whether a version of this policy is in force on a day."""
        try:
            self.timeline.on(day)
        except PolicyError:
            return False
        return True

    def shown_on(self, day: date) -> Policy:
        """The version to speak of on a day: the one in force, and this one on a day on which none is."""
        return self.on(day) if self.is_in_force(day) else self

    @property
    def first_day(self) -> date:
        """The first day that can be asked about."""
        return self.timeline.versions[0].in_force_from

    def fact_order(self, missing: str) -> tuple[int, int]:
        """Where a name in ``missing`` stands: by the order of declaration, then by level."""
        return self.order[missing]

    def outcome(self, column: TableColumn) -> Outcome:
        """The outcome column of a table; its fact is named by the table's ``columns``."""
        table = self.tables[column.table]
        return Outcome(table, column.column, table.columns[column.column])


@lru_cache(maxsize=256)
def _with_plans_of(version: Policy, plans: tuple[Plan, ...]) -> Policy:
    """``version`` with these plans and the questions as they word them; the same object for the same plans."""
    if not version.plans:
        return version
    assert version.plan_rules is not None
    asked = tuple(plan.question for plan in plans if plan.question)
    name = version.plan_rules.matches
    variants = {**version.variants, name: (*asked, *version.variants.get(name, ()))} if asked else version.variants
    return replace(version, plans=plans, variants=variants)
