"""How a clock stands when it is not known exactly when it started, or how much of the time counts."""

from __future__ import annotations

from policy_rules.compiled.layout import Leaf
from policy_rules.compiled.memory import Memory
from policy_rules.compiled.standing import ALL_FAILED, ALL_MET, ALL_WAITING, FAILED, IN_WORST, MET, WAITING
from policy_rules.compiled.unknowns import Open, Unknowns
from policy_rules.conditions.base import Onset
from policy_rules.conditions.clocks import Clock
from policy_rules.dates import NEVER, latest_start
from policy_rules.facts.situation import Situation


def standing_of_clock(clock: Clock, start: tuple[int, int], gap: int | None, as_of: int) -> int:
    """How a clock stands: whether it started early enough."""
    best, worst = start
    if NEVER in (best, gap):
        return ALL_FAILED
    limit = as_of
    if clock.years:
        if gap is None:
            gap, worst = 0, NEVER
        limit = latest_start(as_of - gap - clock.extra_days, clock.years)
    if best == worst:
        return ALL_MET if best <= limit else ALL_WAITING
    in_worst = MET if worst <= limit else FAILED if worst == NEVER else WAITING
    return (MET if best <= limit else WAITING) | in_worst * IN_WORST


def reached(clock: Clock, start: tuple[int, int], gap: int | None) -> Onset:
    """When the years are full, from that start on."""
    best, worst = start
    if not clock.years:
        return Onset(best, worst)
    return Onset(clock.reached(best, gap or 0), clock.reached(worst, NEVER if gap is None else gap))


class OpenClocks:
    """What is open in clocks, remembered by all that it depends on."""

    def __init__(self, unknowns: Unknowns) -> None:
        self._unknowns = unknowns
        self._open: Memory[tuple[object, ...], Open] = Memory(1 << 12)

    def of(self, leaf: Leaf, clock: Clock, situation: Situation) -> Open:
        """What is open in one clock."""
        told = tuple(situation.told_levels(held.fact) for held in clock.since)
        key = (leaf.index, situation.as_of, told, situation.work(clock.during) if clock.during else None)
        return self._open.get(key) or self._open.keep(key, self._unknowns.of(clock, situation))
