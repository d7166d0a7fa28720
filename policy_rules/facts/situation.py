"""Facts seen on one day: defaults applied, untold dates ended on that day, every unknown with the name to ask for."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, TypeAlias

from policy_rules.dates import LONG_AGO, NEVER, Interval
from policy_rules.facts.declarations import BoolFact, FactDeclarations, LevelsFact, WorkFact
from policy_rules.facts.model import Facts

Starts: TypeAlias = list[tuple[int, int]]
"""For each level the best and the worst case."""


class LevelState(NamedTuple):
    """From when a level has been held.

    Attributes:
        best: the earliest day on which it can have been obtained, ``NEVER`` when it surely is not held.
        worst: the latest such day, ``NEVER`` when it may not be held at all.
        missing: what to ask for when ``best`` and ``worst`` differ.
    """

    best: int
    worst: int
    missing: str


class WorkState(NamedTuple):
    """Work since a certificate: ``gap_days`` when known, ``NEVER`` for no such work, ``None`` when not known."""

    gap_days: int | None
    missing: str


class Source(NamedTuple):
    """What a yes follows from: ``True``, ``False``, or ``None`` when it is not known."""

    value: bool | None
    missing: str


class Situation:
    """One person on one day.

    Args:
        facts: what was told.
        declarations: the declarations of those facts.
        as_of: the day asked about.
    """

    __slots__ = ("_gaps", "_levels", "_starts", "as_of", "declarations", "facts")

    def __init__(self, facts: Facts, declarations: FactDeclarations, as_of: int) -> None:
        self.facts = facts
        self.declarations = declarations
        self.as_of = as_of
        self._levels: dict[str, dict[str, LevelState] | None] = {}
        self._starts: dict[str, Starts | None] = {}
        self._gaps: dict[str, int | None] = {}

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

    def _or_higher(self, fact: str) -> Starts | None:
        states = self.levels(fact)
        if states is None:
            return None
        if not self.held(fact):
            return [(NEVER, NEVER)] * len(states)
        best = worst = NEVER
        found: Starts = []
        for state in reversed(states.values()):
            best = min(best, state.best)
            worst = min(worst, state.worst)
            found.append((best, worst))
        found.reverse()
        return found

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
        if fact not in self._gaps:
            self._gaps[fact] = self.work(fact).gap_days
        return self._gaps[fact]

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
        levels = tuple(declaration.levels)
        if not held:
            return _not_held(fact, levels)
        complete = declaration.complete is None or self.facts.flag(declaration.complete) is True
        found: list[LevelState] = []
        not_held, perhaps = _not_held(fact, levels), _perhaps_earlier(fact, levels)
        others = not_held
        for level in reversed(levels):
            told = held.get(level)
            if told is None:
                found.append(others[level])
                continue
            seen = told.seen_on(self.as_of)
            found.append(LevelState(seen.earliest, seen.latest, f"{fact}.{level}"))
            if not complete:
                others = perhaps
        states = dict(zip(levels, reversed(found), strict=True))
        for group, members in declaration.groups.items():
            if group in held:
                self._add_undetermined(declaration, fact, held[group], members, states, complete=complete)
        return states

    def _add_undetermined(
        self,
        declaration: LevelsFact,
        fact: str,
        told: Interval,
        members: tuple[str, ...],
        states: dict[str, LevelState],
        *,
        complete: bool,
    ) -> None:
        """One of ``members`` is held, nobody said which: the lowest may be older, the others may not be held."""
        seen = told.seen_on(self.as_of)
        order = list(declaration.levels)
        lowest = members[0]
        for member in members:
            state = states[member]
            best = seen.earliest if member != lowest or complete else LONG_AGO
            if f"{fact}.{member}" != state.missing or state.best == LONG_AGO:
                worst = seen.latest if member == lowest else NEVER
                states[member] = LevelState(min(best, state.best), min(worst, state.worst), fact)
        for level in order[: order.index(lowest)]:
            if states[level].best == NEVER and not complete:
                states[level] = LevelState(LONG_AGO, NEVER, f"{fact}.{level}")


@lru_cache(maxsize=64)
def _not_held(fact: str, levels: tuple[str, ...]) -> dict[str, LevelState]:
    """None of the levels is held; nobody may change it."""
    return dict.fromkeys(levels, LevelState(NEVER, NEVER, fact))


@lru_cache(maxsize=64)
def _perhaps_earlier(fact: str, levels: tuple[str, ...]) -> dict[str, LevelState]:
    """A level below one that is held may have been obtained on any day, or never."""
    return {level: LevelState(LONG_AGO, NEVER, f"{fact}.{level}") for level in levels}
