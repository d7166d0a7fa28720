"""Conditions of conditions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from policy_rules.conditions import terms as t
from policy_rules.conditions.base import Condition, Onset
from policy_rules.dates import LONG_AGO, NEVER
from policy_rules.facts.situation import Situation


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


def latest(onsets: Sequence[tuple[int, int]]) -> Onset:
    """The onset of a conjunction."""
    bests, worsts = zip((LONG_AGO, LONG_AGO), *onsets, strict=True)
    return Onset(max(bests), max(worsts))


def earliest(onsets: Sequence[tuple[int, int]]) -> Onset:
    """The onset of a disjunction."""
    bests, worsts = zip((NEVER, NEVER), *onsets, strict=True)
    return Onset(min(bests), min(worsts))
