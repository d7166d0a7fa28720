"""All clocks of a person of whom every date is known to the day and past: only the years have to be counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from policy_rules.compiled.clock_groups import Group, Running, Said, stand_for_years, tell_for_years, tell_waiting
from policy_rules.compiled.memory import Memory
from policy_rules.compiled.starts import ExactStarts, StartsOf
from policy_rules.dates import NEVER
from policy_rules.decision import Reason


class Plan(NamedTuple):
    """What the highest levels held decide: which clocks have started, and how those stand that ask for no years.

    Attributes:
        signature: how all clocks stand that have not started, or ask for no years, if all days are past.
        reasons: what is said of all clocks, as if those that run for years failed, if all days are past.
        started: the groups that have started, with the places of their starts.
        running: those of them that run for years.
    """

    signature: int
    reasons: list[Reason]
    started: tuple[tuple[Group, tuple[int, ...]], ...]
    running: tuple[Running, ...]


class ExactClocks:
    """The plans by the highest levels held."""

    def __init__(self, groups: Sequence[Group], starts: StartsOf, unmet: list[Reason]) -> None:
        self._groups = groups
        self._places = starts.places
        self._unmet = unmet
        self._plans: Memory[tuple[int, ...], Plan] = Memory(1 << 10)

    def signature(self, exact: ExactStarts, gaps: Sequence[int], as_of: int) -> int:
        """How all clocks stand."""
        tops, days, are_past = exact
        plan = self._plans.get(tops) or self._plans.keep(tops, self._new(days))
        signature = plan.signature
        if not are_past:
            for group, places in plan.started:
                if min([days[place] for place in places]) > as_of:
                    signature |= group.waiting
        signature |= stand_for_years(plan.running, days, gaps, as_of)
        return signature

    def tell(self, exact: ExactStarts, gaps: Sequence[int], as_of: int, said: Said) -> int:
        """The same, adding what is said of them."""
        tops, days, are_past = exact
        plan = self._plans.get(tops) or self._plans.keep(tops, self._new(days))
        signature = plan.signature
        reasons, onsets = plan.reasons.copy(), said[1]
        here = (reasons, onsets)
        if not are_past:
            for group, places in plan.started:
                start = min([days[place] for place in places])
                if start > as_of:
                    signature |= tell_waiting(group, start, here)
        signature |= tell_for_years(plan.running, days, gaps, as_of, here)
        said[0].extend(reasons)
        return signature

    def _new(self, days: list[int]) -> Plan:
        signature, reasons = 0, self._unmet.copy()
        started: list[tuple[Group, tuple[int, ...]]] = []
        for group, (first, others) in zip(self._groups, self._places, strict=True):
            places = tuple(place for place in (first, *others) if days[place] != NEVER)
            if places:
                reasons[group.said] = group.met
                started.append((group, places))
            else:
                signature |= group.failed
        running = (Running(places[0], places[1:], group.rows) for group, places in started if group.rows)
        return Plan(signature, reasons, tuple(started), tuple(running))
