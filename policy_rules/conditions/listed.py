"""A list that is kept up to date: who stands in it, from which day, until which day."""

from __future__ import annotations

from dataclasses import dataclass

from policy_rules.conditions import terms as t
from policy_rules.conditions.base import Onset, settled
from policy_rules.dates import NEVER
from policy_rules.facts.situation import Situation


@dataclass(frozen=True, slots=True)
class Listed:
    """A choice fact has a value that stands in a list on the day asked about, or will from a later day on.

    Attributes:
        fact: the choice fact.
        spans: value, first and last day; one value may have several.
    """

    fact: str
    spans: tuple[tuple[str, int, int], ...]

    def onset(self, situation: Situation) -> Onset:
        """See :class:`Condition`; who says to be in the list, and not as whom, is in it as long as anybody is."""
        told = situation.facts.choice(self.fact)
        values = {value for value, _first, _last in self.spans} if told is None else {told}
        day = min(self._from(value, situation.as_of) for value in values)
        return Onset(day, day)

    def terms(self, situation: Situation, bound: int) -> t.Terms:
        """See :class:`Condition`."""
        known = settled(self.onset(situation), bound)
        assert known is not None, "best and worst case are the same"
        return known

    def facts(self) -> frozenset[str]:
        """See :class:`Condition`."""
        return frozenset({self.fact})

    def _from(self, value: str, as_of: int) -> int:
        """The first day of the span that holds on a day, else of the next one."""
        ahead = [first for one, first, last in self.spans if one == value and last >= as_of]
        return min(ahead, default=NEVER)
