"""All clocks of a policy: one look at the levels serves all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from policy_rules.compiled.clock_groups import Group, group_of, stand_exactly, tell_exactly
from policy_rules.compiled.exact_clocks import ExactClocks
from policy_rules.compiled.inexact_clocks import OpenClocks, reached, standing_of_clock
from policy_rules.compiled.layout import Leaf, Span, View
from policy_rules.compiled.standing import BITS, SETTLED, is_open
from policy_rules.compiled.starts import StartsOf
from policy_rules.compiled.unknowns import Unknowns
from policy_rules.conditions.clocks import Clock
from policy_rules.dates import NEVER, REGULAR_FROM, REGULAR_UNTIL
from policy_rules.decision import Reason
from policy_rules.facts.declarations import FactDeclarations
from policy_rules.facts.model import Work
from policy_rules.facts.situation import Situation

NOTHING: frozenset[int] = frozenset()

Clocked: TypeAlias = "tuple[Leaf, Clock]"


class Clocks:
    """Clocks none of which waits for another condition, grouped by what starts them."""

    def __init__(self, groups: Sequence[Sequence[Clocked]], declarations: FactDeclarations, unknowns: Unknowns) -> None:
        self.leaves = tuple(leaf for group in groups for leaf, _clock in group)
        works = sorted({clock.during for group in groups for _leaf, clock in group if clock.during})
        self._works = tuple(declarations.work_and_defaults(work) for work in works)
        self._groups = tuple(_placed(groups, {work: place for place, work in enumerate(works)}))
        self._starts = StartsOf([group.since for group in self._groups], declarations)
        self._unmet = [reason for leaf in self.leaves for reason in leaf.unmet]
        self._exact = ExactClocks(self._groups, self._starts, self._unmet)
        self._open = OpenClocks(unknowns)

    def signature(self, situation: Situation, so_far: int) -> int:
        """See :class:`Part`."""
        gaps, unknown = self._gaps(situation)
        as_of = situation.as_of
        exact = self._starts.exactly(situation) if self._starts.all_have_places and not unknown else None
        if exact is not None:
            return so_far | self._exact.signature(exact, gaps, as_of)
        for group, start in zip(self._groups, self._starts.of(situation), strict=True):
            best, worst = start
            if best == NEVER:
                so_far |= group.failed
            elif best == worst and REGULAR_FROM <= best < REGULAR_UNTIL and unknown.isdisjoint(group.works):
                so_far |= stand_exactly(group, best, gaps, as_of)
            else:
                for leaf, clock, _place in group.clocks:
                    gap = situation.gap(clock.during) if clock.during else 0
                    so_far |= standing_of_clock(clock, start, gap, as_of) << leaf.index * BITS
        return so_far

    def tell(self, situation: Situation, so_far: int, view: View) -> int:
        """See :class:`Part`."""
        gaps, unknown = self._gaps(situation)
        exact = self._starts.exactly(situation) if self._starts.all_have_places and not unknown else None
        if exact is not None:
            return so_far | self._exact.tell(exact, gaps, situation.as_of, (view.reasons, view.onsets))
        as_of, reasons = situation.as_of, self._unmet.copy()
        said = (reasons, view.onsets)
        for group, start in zip(self._groups, self._starts.of(situation), strict=True):
            best, worst = start
            if best == NEVER:
                so_far |= group.failed
            elif best == worst and REGULAR_FROM <= best < REGULAR_UNTIL and unknown.isdisjoint(group.works):
                so_far |= tell_exactly(group, best, gaps, as_of, said)
            else:
                so_far |= self._tell(group, start, situation, reasons, view)
        view.reasons += reasons
        return so_far

    def _gaps(self, situation: Situation) -> tuple[list[int], frozenset[int]]:
        """Of each work fact the days that do not count, at last that of none; and those of which that is not known."""
        told, gaps, unknown = situation.facts.get, [], NOTHING
        for works in self._works:
            for work in works:
                value = told(work)
                if value is not None:
                    assert isinstance(value, Work)
                    days = value.gap_days
                    gaps.append(NEVER if days is None else days)
                    break
            else:
                unknown |= {len(gaps)}
                gaps.append(0)
        gaps.append(0)
        return gaps, unknown

    def _tell(self, group: Group, start: Span, situation: Situation, reasons: list[Reason], view: View) -> int:
        """The clocks of one group when something about them is not known exactly."""
        signature = 0
        for leaf, clock, place in group.clocks:
            gap = situation.gap(clock.during) if clock.during else 0
            standing = standing_of_clock(clock, start, gap, situation.as_of)
            signature |= standing << leaf.index * BITS
            if not leaf.tellings:
                continue
            onset = reached(clock, start, gap)
            if standing not in SETTLED:
                view.onsets[leaf.index] = onset
            if is_open(standing):
                opened = view.open[leaf.index] = self._open.of(leaf, clock, situation)
                said = [telling.unknown(opened.missing) for telling in leaf.tellings]
            else:
                said = [telling.settled(onset, standing) for telling in leaf.tellings]
            reasons[place : place + len(said)] = said
        return signature


def _placed(groups: Sequence[Sequence[Clocked]], works: Mapping[str, int]) -> list[Group]:
    """The groups, what is said of them one after the other."""
    placed: list[Group] = []
    place = 0
    for group in groups:
        placed.append(group_of(group, works, place))
        place += sum(len(leaf.tellings) for leaf, _clock in group)
    return placed
