"""Nodes that time does not change: the values of facts. The counterpart of ``conditions.values``."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Hashable

import numpy as np

from policy_rules.conditions.base import ANY_DAY, Onset
from policy_rules.conditions.listed import Listed
from policy_rules.conditions.terms import Terms
from policy_rules.conditions.values import Awarded, Flag, HoldsNone, Includes, OneOf
from policy_rules.dates import LONG_AGO, NEVER
from policy_rules.facts.declarations import BoolFact, FactDeclarations
from policy_rules.facts.model import Facts, FactValue
from policy_rules.facts.situation import Situation
from policy_rules.population.arrays import Bools, Plane, Rows, Truth, plane
from policy_rules.population.crowd import Crowd
from policy_rules.population.nodes import Bound, Onsets, static_onset, truth_of, within
from policy_rules.population.people import Coded

REMEMBERED = 10_000


class _ValueNode(ABC):
    """What all nodes of this module share."""

    def __init__(
        self, condition: Flag | OneOf | Includes | Awarded | Listed | HoldsNone, facts: frozenset[str]
    ) -> None:
        self._condition = condition
        self.facts = facts

    @abstractmethod
    def truth(self, crowd: Crowd) -> Truth:
        """See :class:`Node`."""

    def onset(self, crowd: Crowd, rows: Rows) -> Onsets:
        """See :class:`Node`."""
        return static_onset(truth_of(self, crowd), crowd, rows)

    def bits(self, crowd: Crowd, bound: Bound) -> list[Bools]:
        """See :class:`Node`."""
        return within(truth_of(self, crowd), bound, crowd, self._inner_bits(crowd))

    def terms(self, situation: Situation, bound: int) -> Terms:
        """See :class:`Node`."""
        return self._condition.terms(situation, bound)

    def _inner_bits(self, crowd: Crowd) -> list[Bools]:
        del crowd
        return []


class FlagNode(_ValueNode):
    """See :class:`Flag`."""

    def __init__(self, condition: Flag, declarations: FactDeclarations) -> None:
        self._flag = condition
        self._followed = _sources(condition.fact, declarations)
        super().__init__(condition, frozenset({condition.fact, *self._followed}))

    def truth(self, crowd: Crowd) -> Truth:
        """See :class:`Node`."""
        flag = crowd.flag(self._flag.fact)
        true, false = (flag.yes, flag.no) if self._flag.value else (flag.no, flag.yes)
        return Truth.of_static(~plane(false), plane(true))

    def _inner_bits(self, crowd: Crowd) -> list[Bools]:
        """Which of the facts that it may follow from are not known."""
        sources = [crowd.source(name) for name in self._followed]
        return [~(source.yes | source.no) for source in sources]


class CodedNode(_ValueNode):
    """A condition on a fact with few different values: its onset is asked of the condition itself, value by value."""

    def __init__(self, condition: OneOf | Includes | Awarded | Listed, declarations: FactDeclarations) -> None:
        super().__init__(condition, frozenset({condition.fact}))
        self._fact = condition.fact
        self._declarations = declarations
        self._known: dict[Hashable, Onset] = {}

    def truth(self, crowd: Crowd) -> Truth:
        """See :class:`Node`."""
        coded, onsets = self._onsets(crowd)
        best, worst = [onset.best for onset in onsets], [onset.worst for onset in onsets]
        if {*best, *worst} <= {LONG_AGO, NEVER}:
            possible = _by(coded, best, ANY_DAY)
            return Truth.of_static(possible, possible if best == worst else _by(coded, worst, ANY_DAY))
        days = crowd.as_of, ANY_DAY
        return Truth(*(_by(coded, onset, day) for onset in (best, worst) for day in days))

    def onset(self, crowd: Crowd, rows: Rows) -> Onsets:
        """See :class:`Node`."""
        truth = truth_of(self, crowd)
        if truth.static:
            return static_onset(truth, crowd, rows)
        coded, onsets = self._onsets(crowd)
        codes = coded.codes[rows].astype(np.intp)
        best, worst = (
            np.array(days, np.int32) for days in zip(*((one.best, one.worst) for one in onsets), strict=True)
        )
        return Onsets(best[codes], worst[codes])

    def _onsets(self, crowd: Crowd) -> tuple[Coded, list[Onset]]:
        coded = crowd.coded(self._fact)
        return coded, [self._onset(value, crowd.as_of) for value in coded.values]

    def _onset(self, value: FactValue | None, as_of: int) -> Onset:
        key = value, as_of
        if key not in self._known:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            self._known[key] = self._condition.onset(self._person(value, as_of))
        return self._known[key]

    def _person(self, value: FactValue | None, as_of: int) -> Situation:
        return Situation(Facts({} if value is None else {self._fact: value}, {}), self._declarations, as_of)

    def _inner_bits(self, crowd: Crowd) -> list[Bools]:
        """Whether nothing was told at all, or something unclear."""
        coded = crowd.coded(self._fact)
        return [coded.where([value is None for value in coded.values])]


class HoldsNoneNode(_ValueNode):
    """See :class:`HoldsNone`."""

    def __init__(self, condition: HoldsNone, declarations: FactDeclarations) -> None:
        super().__init__(condition, frozenset({condition.fact, *declarations.denials(condition.fact)}))
        self._fact = condition.fact

    def truth(self, crowd: Crowd) -> Truth:
        """See :class:`Node`."""
        held = crowd.held(self._fact)
        return Truth.of_static(~plane(held.yes), plane(held.no))


def _by(coded: Coded, onsets: list[int], day: int) -> Plane:
    """Whose onset has come by a day."""
    return plane(coded.where([onset <= day for onset in onsets]))


def _sources(fact: str, declarations: FactDeclarations) -> tuple[str, ...]:
    """Every fact from which a bool fact may follow, directly or not."""
    found: list[str] = []
    declaration = declarations.facts[fact]
    if isinstance(declaration, BoolFact):
        for name in declaration.true_if_any:
            found += [name, *_sources(name, declarations)]
    return tuple(dict.fromkeys(found))
