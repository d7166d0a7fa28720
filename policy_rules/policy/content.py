"""The shape of a policy's files: what a policy officer writes."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, JsonValue, model_validator

from policy_rules.facts.declarations import Content, Question, QuestionVariant
from policy_rules.policy.conditions import ConditionContent

Text = Annotated[str, Field(min_length=1)]
"""A sentence that may not be empty."""


def _compiles(pattern: str) -> str:
    re.compile(pattern)
    return pattern


Pattern = Annotated[str, AfterValidator(_compiles)]
"""A regular expression."""

Cell = Annotated[str, BeforeValidator(lambda cell: cell.isoformat() if isinstance(cell, date) else cell)]
"""What stands in a table; a day is written as a day."""


class Clause(Content):
    """One clause of the source.

    Attributes:
        id: its number in the document: 二（一）3.
        text: its words, verbatim, page breaks closed.
        operative: whether rules are made of it.
        why_not: for a clause that is not operative, why no rule is made of it.
    """

    id: Text
    title: str = ""
    text: Text
    operative: bool = True
    why_not: str = ""

    @model_validator(mode="after")
    def _says_why_not(self) -> Clause:
        if self.operative == bool(self.why_not):
            message = f"clause {self.id}: `why_not` belongs to clauses with `operative: false`, and to all of those"
            raise ValueError(message)
        return self


class Note(Content):
    """A sentence that accompanies a pathway.

    Attributes:
        text: the sentence, or empty where ``reading`` gives it.
        reading: the reading whose sentence is said.
        when: said only if this is surely true of the person.
        statuses: said only with these statuses; empty: with every status.
    """

    text: str = ""
    reading: str | None = None
    when: ConditionContent | None = None
    statuses: tuple[str, ...] = ()
    clause: str = ""

    @model_validator(mode="after")
    def _says_something(self) -> Note:
        if bool(self.text) == bool(self.reading):
            message = "a note has either `text` or `reading`"
            raise ValueError(message)
        return self


class TableColumn(Content):
    """A level that follows from a person's best row of a table."""

    table: str
    column: str


class Crossing(Content):
    """A step from a level of one ladder to a level of another: each a fact and its level."""

    start: Annotated[dict[str, str], Field(alias="from", min_length=1, max_length=1)]
    end: Annotated[dict[str, str], Field(alias="to", min_length=1, max_length=1)]


class Ladder(Content):
    """How the levels of a fact are drawn.

    Attributes:
        heights: level to height; the document treats levels of one height alike.
    """

    fact: Text
    title: Text
    heights: Annotated[dict[str, float], Field(min_length=1)]


class PathwayContent(Content):
    """One pathway.

    Attributes:
        quote: the whole sentence of the document, verbatim.
        grants: what it leads to, in the document's words, or the table column that says it.
        already_held: the level whose holders gain nothing by it, or the table column that says it.
        scope: conditions on employer and post.
        conditions: conditions on the person, all of them.
        either: branches （；或）; the better one counts.
        crosses: the steps from one ladder to another that it is.
        asked_by: how people name what it leads to, as a pattern.
        own_conditions: what its conditions on the person are called in a sentence.
    """

    id: Text
    clause: Text
    title: Text
    grants: str | TableColumn
    verb: Text
    organiser: Text
    contact: str = ""
    quote: Text
    already_held: Annotated[TableColumn | dict[str, str] | None, Field(union_mode="left_to_right")] = None
    scope: tuple[ConditionContent, ...] = ()
    conditions: tuple[ConditionContent, ...] = ()
    either: tuple[tuple[ConditionContent, ...], ...] = ()
    notes: tuple[Note, ...] = ()
    crosses: tuple[Crossing, ...] = ()
    asked_by: Pattern = ""
    own_conditions: Text = "年限和证书条件"

    @property
    def source_clause(self) -> str:
        """The clause whose first or second half (前段, 后段) the pathway is."""
        return self.clause.removesuffix("前段").removesuffix("后段")


class ReadingContent(Content):
    """One of the ways a passage can be understood.

    Attributes:
        question: the point in question, as in 全国技能大赛优胜奖给中级还是初级.
        values: the ways, each with its meaning.
        default: the way that holds.
        reason: why.
        sentence: what a worker is told of it.
        clauses: the clauses concerned.
        raised_by: how people bring the point up, as a pattern.
    """

    question: Text
    values: dict[str, str]
    default: str
    reason: Text
    sentence: Text
    raised_by: Pattern = ""
    clauses: tuple[str, ...]

    @model_validator(mode="after")
    def _default_exists(self) -> ReadingContent:
        if self.default not in self.values:
            message = f"the default `{self.default}` is not one of {', '.join(self.values)}"
            raise ValueError(message)
        return self


class Table(Content):
    """A table of the document: rows of plain cells, each with its verbatim words.

    A row may have the days ``from`` and ``until`` which it stands in the table, and ``announced_in``: the notice that
    added it, where that is not the document itself. ``added_note`` is what is said of such a row.
    """

    title: Text
    clause: Text
    added_note: str = ""
    columns: dict[str, str]
    rows: tuple[dict[str, Cell], ...]

    @model_validator(mode="after")
    def _days_are_days(self) -> Table:
        for number, row in enumerate(self.rows, start=1):
            first, last = (date.fromisoformat(row.get(name) or "2000-01-01") for name in ("from", "until"))
            if row.get("until") and last < first:
                message = f"row {number}: `until` ({last}) is before `from` ({first})"
                raise ValueError(message)
        return self

    @property
    def key(self) -> str:
        """The first column: what tells rows apart."""
        return next(iter(self.columns))


class Contact(Content):
    """An office to ask."""

    office: Text
    phone: Text
    about: Text


class GlossaryContent(Content):
    """What a word means, and where that is from."""

    term: Text
    aliases: tuple[str, ...] = ()
    text: Text
    clause: str = ""
    quote: str = ""


class PlanRules(Content):
    """What the plan that an enterprise files may decide.

    Attributes:
        fact: the fact that says which enterprise a person belongs to.
        employer: the fact that says how.
        organiser: plans may add conditions to the pathways that this organiser runs, to no others.
        decides: the bool facts that the document leaves to the plan.
        covers: the one of them that says that the plan is for the person.
        own: the values of ``employer`` to which every plan applies.
        matches: the bool fact that a list of correspondences answers.
        match_question: how it is asked with such a list; its own choices come last.
        text: what is said to somebody whose enterprise is not known, and may have a plan that asks for more.
        clause: the clause that lets enterprises file plans.
        quote: its words.
    """

    fact: Text
    employer: Text
    organiser: Text
    decides: tuple[str, ...]
    covers: Text
    own: tuple[str, ...]
    matches: str = ""
    match_question: Question | None = None
    text: Text
    clause: Text
    quote: Text


class PolicyContent(Content):
    """``policy.yml``: what the policy is, from when, for whom, and what is said with every answer.

    Attributes:
        in_force_until: the last day, if there is one.
        applies_to: for whom it is, where there are several policies; none: for everybody.
        results_low_to_high: patterns of what pathways grant; an answer speaks of the highest first.
        ladders: the ladders that the pathways connect, as they are drawn.
        plans: what the plan of an enterprise may decide, if enterprises may file plans.
    """

    id: Text
    number: Text
    title: Text
    issuer: Text
    in_force_from: date
    in_force_until: date | None = None
    applies_to: ConditionContent | None = None
    results_low_to_high: tuple[Pattern, ...] = ()
    ladders: tuple[Ladder, ...] = ()
    plans: PlanRules | None = None
    higher_satisfies_lower: bool
    years_full: str
    contacts: tuple[Contact, ...]
    always_notes: tuple[Note, ...] = ()
    questions: dict[str, PolicyQuestion] = Field(default_factory=dict)
    pathway_order: tuple[str, ...]


class PolicyVariant(QuestionVariant):
    """A variant of a question; ``for_each_row`` of a table stands for one variant a row, when its key is known."""

    when: dict[str, JsonValue] = Field(default_factory=dict)
    for_each_row: str = ""

    @model_validator(mode="after")
    def _has_an_occasion(self) -> PolicyVariant:
        if bool(self.when) == bool(self.for_each_row):
            message = "a variant has either `when` or `for_each_row`"
            raise ValueError(message)
        return self


class PolicyQuestion(Content):
    """A question as this policy words it, instead of the general one."""

    question: Question | None = None
    variants: tuple[PolicyVariant, ...] = ()


class Example(Content):
    """A person, a day, and what must come out.

    Attributes:
        readings: readings chosen differently from the default.
        expect: pathway to status, or to several of its keys.
    """

    name: Text
    as_of: date
    facts: dict[str, JsonValue]
    readings: dict[str, str] = Field(default_factory=dict)
    expect: dict[str, str | dict[str, JsonValue]]


PolicyContent.model_rebuild()
