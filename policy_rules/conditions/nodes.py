"""Compiled conditions.

Every condition has an *onset*: the first day from which it is true, ``LONG_AGO`` if it always was, ``NEVER`` if no
passing of time makes it true. Where facts are not exact the onset lies between a best and a worst case; both are
reached by some completion of the facts, since no condition asks for a fact and its contrary.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from policy_rules.conditions import terms as t
from policy_rules.dates import LONG_AGO, NEVER, anniversary
from policy_rules.facts.situation import LevelState, Situation

ANY_DAY = NEVER - 1
"""The bound under which ``terms`` asks whether time alone can satisfy a condition."""


@dataclass(frozen=True, slots=True)
class Onset:
    """The first day from which a condition is true, in the best and in the worst case."""

    best: int
    worst: int


MET = Onset(LONG_AGO, LONG_AGO)
FAILED = Onset(NEVER, NEVER)
OPEN = Onset(LONG_AGO, NEVER)


class Condition(Protocol):
    """A compiled condition."""

    def onset(self, situation: Situation) -> Onset:
        """From when the condition is true."""

    def terms(self, situation: Situation, bound: int) -> t.Terms:
        """The combinations of unknowns under which the onset is at most ``bound``."""

    def facts(self) -> frozenset[str]:
        """The facts that the condition reads."""


def _settled(onset: Onset, bound: int) -> t.Terms | None:
    if onset.worst <= bound:
        return t.SATISFIED
    if onset.best > bound:
        return t.UNSATISFIABLE
    return None


@dataclass(frozen=True, slots=True)
class HeldLevels:
    """Levels of one fact any of which will do."""

    fact: str
    levels: tuple[str, ...]

    def states(self, situation: Situation) -> list[tuple[str, LevelState]] | None:
        """The states of those levels; ``None`` when nothing is known of the fact."""
        known = situation.levels(self.fact)
        return None if known is None else [(level, known[level]) for level in self.levels]


@dataclass(frozen=True, slots=True)
class Clock:
    """So many full years of work since a level was obtained; 0 years: simply holding it.

    Attributes:
        since: the levels, any of which starts the clock.
        years: full years, 0 or more.
        during: the work fact that says how much of the time counts, if any.
        after: a condition whose onset the clock may not start before, if any.
        extra_days: 1 where a year counts as full only on the day after the anniversary.
    """

    since: tuple[HeldLevels, ...]
    years: int = 0
    during: str | None = None
    after: Condition | None = None
    extra_days: int = 0

    def onset(self, situation: Situation) -> Onset:
        """See :class:`Condition`."""
        best, worst = NEVER, NEVER
        for held in self.since:
            states = held.states(situation)
            if states is None:
                best = LONG_AGO
                continue
            for _level, state in states:
                best = min(best, state.best)
                worst = min(worst, state.worst)
        if self.after is not None:
            after = self.after.onset(situation)
            best, worst = max(best, after.best), max(worst, after.worst)
        gap = situation.work(self.during).gap_days if self.during else 0
        return Onset(self._reached(best, gap or 0), self._reached(worst, NEVER if gap is None else gap))

    def terms(self, situation: Situation, bound: int) -> t.Terms:
        """See :class:`Condition`."""
        settled = _settled(self.onset(situation), bound)
        if settled is not None:
            return settled
        parts = [self._start_terms(situation, bound)]
        if self.during and situation.work(self.during).gap_days is None:
            parts.append([{(situation.work(self.during).missing,): frozenset({"worked"})}])
        if self.after is not None:
            parts.append(self.after.terms(situation, bound))
        return t.all_of(parts)

    def facts(self) -> frozenset[str]:
        """See :class:`Condition`."""
        own = {held.fact for held in self.since} | ({self.during} if self.during else set())
        return frozenset(own) | (self.after.facts() if self.after else frozenset())

    def _start_terms(self, situation: Situation, bound: int) -> t.Terms:
        gap = (situation.work(self.during).gap_days if self.during else 0) or 0
        latest = bound - 366 * self.years - gap
        found: t.Terms = []
        for held in self.since:
            states = held.states(situation)
            if states is None:
                found.append({(held.fact,): (frozenset(held.levels), latest)})
                continue
            for level, state in states:
                if self._reached(state.worst, gap) <= bound:
                    return t.SATISFIED
                if self._reached(state.best, gap) <= bound:
                    found.append({(state.missing, level): latest})
        return found

    def _reached(self, start: int, gap: int) -> int:
        if NEVER in (start, gap):
            return NEVER
        if start == LONG_AGO:
            return LONG_AGO
        return anniversary(start, self.years) + gap + (self.extra_days if self.years else 0)


@dataclass(frozen=True, slots=True)
class Service:
    """So many full years since a day, less the days that do not count; a plain yes or no may stand for both.

    Attributes:
        since: the when fact.
        years: full years.
        without: the days fact to subtract.
        or_told: the bool fact that answers at once; a no means that the years are still running.
    """

    since: str
    years: int
    without: str | None = None
    or_told: str | None = None
    extra_days: int = 0

    def onset(self, situation: Situation) -> Onset:
        """See :class:`Condition`."""
        told = situation.facts.day(self.since)
        if told is not None:
            seen = told.seen_on(situation.as_of)
            return Onset(self._reached(situation, seen.earliest), self._reached(situation, seen.latest))
        shortcut = situation.facts.flag(self.or_told) if self.or_told else None
        if shortcut is None:
            return OPEN
        if shortcut:
            return MET
        return Onset(situation.as_of + 1, anniversary(situation.as_of, self.years) + self.extra_days)

    def terms(self, situation: Situation, bound: int) -> t.Terms:
        """See :class:`Condition`."""
        settled = _settled(self.onset(situation), bound)
        return [{(self.since,): bound - 366 * self.years}] if settled is None else settled

    def facts(self) -> frozenset[str]:
        """See :class:`Condition`."""
        return frozenset(name for name in (self.since, self.without, self.or_told) if name)

    def _reached(self, situation: Situation, start: int) -> int:
        if start == LONG_AGO:
            return LONG_AGO
        gap = situation.facts.days(self.without) if self.without else 0
        return anniversary(start, self.years) + gap + self.extra_days


@dataclass(frozen=True, slots=True)
class Flag:
    """A bool fact has a value."""

    fact: str
    value: bool

    def onset(self, situation: Situation) -> Onset:
        """See :class:`Condition`."""
        value = situation.flag(self.fact)
        if value is None:
            return OPEN
        return MET if value is self.value else FAILED

    def terms(self, situation: Situation, bound: int) -> t.Terms:
        """See :class:`Condition`."""
        settled = _settled(self.onset(situation), bound)
        if settled is not None:
            return settled
        sources = [source for source in situation.sources(self.fact) if source.value is None]
        literal = frozenset({str(self.value)})
        of_sources: t.Terms = [{(source.missing, "any"): literal} for source in sources]
        if sources and self._follows_from_sources(situation):
            return of_sources if self.value else t.all_of([term] for term in of_sources)
        own: t.Terms = [{(self.fact,): literal}]
        return t.any_of([own, of_sources]) if self.value else t.all_of([own, *([term] for term in of_sources)])

    def facts(self) -> frozenset[str]:
        """See :class:`Condition`."""
        return frozenset({self.fact})

    def _follows_from_sources(self, situation: Situation) -> bool:
        return bool(getattr(situation.declarations.facts[self.fact], "false_if_none", False))


@dataclass(frozen=True, slots=True)
class OneOf:
    """A choice fact has one of several values; of ``unclear`` values nobody can tell from the fact alone."""

    fact: str
    values: frozenset[str]
    unclear: frozenset[str] = frozenset()

    def onset(self, situation: Situation) -> Onset:
        """See :class:`Condition`."""
        value = situation.facts.choice(self.fact)
        if value is None or value in self.unclear:
            return OPEN
        return MET if value in self.values else FAILED

    def terms(self, situation: Situation, bound: int) -> t.Terms:
        """See :class:`Condition`."""
        settled = _settled(self.onset(situation), bound)
        if settled is not None:
            return settled
        if situation.facts.choice(self.fact) is None:
            return [{(self.fact,): self.values}]
        return [{(self.fact, "unclear", *sorted(self.values)): frozenset({"True"})}]

    def facts(self) -> frozenset[str]:
        """See :class:`Condition`."""
        return frozenset({self.fact})


@dataclass(frozen=True, slots=True)
class Includes:
    """A set fact has at least one of several values; of ``unclear`` values nobody can tell from the fact alone."""

    fact: str
    values: frozenset[str]
    unclear: frozenset[str] = frozenset()

    def onset(self, situation: Situation) -> Onset:
        """See :class:`Condition`."""
        chosen = situation.facts.chosen(self.fact)
        if chosen is None:
            return OPEN
        if chosen & self.values:
            return MET
        return OPEN if chosen & self.unclear else FAILED

    def terms(self, situation: Situation, bound: int) -> t.Terms:
        """See :class:`Condition`."""
        settled = _settled(self.onset(situation), bound)
        return [{(self.fact, *sorted(self.values)): frozenset({"True"})}] if settled is None else settled

    def facts(self) -> frozenset[str]:
        """See :class:`Condition`."""
        return frozenset({self.fact})


@dataclass(frozen=True, slots=True)
class Awarded:
    """An awards fact has at least one of several rows (contest, prize)."""

    fact: str
    rows: tuple[tuple[str, str], ...]

    def onset(self, situation: Situation) -> Onset:
        """See :class:`Condition`."""
        awards = situation.facts.awards(self.fact)
        if awards is None:
            return OPEN
        outcome = FAILED
        for award in awards:
            possible = situation.declarations.completions(self.fact, award)
            winning = [row in self.rows for row in possible]
            if all(winning):
                return MET
            if any(winning):
                outcome = OPEN
        return outcome

    def terms(self, situation: Situation, bound: int) -> t.Terms:
        """See :class:`Condition`."""
        settled = _settled(self.onset(situation), bound)
        return [{(self.fact, repr(self.rows)): frozenset({"True"})}] if settled is None else settled

    def facts(self) -> frozenset[str]:
        """See :class:`Condition`."""
        return frozenset({self.fact})


@dataclass(frozen=True, slots=True)
class HoldsNone:
    """A levels fact is empty: nothing of the kind was ever obtained."""

    fact: str

    def onset(self, situation: Situation) -> Onset:
        """See :class:`Condition`."""
        held = situation.held(self.fact)
        if held is None:
            return OPEN
        return FAILED if held else MET

    def terms(self, situation: Situation, bound: int) -> t.Terms:
        """See :class:`Condition`."""
        settled = _settled(self.onset(situation), bound)
        return [{(self.fact, "any"): frozenset({"False"})}] if settled is None else settled

    def facts(self) -> frozenset[str]:
        """See :class:`Condition`."""
        return frozenset({self.fact})


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part."""

    parts: tuple[Condition, ...]

    def onset(self, situation: Situation) -> Onset:
        """See :class:`Condition`."""
        return latest([part.onset(situation) for part in self.parts])

    def terms(self, situation: Situation, bound: int) -> t.Terms:
        """See :class:`Condition`."""
        return t.all_of([part.terms(situation, bound) for part in self.parts])

    def facts(self) -> frozenset[str]:
        """See :class:`Condition`."""
        return frozenset().union(*(part.facts() for part in self.parts))


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part."""

    parts: tuple[Condition, ...]

    def onset(self, situation: Situation) -> Onset:
        """See :class:`Condition`."""
        return earliest([part.onset(situation) for part in self.parts])

    def terms(self, situation: Situation, bound: int) -> t.Terms:
        """See :class:`Condition`."""
        return t.any_of([part.terms(situation, bound) for part in self.parts])

    def facts(self) -> frozenset[str]:
        """See :class:`Condition`."""
        return frozenset().union(*(part.facts() for part in self.parts))


def latest(onsets: Sequence[Onset]) -> Onset:
    """The onset of a conjunction."""
    best = worst = LONG_AGO
    for onset in onsets:
        best = max(best, onset.best)
        worst = max(worst, onset.worst)
    return Onset(best, worst)


def earliest(onsets: Sequence[Onset]) -> Onset:
    """The onset of a disjunction."""
    best = worst = NEVER
    for onset in onsets:
        best = min(best, onset.best)
        worst = min(worst, onset.worst)
    return Onset(best, worst)
