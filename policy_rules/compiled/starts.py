"""When clocks start: for each of several sets of levels, since when any of them is held."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from policy_rules.compiled.layout import Span
from policy_rules.compiled.picking import picker
from policy_rules.conditions.clocks import HeldLevels
from policy_rules.dates import LONG_AGO, NEVER
from policy_rules.facts.declarations import FactDeclarations
from policy_rules.facts.situation import Situation

Since: TypeAlias = "tuple[HeldLevels, ...]"


class StartsOf:
    """Looks up the ladders of a person once and reads off when everything on them starts.

    All ladders stand one after the other in one list: for each level, since when it or a higher one is held. Most
    starts are one place in it, or the better of two; levels that do not count as held by a higher one are asked for.
    """

    def __init__(self, sinces: Sequence[Since], declarations: FactDeclarations) -> None:
        facts = list(dict.fromkeys(held.fact for since in sinces for held in since))
        self._untold = [(fact, [(LONG_AGO, NEVER)] * len(declarations.levels(fact).ladder)) for fact in facts]
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

    def _place(self, held: HeldLevels, declarations: FactDeclarations) -> int | None:
        """The place of the lowest of these levels; ``None`` where not all higher ones are among them."""
        levels = declarations.levels(held.fact).ladder
        first = len(levels) - len(held.levels)
        if levels[first:] != held.levels:
            return None
        before = 0
        for fact, untold in self._untold:
            if fact == held.fact:
                break
            before += len(untold)
        return before + first

    def of(self, situation: Situation) -> Sequence[Span]:
        """The start of each set, in the best and in the worst case."""
        ladders: list[Span] = []
        for fact, untold in self._untold:
            ladders += situation.starts(fact) or untold
        starts = [*self._pick(ladders)]
        for index, place in self._seconds:
            best, worst = ladders[place]
            if best != NEVER:
                starts[index] = (min(best, starts[index][0]), min(worst, starts[index][1]))
        for index, since in self._asked:
            starts[index] = _asked(since, situation)
        return starts


def _asked(since: Since, situation: Situation) -> Span:
    best = worst = NEVER
    for held in since:
        states = held.states(situation)
        if states is None:
            best = LONG_AGO
        for _level, state in states or ():
            best, worst = min(state.best, best), min(state.worst, worst)
    return best, worst
