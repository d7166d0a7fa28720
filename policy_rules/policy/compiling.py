"""From content to compiled conditions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NoReturn, TypeVar

from policy_rules.conditions.base import Condition
from policy_rules.conditions.clocks import Clock, HeldLevels, Service
from policy_rules.conditions.combinations import AllOf, AnyOf
from policy_rules.conditions.listed import Listed
from policy_rules.conditions.values import Awarded, Flag, HoldsNone, Includes, OneOf
from policy_rules.dates import LONG_AGO, NEVER, chinese
from policy_rules.errors import PolicyError
from policy_rules.facts.declarations import (
    AwardsFact,
    BoolFact,
    ChoiceFact,
    DaysFact,
    FactDeclarations,
    LevelsFact,
    SetFact,
    WhenFact,
    WorkFact,
)
from policy_rules.policy.conditions import ConditionContent, ValueSet, Worked
from policy_rules.policy.content import Note, PathwayContent, ReadingContent, Table
from policy_rules.policy.model import CompiledNote, Pathway, ReportedCondition

Declared = TypeVar("Declared", ChoiceFact, BoolFact, LevelsFact, WorkFact, AwardsFact, SetFact, WhenFact, DaysFact)


@dataclass(frozen=True)
class Compiler:
    """Turns the conditions of one policy into nodes.

    Attributes:
        place: file and policy, for error messages.
        or_higher: whether a higher level satisfies a lower one.
        extra_days: 1 where a year is full only on the day after the anniversary.
        start: the first day of the policy; rows of tables that are not newer have always been there.
        interned: conditions compiled before, so that one shared by pathways is one object and is evaluated once.
        interned_notes: the same for the conditions of notes.
    """

    place: str
    declarations: FactDeclarations
    tables: Mapping[str, Table]
    readings: Mapping[str, ReadingContent]
    or_higher: bool
    extra_days: int
    start: date
    interned: dict[str, ReportedCondition]
    interned_notes: dict[str, Condition]

    def pathway(self, content: PathwayContent) -> Pathway:
        """One pathway with everything it needs to decide."""
        already = content.already_held
        return Pathway(
            content=content,
            scope=tuple(self._reported(one, scope=True) for one in content.scope),
            conditions=tuple(self._reported(one) for one in content.conditions),
            branches=tuple(
                tuple(self._reported(one, branch=number) for one in branch)
                for number, branch in enumerate(content.either, start=1)
            ),
            notes=(*(self.note(note) for note in content.notes), *self._notes_of_rows(content)),
            already_held=self._clock(already, exactly=False) if isinstance(already, dict) else None,
        )

    def reported(self, content: ConditionContent, *, scope: bool = False) -> ReportedCondition:
        """A condition with what is said of it."""
        return self._reported(content, scope=scope)

    def note(self, note: Note) -> CompiledNote:
        """A note with its text, which may be a reading's sentence."""
        if note.reading is not None and note.reading not in self.readings:
            self._refuse(f"a note names the reading `{note.reading}`, which does not exist")
        text = self.readings[note.reading].sentence if note.reading else note.text
        when = self._shared(note.when) if note.when else None
        return CompiledNote(text, when, frozenset(note.statuses))

    def _notes_of_rows(self, content: PathwayContent) -> list[CompiledNote]:
        """Whoever came into a list by a later notice is told by which."""
        lists = dict.fromkeys(one.listed_in for one in content.scope if one.listed_in)
        tables = [table for name in lists if (table := self._table(str(name))).added_note]
        return [
            CompiledNote(
                table.added_note.format(**row, since=chinese(date.fromisoformat(row["from"]).toordinal())),
                OneOf(table.columns[table.key], frozenset({row[table.key]})),
                frozenset(),
            )
            for table in tables
            for row in table.rows
            if row.get("announced_in")
        ]

    def _shared(self, content: ConditionContent) -> Condition:
        """A condition that several notes name is one object and is evaluated once."""
        identity = content.model_dump_json(by_alias=True)
        if identity not in self.interned_notes:
            self.interned_notes[identity] = self.condition(content)
        return self.interned_notes[identity]

    def condition(self, content: ConditionContent) -> Condition:
        """One condition."""
        kinds: list[tuple[object, Callable[[], Condition]]] = [
            (content.holds, lambda: self._clock(content.holds or {}, exactly=content.exactly)),
            (content.worked, lambda: self._worked(content.worked)),
            (content.served, lambda: self._served(content)),
            (content.is_, lambda: self._flag(content.is_ or {})),
            (content.one_of, lambda: self._one_of(content.one_of)),
            (content.includes, lambda: self._includes(content.includes)),
            (content.award, lambda: self._awarded(content)),
            (content.holds_none, lambda: self._holds_none(content.holds_none or "")),
            (content.all_of, lambda: AllOf(tuple(map(self.condition, content.all_of or ())))),
            (content.any_of, lambda: AnyOf(tuple(map(self.condition, content.any_of or ())))),
            (content.not_, partial(self._not, content.not_)),
        ]
        return next(build() for value, build in kinds if value is not None)

    def _reported(self, content: ConditionContent, *, branch: int = 0, scope: bool = False) -> ReportedCondition:
        identity = f"{branch} {scope} {content.model_dump_json(by_alias=True)}"
        if identity in self.interned:
            return self.interned[identity]
        for key in ("text", "clause", "quote"):
            if not getattr(content, key):
                self._refuse(f"a reported condition lacks `{key}`: {content.text or content.quote or content.clause}")
        by_value: tuple[str, dict[str, str]] | None = None
        if content.quote_from:
            table = self._table(content.quote_from)
            key = next(iter(table.columns))
            by_value = (key, {row[key]: row["quote"] for row in table.rows})
        condition = self.condition(content)
        if content.listed_in:
            condition = self._listed(condition, self._table(content.listed_in))
        reported = ReportedCondition(
            condition, content.text, content.clause, content.quote, content, by_value, branch, scope
        )
        self.interned[identity] = reported
        return reported

    def _listed(self, condition: Condition, table: Table) -> Condition:
        """``condition``, and in the list; a list that never changed adds nothing to it."""
        fact = table.columns[table.key]
        self._declared(fact, ChoiceFact)
        spans = tuple((row[table.key], *self._span(row)) for row in table.rows)
        if all(span[1:] == (LONG_AGO, NEVER) for span in spans):
            return condition
        return AllOf((condition, Listed(fact, spans)))

    def _span(self, row: Mapping[str, str]) -> tuple[int, int]:
        first = date.fromisoformat(row["from"]) if row.get("from") else self.start
        last = date.fromisoformat(row["until"]).toordinal() if row.get("until") else NEVER
        return (LONG_AGO if first <= self.start else first.toordinal()), last

    def _clock(self, held: Mapping[str, str], *, exactly: bool) -> Clock:
        return Clock(self._held(held, exactly=exactly))

    def _worked(self, worked: Worked | None) -> Clock:
        assert worked is not None
        self._declared(worked.during, WorkFact)
        return Clock(
            self._held(worked.since, exactly=worked.exactly),
            worked.years,
            worked.during,
            self._worked(worked.after) if worked.after else None,
            self.extra_days,
        )

    def _held(self, held: Mapping[str, str], *, exactly: bool) -> tuple[HeldLevels, ...]:
        found = []
        for fact, level in held.items():
            declaration = self._declared(fact, LevelsFact)
            if level not in declaration.levels and level not in declaration.groups:
                self._refuse(f"`{level}` is no level of `{fact}`")
            or_higher = self.or_higher and not exactly
            levels = declaration.at_or_above(level) if or_higher else declaration.members(level)
            found.append(HeldLevels(fact, levels))
        return tuple(found)

    def _served(self, content: ConditionContent) -> Service:
        served = content.served
        assert served is not None
        self._declared(served.since, WhenFact)
        if served.without:
            self._declared(served.without, DaysFact)
        if served.or_told:
            self._declared(served.or_told, BoolFact)
        return Service(served.since, served.years, served.without, served.or_told, self.extra_days)

    def _flag(self, values: Mapping[str, bool]) -> Condition:
        for fact in values:
            self._declared(fact, BoolFact)
        flags = tuple(Flag(fact, value) for fact, value in values.items())
        return flags[0] if len(flags) == 1 else AllOf(flags)

    def _one_of(self, content: ValueSet | None) -> OneOf:
        assert content is not None
        self._values(content, self._declared(content.fact, ChoiceFact).values)
        return OneOf(content.fact, frozenset(content.values), frozenset(content.unclear))

    def _includes(self, content: ValueSet | None) -> Includes:
        assert content is not None
        self._values(content, self._declared(content.fact, SetFact).values)
        return Includes(content.fact, frozenset(content.values), frozenset(content.unclear))

    def _awarded(self, content: ConditionContent) -> Awarded:
        award = content.award
        assert award is not None
        declaration = self._declared(award.fact, AwardsFact)
        if award.table:
            rows = tuple((row["contest"], row["prize"]) for row in self._table(award.table).rows)
        else:
            rows = tuple((contest, prize) for contest in award.contests for prize in award.prizes)
        for contest, prize in rows:
            if contest not in declaration.contests or prize not in declaration.prizes:
                self._refuse(f"`{contest}` / `{prize}` is no award of `{award.fact}`")
        return Awarded(award.fact, rows)

    def _holds_none(self, fact: str) -> HoldsNone:
        self._declared(fact, LevelsFact)
        return HoldsNone(fact)

    def _not(self, content: ConditionContent | None) -> Condition:
        """The contrary; only of conditions that no passing of time makes true, so that more time never closes."""
        assert content is not None
        inner = self.condition(content)
        if isinstance(inner, Flag):
            return Flag(inner.fact, not inner.value)
        if isinstance(inner, OneOf):
            declaration = self._declared(inner.fact, ChoiceFact)
            return OneOf(inner.fact, frozenset(declaration.values) - inner.values - inner.unclear, inner.unclear)
        return self._refuse("`not` may stand only before one `is` or `one_of`")

    def _values(self, content: ValueSet, allowed: Mapping[str, str]) -> None:
        for value in (*content.values, *content.unclear):
            if value not in allowed:
                self._refuse(f"`{value}` is no value of `{content.fact}`")

    def _table(self, name: str) -> Table:
        if name not in self.tables:
            self._refuse(f"the table `{name}` does not exist")
        return self.tables[name]

    def _declared(self, fact: str, kind: type[Declared]) -> Declared:
        declaration = self.declarations.facts.get(fact)
        if declaration is None:
            self._refuse(f"the fact `{fact}` is not declared")
        if not isinstance(declaration, kind):
            self._refuse(f"the fact `{fact}` is of type `{declaration.type}`, which does not fit here")
        return declaration

    def _refuse(self, problem: str) -> NoReturn:
        message = f"{self.place}: {problem}"
        raise PolicyError(message)
