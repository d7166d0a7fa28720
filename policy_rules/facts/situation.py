"""Facts seen on one day: defaults applied, untold dates ended on that day, every unknown with the name to ask for."""

from __future__ import annotations

from typing import NamedTuple

from policy_rules.dates import NEVER, Interval
from policy_rules.facts.declarations import BoolFact, FactDeclarations, LevelsFact, WorkFact
from policy_rules.facts.ladders import LevelState, Starts, starts_of, states_of
from policy_rules.facts.model import Facts


class WorkState(NamedTuple):
    """Work since a certificate: ``gap_days`` when known, ``NEVER`` for no such work, ``None`` when not known."""

    gap_days: int | None
    missing: str


class Source(NamedTuple):
    """What a yes follows from: ``True``, ``False``, or ``None`` when it is not known."""

    value: bool | None
    missing: str


class Ladder(NamedTuple):
    """A levels fact.

    Attributes:
        complete: the fact that says that all levels were told, if there is one.
        unsaid: when its levels are held if nothing was said, where that means that none is.
    """

    fact: str
    declaration: LevelsFact
    complete: str | None
    unsaid: Starts | None


class Situation:
    """One person on one day.

    Args:
        facts: what was told.
        declarations: the declarations of those facts.
        as_of: the day asked about.

    Attributes:
        exact_days: of ladders of which every day is known, since when each level or a higher one is held, for whom
            that was worked out already.
    """

    __slots__ = ("_levels", "_starts", "as_of", "declarations", "exact_days", "facts")

    def __init__(self, facts: Facts, declarations: FactDeclarations, as_of: int) -> None:
        self.facts = facts
        self.declarations = declarations
        self.as_of = as_of
        self.exact_days: dict[str, tuple[int, ...]] = {}
        self._levels: dict[str, dict[str, LevelState] | None] = {}
        self._starts: dict[str, Starts | None] = {}

    def levels(self, fact: str) -> dict[str, LevelState] | None:
        """The state of every level of a levels fact, from low to high; ``None`` when nothing is known of it."""
        if fact not in self._levels:
            self._levels[fact] = self._level_states(fact)
        return self._levels[fact]

    def starts(self, fact: str) -> Starts | None:
        """Since when each level of a levels fact or a higher one is held, from low to high."""
        if fact not in self._starts:
            self._starts[fact] = self._or_higher(fact)
        return self._starts[fact]

    def starts_told(self, ladder: Ladder) -> Starts | None:
        """The same, quickly where it was told."""
        fact, declaration, complete, unsaid = ladder
        held = self.facts.get(fact)
        if held is None and unsaid is not None:
            return unsaid
        if not held or not isinstance(held, dict):
            return self.starts(fact)
        is_complete = complete is None or self.facts.get(complete) is True
        starts = self._starts[fact] = starts_of(declaration, fact, held, self.as_of, complete=is_complete)
        return starts

    def _or_higher(self, fact: str) -> Starts | None:
        held = self.held(fact)
        if held is None:
            return None
        declaration = self.declarations.levels(fact)
        if not held:
            return declaration.never
        return starts_of(declaration, fact, held, self.as_of, complete=self._is_complete(declaration))

    def _is_complete(self, declaration: LevelsFact) -> bool:
        """Whether levels that were not told were surely never obtained."""
        complete = declaration.complete
        return complete is None or self.facts.get(complete) is True

    def work(self, fact: str) -> WorkState:
        """The state of a work fact; one that was not told takes its default."""
        work = self.facts.work(fact)
        if work is not None:
            return WorkState(NEVER if work.gap_days is None else work.gap_days, fact)
        declaration = self.declarations.facts[fact]
        assert isinstance(declaration, WorkFact)
        if declaration.defaults_to:
            return self.work(declaration.defaults_to)
        return WorkState(None, fact)

    def gap(self, fact: str) -> int | None:
        """The days that do not count, 0 for none; ``NEVER`` for no such work, ``None`` when not known."""
        return self.work(fact).gap_days

    def told_levels(self, fact: str) -> tuple[object, ...]:
        """All that :meth:`levels` depends on besides the day, as one value."""
        held = self.held(fact)
        complete = self.declarations.levels(fact).complete
        return (None if held is None else tuple(held.items()), complete and self.facts.flag(complete))

    def flag(self, fact: str) -> bool | None:
        """The value of a bool fact, told or following from others; a held title outweighs "never held one"."""
        told = self.facts.flag(fact)
        declaration = self.declarations.facts[fact]
        assert isinstance(declaration, BoolFact)
        if not declaration.true_if_any or (told is not None and not declaration.false_if_none):
            return told
        sources = self.sources(fact)
        if any(source.value for source in sources):
            return True
        if told is None and declaration.false_if_none and all(source.value is False for source in sources):
            return False
        return told

    def sources(self, fact: str) -> tuple[Source, ...]:
        """What a bool fact follows from."""
        declaration = self.declarations.facts[fact]
        assert isinstance(declaration, BoolFact)
        return tuple(self._source(name) for name in declaration.true_if_any)

    def held(self, fact: str) -> dict[str, Interval] | None:
        """The levels told of a levels fact; ``{}`` also when that follows from a default or from "never held one"."""
        held = self.facts.held(fact)
        if held is not None:
            return held
        if self.declarations.levels(fact).empty_by_default or self._ruled_out(fact):
            return {}
        return None

    def _ruled_out(self, fact: str) -> bool:
        return any(self.facts.flag(name) is False for name in self.declarations.denials(fact))

    def _source(self, name: str) -> Source:
        declaration = self.declarations.facts[name]
        if isinstance(declaration, BoolFact):
            return Source(self.flag(name), self._asked_for(name, declaration))
        held = self.held(name)
        return Source(None if held is None else bool(held), name)

    def _asked_for(self, name: str, declaration: BoolFact) -> str:
        """An unknown that only follows from others is settled by asking for those."""
        unknown = [s.missing for s in self.sources(name) if s.value is None] if declaration.false_if_none else []
        return unknown[0] if unknown else name

    def _level_states(self, fact: str) -> dict[str, LevelState] | None:
        held = self.held(fact)
        if held is None:
            return None
        declaration = self.declarations.levels(fact)
        return states_of(declaration, fact, held, self.as_of, complete=self._is_complete(declaration))
