"""When clocks start: for each of several sets of levels, since when any of them is held."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from policy_rules.compiled.layout import Span
from policy_rules.compiled.picking import picker
from policy_rules.conditions.clocks import HeldLevels
from policy_rules.dates import LONG_AGO, NEVER, REGULAR_FROM, REGULAR_UNTIL
from policy_rules.facts.declarations import FactDeclarations
from policy_rules.facts.ladders import descent_of
from policy_rules.facts.situation import Ladder, Situation

ExactStarts: TypeAlias = "tuple[tuple[int, ...], list[int], bool]"
"""The highest level held of each ladder, the first days of all levels one after the other, and whether all are past."""

Since: TypeAlias = "tuple[HeldLevels, ...]"

NOT_HELD = -1
"""The place of the highest level held where none is."""


class StartsOf:
    """Looks up the ladders of a person once and reads off when everything on them starts.

    All ladders stand one after the other in one list: for each level, since when it or a higher one is held. Most
    starts are one place in it, or the better of two; levels that do not count as held by a higher one are asked for.

    Attributes:
        places: for each set its first place in that list and the others; ``all_have_places``: that is all there is.
    """

    def __init__(self, sinces: Sequence[Since], declarations: FactDeclarations) -> None:
        facts = list(dict.fromkeys(held.fact for since in sinces for held in since))
        self._ladders = [_ladder(fact, declarations) for fact in facts]
        self._exact_ladders = [(ladder, [NEVER] * len(untold)) for ladder, untold in self._ladders]
        firsts: list[int] = []
        self._seconds: list[tuple[int, int]] = []
        self._asked: list[tuple[int, Since]] = []
        for index, since in enumerate(sinces):
            places = [self._place(held, declarations) for held in since]
            known = [place for place in places if place is not None]
            if len(known) < len(places):
                self._asked.append((index, since))
                known = [0]
            firsts.append(known[0])
            self._seconds += [(index, place) for place in known[1:]]
        self._pick: Callable[[list[Span]], tuple[Span, ...]] = picker(firsts)
        self.all_have_places = not self._asked
        self.places = tuple((first, tuple(place for one, place in self._seconds if one == index))
                            for index, first in enumerate(firsts))  # fmt: skip

    def _place(self, held: HeldLevels, declarations: FactDeclarations) -> int | None:
        """The place of the lowest of these levels; ``None`` where not all higher ones are among them."""
        levels = declarations.levels(held.fact).ladder
        first = len(levels) - len(held.levels)
        if levels[first:] != held.levels:
            return None
        before = 0
        for ladder, untold in self._ladders:
            if ladder.fact == held.fact:
                break
            before += len(untold)
        return before + first

    def exactly(self, situation: Situation) -> ExactStarts | None:
        """The starts of a person of whom every day is known."""
        told, as_of, are_past = situation.facts.get, situation.as_of, True
        tops: list[int] = []
        days: list[int] = []
        for (fact, declaration, complete, unsaid), never in self._exact_ladders:
            held = told(fact)
            if held == {} or (held is None and unsaid is not None):
                tops.append(NOT_HELD)
                days += never
                continue
            if not isinstance(held, dict) or (complete is not None and told(complete) is not True):
                return None
            descent = descent_of(declaration.ladder, tuple(held))
            if descent is None:
                return None
            first = NEVER
            passed = [NEVER]
            for level, _is_apart in descent.steps:
                day, latest = held[level]
                if day != latest or not REGULAR_FROM <= day < REGULAR_UNTIL:
                    return None
                first = min(first, day)
                passed.append(first)
            tops.append(descent.top)
            are_past = are_past and passed[1] <= as_of
            reached = situation.exact_days[fact] = descent.reached(passed)
            days += reached
        return tuple(tops), days, are_past

    def of(self, situation: Situation) -> Sequence[Span]:
        """The start of each set, in the best and in the worst case."""
        ladders: list[Span] = []
        for ladder, untold in self._ladders:
            ladders += situation.starts_told(ladder) or untold
        starts = [*self._pick(ladders)]
        for index, place in self._seconds:
            best, worst = ladders[place]
            if best != NEVER:
                starts[index] = (min(best, starts[index][0]), min(worst, starts[index][1]))
        for index, since in self._asked:
            starts[index] = _asked(since, situation)
        return starts


def _ladder(fact: str, declarations: FactDeclarations) -> tuple[Ladder, list[Span]]:
    """A ladder, and when its levels are held if nothing is known of it."""
    declaration = declarations.levels(fact)
    unsaid = declaration.never if declaration.empty_by_default else None
    ladder = Ladder(fact, declaration, declaration.complete, unsaid)
    return ladder, [(LONG_AGO, NEVER)] * len(declaration.ladder)


def _asked(since: Since, situation: Situation) -> Span:
    best = worst = NEVER
    for held in since:
        states = held.states(situation)
        if states is None:
            best = LONG_AGO
        for _level, state in states or ():
            best, worst = min(state.best, best), min(state.worst, worst)
    return best, worst
