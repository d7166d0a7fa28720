"""Years since a day that was told, counted at once where that day is known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from policy_rules.compiled.layout import Leaf, View
from policy_rules.compiled.others import tell_one
from policy_rules.compiled.standing import ALL_WAITING, BITS, standing_of
from policy_rules.compiled.unknowns import Unknowns
from policy_rules.conditions.clocks import Service
from policy_rules.dates import CYCLE, REGULAR_FROM, REGULAR_UNTIL, Interval, steps
from policy_rules.facts.model import Facts
from policy_rules.facts.situation import Situation
from policy_rules.saying import reason_between


class Row(NamedTuple):
    """A condition of that kind.

    Attributes:
        steps: how far its anniversary is, as in :func:`policy_rules.dates.steps`.
        waiting: its bits in the number where the years still run.
    """

    leaf: Leaf
    service: Service
    steps: tuple[int, ...]
    waiting: int

    def full_on(self, facts: Facts) -> int | None:
        """The day on which the years are full, if the day on which they began is known."""
        told = facts.get(self.service.since)
        if not isinstance(told, Interval):
            return None
        first, last = told
        if first != last or not REGULAR_FROM <= first < REGULAR_UNTIL:
            return None
        without = self.service.without
        return first + self.steps[first % CYCLE] + (facts.days(without) if without else 0)


class Services:
    """Conditions of that kind, none of which waits for another or has different quotes."""

    def __init__(self, services: Sequence[tuple[Leaf, Service]], unknowns: Unknowns) -> None:
        self.leaves = tuple(leaf for leaf, _service in services)
        self._unknowns = unknowns
        self._rows = tuple(
            Row(
                leaf,
                service,
                tuple(step + service.extra_days for step in steps(service.years)),
                ALL_WAITING << leaf.index * BITS,
            )
            for leaf, service in services
        )

    def signature(self, situation: Situation, so_far: int) -> int:
        """See :class:`Part`."""
        for row in self._rows:
            day = row.full_on(situation.facts)
            if day is None:
                standing = standing_of(row.service.onset(situation), situation.as_of)
                so_far |= standing << row.leaf.index * BITS
            elif day > situation.as_of:
                so_far |= row.waiting
        return so_far

    def tell(self, situation: Situation, so_far: int, view: View) -> int:
        """See :class:`Part`."""
        for row in self._rows:
            leaf, day = row.leaf, row.full_on(situation.facts)
            if day is None:
                so_far |= tell_one(leaf, situation, self._unknowns, view)
            elif day > situation.as_of:
                so_far |= row.waiting
                view.onsets[leaf.index] = (day, day)
                view.reasons += [reason_between(telling.waiting, day, day) for telling in leaf.tellings]
            else:
                view.reasons += [reason_between(telling.met_on, day, day) for telling in leaf.tellings]
        return so_far
