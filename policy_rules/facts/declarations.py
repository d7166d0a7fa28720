"""Which facts exist, of which type, how one asks for them: the shape of ``content/facts.yml``."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, model_validator

from policy_rules.dates import NEVER
from policy_rules.facts.model import Award, FactValue


class Content(BaseModel):
    """Base of everything that is read from the content folder: no unknown keys, nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Choice(Content):
    """One answer that is offered.

    Attributes:
        value: what a button sends back.
        label: what the person reads, in Chinese.
        sets: the facts that this answer states; lists and level maps replace what was held of the same fact.
    """

    value: str
    label: str
    sets: dict[str, JsonValue]


class Question(Content):
    """How a person is asked for one fact.

    Attributes:
        text: the question in the worker's own words.
        why: why it is asked, in one sentence.
        help: how to find out when one does not know.
        choices: the answers offered; every one can also be given in words.
    """

    text: str
    why: str = ""
    help: str = ""
    choices: tuple[Choice, ...] = ()


class QuestionVariant(Question):
    """The question as it is put when ``when`` is what is known of other facts (equal values, all of them)."""

    when: dict[str, JsonValue]


class Spoken(Content):
    """How a fact is said back to the person, where its label and the names of its values would sound stiff.

    Attributes:
        label: what it is called.
        values: what its values, levels, contests and prizes are called; ``unknown_contest``, ``unknown_prize``.
        if_true: a bool that is true; empty: it goes without saying.
        if_false: a bool that is false.
        none: nothing of the kind.
        since: since when a work fact or a day counts: 拿技能证后.
        text: a day or a number of days, in place of ``{value}``.
    """

    label: str = ""
    values: dict[str, str] = Field(default_factory=dict)
    if_true: str | None = None
    if_false: str | None = None
    none: str = ""
    since: str = ""
    text: str = ""


class Declaration(Content):
    """What all kinds of facts have: a name, a question, and how they are said back."""

    label: str
    question: Question | None = None
    variants: tuple[QuestionVariant, ...] = ()
    spoken: Spoken = Spoken()


class ChoiceFact(Declaration):
    """One of several values.

    Attributes:
        values_from_tables: the values are the rows of those tables of the policies that have a column for this fact;
            each is called what its cell ``label`` says, and is an answer to the question.
    """

    type: Literal["choice"]
    values: dict[str, str] = Field(default_factory=dict)
    values_from_tables: bool = False


class BoolFact(Declaration):
    """Yes or no.

    Attributes:
        true_if_any: level facts (non-empty) and bool facts (true) from which a yes follows when nothing was said.
        false_if_none: when every one of ``true_if_any`` is known to be empty or false, the answer is no.
    """

    type: Literal["bool"]
    true_if_any: tuple[str, ...] = ()
    false_if_none: bool = False


class DateQuestion(Content):
    """How one asks for the day of one level: ``{level}`` stands for its label, ``{highest}`` for the highest held.

    Attributes:
        held: for a level that is held, its date untold or not exact enough.
        earlier: for a level below the highest that may have been obtained before.
    """

    held: Question
    earlier: Question


class LevelsFact(Declaration):
    """Levels held and since when.

    Attributes:
        levels: the levels from low to high, with their names in the document's words.
        groups: a name that stands for several levels (``senior``), with its own name; it may be held, undetermined.
        complete: the bool fact that says that levels not listed were never obtained; none: they never were.
        empty_by_default: the fact counts as "holds none" when nothing was said.
    """

    type: Literal["levels"]
    levels: dict[str, str]
    groups: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    group_labels: dict[str, str] = Field(default_factory=dict)
    complete: str | None = None
    empty_by_default: bool = False
    date_question: DateQuestion | None = None

    @model_validator(mode="after")
    def _groups_are_of_known_levels(self) -> LevelsFact:
        for group, members in self.groups.items():
            for member in members:
                if member not in self.levels:
                    message = f"group `{group}` names `{member}`, which is no level"
                    raise ValueError(message)
        return self

    @cached_property
    def ladder(self) -> tuple[str, ...]:
        """The levels from low to high."""
        return tuple(self.levels)

    @cached_property
    def ranks(self) -> dict[str, int]:
        """The place of each level, from low to high."""
        return {level: rank for rank, level in enumerate(self.levels)}

    @cached_property
    def never(self) -> list[tuple[int, int]]:
        """For each level that it is held from no day on; nobody may change it."""
        return [(NEVER, NEVER)] * len(self.levels)

    def at_or_above(self, level: str) -> tuple[str, ...]:
        """The levels from ``level`` (or the lowest of a group) upwards."""
        order = list(self.levels)
        lowest = min(order.index(name) for name in self.members(level))
        return tuple(order[lowest:])

    def members(self, level: str) -> tuple[str, ...]:
        """The levels that a name stands for: itself, or the members of a group."""
        return self.groups.get(level, (level,))

    def name_of(self, level: str) -> str:
        """The document's word for a level or a group."""
        return self.levels.get(level) or self.group_labels[level]


class WorkFact(Declaration):
    """Worked in the field since a certificate: yes, no, or with a gap of so many days."""

    type: Literal["work"]
    defaults_to: str | None = None


class AwardsFact(Declaration):
    """Prizes at contests; a part that is not told is null."""

    type: Literal["awards"]
    contests: dict[str, str]
    prizes: dict[str, str]


class SetFact(Declaration):
    """Any number of values of a list."""

    type: Literal["set"]
    values: dict[str, str]


class WhenFact(Declaration):
    """A day, told as exactly as one can."""

    type: Literal["when"]


class DaysFact(Declaration):
    """A number of days, 0 when nothing was said."""

    type: Literal["days"]


FactDeclaration = Annotated[
    ChoiceFact | BoolFact | LevelsFact | WorkFact | AwardsFact | SetFact | WhenFact | DaysFact,
    Field(discriminator="type"),
]


class FactDeclarations(Content):
    """All facts that exist, in the order in which a tie between questions is broken."""

    facts: dict[str, FactDeclaration]

    @model_validator(mode="after")
    def _references_exist(self) -> FactDeclarations:
        for name, declaration in self.facts.items():
            for other in _references(declaration):
                if other not in self.facts:
                    message = f"`{name}` refers to `{other}`, which is not declared"
                    raise ValueError(message)
        return self

    def levels(self, name: str) -> LevelsFact:
        """The declaration of a levels fact."""
        declaration = self.facts[name]
        assert isinstance(declaration, LevelsFact), name
        return declaration

    def work_and_defaults(self, name: str) -> tuple[str, ...]:
        """A work fact and those that stand for it one after the other where it was not told."""
        declaration = self.facts[name]
        assert isinstance(declaration, WorkFact), name
        return (name, *(self.work_and_defaults(declaration.defaults_to) if declaration.defaults_to else ()))

    def denials(self, fact: str) -> tuple[str, ...]:
        """The bool facts of which a no says that ``fact`` is empty."""
        return self._denials.get(fact, ())

    @cached_property
    def parsers(self) -> dict[str, Callable[[str, object], FactValue]]:
        """What reads each fact, in the order of declaration."""
        from policy_rules.facts.parsing import parser_of

        return {name: parser_of(declaration) for name, declaration in self.facts.items()}

    @cached_property
    def _denials(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for name, declaration in self.facts.items():
            if isinstance(declaration, BoolFact) and declaration.false_if_none:
                found |= {source: (*found.get(source, ()), name) for source in declaration.true_if_any}
        return found

    def order(self) -> dict[str, tuple[int, int]]:
        """Every name that can be asked for, with its place: by declaration, then by level."""
        order: dict[str, tuple[int, int]] = {}
        for place, (name, declaration) in enumerate(self.facts.items()):
            order[name] = (place, 0)
            if isinstance(declaration, LevelsFact):
                names = (*declaration.levels, *declaration.groups)
                order |= {f"{name}.{level}": (place, rank) for rank, level in enumerate(names, start=1)}
        return order

    @cached_property
    def award_fact(self) -> str:
        """The name of the awards fact."""
        return next(name for name, declaration in self.facts.items() if isinstance(declaration, AwardsFact))

    def completions(self, name: str, award: Award) -> tuple[tuple[str, str], ...]:
        """The (contest, prize) rows that an award told in part can be."""
        declaration = self.facts[name]
        assert isinstance(declaration, AwardsFact), name
        contests = (award.contest,) if award.contest else tuple(declaration.contests)
        prizes = (award.prize,) if award.prize else tuple(declaration.prizes)
        return tuple((contest, prize) for contest in contests for prize in prizes)

    def label(self, missing: str) -> str:
        """What a name in ``missing`` is called in Chinese: 单位, or 技师的发证日期."""
        fact, _, level = missing.partition(".")
        declaration = self.facts[fact]
        if level and isinstance(declaration, LevelsFact):
            return f"{declaration.name_of(level)}的取得日期"
        return declaration.label


def _references(declaration: FactDeclaration) -> tuple[str, ...]:
    own: tuple[str, ...] = ()
    if isinstance(declaration, BoolFact):
        own = declaration.true_if_any
    elif isinstance(declaration, LevelsFact) and declaration.complete:
        own = (declaration.complete,)
    elif isinstance(declaration, WorkFact) and declaration.defaults_to:
        own = (declaration.defaults_to,)
    questions = (*((declaration.question,) if declaration.question else ()), *declaration.variants)
    set_by_choices = tuple(fact for question in questions for choice in question.choices for fact in choice.sets)
    return own + set_by_choices
