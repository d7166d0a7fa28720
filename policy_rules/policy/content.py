"""The shape of a policy's files: what a policy officer writes."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, JsonValue, model_validator

from policy_rules.facts.declarations import Content, Question, QuestionVariant
from policy_rules.policy.conditions import ConditionContent

Text = Annotated[str, Field(min_length=1)]
"""A sentence that may not be empty."""


class Clause(Content):
    """One clause of the source.

    Attributes:
        id: its number in the document: 三（一）1（2）.
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


class PathwayContent(Content):
    """One pathway.

    Attributes:
        quote: the whole sentence of the document, verbatim.
        grants: what it leads to, in the document's words, or the table column that says it.
        already_held: the level whose holders gain nothing by it, or the table column that says it.
        scope: conditions on employer and post.
        conditions: conditions on the person, all of them.
        either: branches （；或）; the better one counts.
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
    """

    question: Text
    values: dict[str, str]
    default: str
    reason: Text
    sentence: Text
    clauses: tuple[str, ...]

    @model_validator(mode="after")
    def _default_exists(self) -> ReadingContent:
        if self.default not in self.values:
            message = f"the default `{self.default}` is not one of {', '.join(self.values)}"
            raise ValueError(message)
        return self


class Table(Content):
    """A table of the document: rows of plain cells, each with its verbatim words."""

    title: Text
    clause: Text
    columns: dict[str, str]
    rows: tuple[dict[str, str], ...]


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


class PolicyContent(Content):
    """``policy.yml``: what the policy is, from when, and what is said with every answer."""

    id: Text
    number: Text
    title: Text
    issuer: Text
    in_force_from: date
    higher_satisfies_lower: bool
    years_full: str
    contacts: tuple[Contact, ...]
    always_notes: tuple[Note, ...] = ()
    questions: dict[str, PolicyQuestion] = Field(default_factory=dict)
    pathway_order: tuple[str, ...]


class PolicyQuestion(Content):
    """A question as this policy words it, instead of the general one."""

    question: Question | None = None
    variants: tuple[QuestionVariant, ...] = ()


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
