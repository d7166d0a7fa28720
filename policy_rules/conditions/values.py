"""Conditions that time does not change: the values of facts."""

from __future__ import annotations

from dataclasses import dataclass

from policy_rules.conditions import terms as t
from policy_rules.conditions.base import FAILED, MET, OPEN, Onset, settled
from policy_rules.facts.situation import Situation


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
        known = settled(self.onset(situation), bound)
        if known is not None:
            return known
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
        known = settled(self.onset(situation), bound)
        if known is not None:
            return known
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
        known = settled(self.onset(situation), bound)
        return [{(self.fact, *sorted(self.values)): frozenset({"True"})}] if known is None else known

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
        known = settled(self.onset(situation), bound)
        return [{(self.fact, repr(self.rows)): frozenset({"True"})}] if known is None else known

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
        known = settled(self.onset(situation), bound)
        return [{(self.fact, "any"): frozenset({"False"})}] if known is None else known

    def facts(self) -> frozenset[str]:
        """See :class:`Condition`."""
        return frozenset({self.fact})
