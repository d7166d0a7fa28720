"""Conditions that time makes true: a level held, years of work since, years in a place."""

from __future__ import annotations

from dataclasses import dataclass

from policy_rules.conditions import terms as t
from policy_rules.conditions.base import MET, OPEN, Condition, Onset, settled
from policy_rules.dates import LONG_AGO, NEVER, anniversary
from policy_rules.facts.ladders import LevelState
from policy_rules.facts.situation import Situation


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
        return Onset(self.reached(best, gap or 0), self.reached(worst, NEVER if gap is None else gap))

    def terms(self, situation: Situation, bound: int) -> t.Terms:
        """See :class:`Condition`."""
        known = settled(self.onset(situation), bound)
        if known is not None:
            return known
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
                if self.reached(state.worst, gap) <= bound:
                    return t.SATISFIED
                if self.reached(state.best, gap) <= bound:
                    found.append({(state.missing, level): latest})
        return found

    def reached(self, start: int, gap: int) -> int:
        """When the years are full that begin on ``start``, with so many days that do not count."""
        if start == NEVER or gap == NEVER:  # noqa: PLR1714  # asked for every clock of everybody
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
            first, last = told if told.earliest == told.latest else told.seen_on(situation.as_of)
            best = self._reached(situation, first)
            return Onset(best, best if first == last else self._reached(situation, last))
        shortcut = situation.facts.flag(self.or_told) if self.or_told else None
        if shortcut is None:
            return OPEN
        if shortcut:
            return MET
        return Onset(situation.as_of + 1, anniversary(situation.as_of, self.years) + self.extra_days)

    def terms(self, situation: Situation, bound: int) -> t.Terms:
        """See :class:`Condition`."""
        known = settled(self.onset(situation), bound)
        return [{(self.since,): bound - 366 * self.years}] if known is None else known

    def facts(self) -> frozenset[str]:
        """See :class:`Condition`."""
        return frozenset(name for name in (self.since, self.without, self.or_told) if name)

    def _reached(self, situation: Situation, start: int) -> int:
        if start == LONG_AGO:
            return LONG_AGO
        gap = situation.facts.days(self.without) if self.without else 0
        return anniversary(start, self.years) + gap + self.extra_days
