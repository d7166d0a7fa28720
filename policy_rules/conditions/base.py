"""What a compiled condition is.

Every condition has an *onset*: the first day from which it is true, ``LONG_AGO`` if it always was, ``NEVER`` if no
passing of time makes it true. Where facts are not exact the onset lies between a best and a worst case; both are
reached by some completion of the facts, since no condition asks for a fact and its contrary.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol

from policy_rules.conditions.terms import SATISFIED, UNSATISFIABLE, Terms
from policy_rules.dates import LONG_AGO, NEVER
from policy_rules.facts.situation import Situation

ANY_DAY = NEVER - 1
"""The bound under which ``terms`` asks whether time alone can satisfy a condition."""


class Onset(NamedTuple):
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

    def terms(self, situation: Situation, bound: int) -> Terms:
        """The combinations of unknowns under which the onset is at most ``bound``."""

    def facts(self) -> frozenset[str]:
        """The facts that the condition reads."""


def settled(onset: Onset, bound: int) -> Terms | None:
    """The terms of a condition that is settled under a bound; ``None`` when it is not."""
    if onset.worst <= bound:
        return SATISFIED
    if onset.best > bound:
        return UNSATISFIABLE
    return None
