"""Nodes that time does not change: the values of facts. The counterpart of ``conditions.values``."""

from __future__ import annotations

from policy_rules.conditions.terms import Terms
from policy_rules.conditions.values import Awarded, Flag, HoldsNone, Includes, OneOf
from policy_rules.facts.declarations import BoolFact, FactDeclarations
from policy_rules.facts.model import FactValue
from policy_rules.facts.situation import Situation
from policy_rules.population.arrays import Bools, Rows, Truth
from policy_rules.population.crowd import Crowd
from policy_rules.population.nodes import Bound, Onsets, static_onset, truth_of, within


class _ValueNode:
    """What all nodes of this module share."""

    def __init__(self, condition: Flag | OneOf | Includes | Awarded | HoldsNone, facts: frozenset[str]) -> None:
        self._condition = condition
        self.facts = facts

    def truth(self, crowd: Crowd) -> Truth:
        """See :class:`Node`."""
        raise AssertionError

    def onset(self, crowd: Crowd, rows: Rows) -> Onsets:
        """See :class:`Node`."""
        return static_onset(truth_of(self, crowd), rows)

    def bits(self, crowd: Crowd, bound: Bound) -> list[Bools]:
        """See :class:`Node`."""
        return within(truth_of(self, crowd), bound, self._inner_bits(crowd))

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
        return Truth.of_static(~flag.no, flag.yes) if self._flag.value else Truth.of_static(~flag.yes, flag.no)

    def _inner_bits(self, crowd: Crowd) -> list[Bools]:
        """Which of the facts that it may follow from are not known."""
        sources = [crowd.source(name) for name in self._followed]
        return [~(source.yes | source.no) for source in sources]


class CodedNode(_ValueNode):
    """See :class:`OneOf`, :class:`Includes` and :class:`Awarded`: a fact with few different values."""

    def __init__(self, condition: OneOf | Includes | Awarded, declarations: FactDeclarations) -> None:
        super().__init__(condition, frozenset({condition.fact}))
        self._fact = condition.fact
        self._coded = condition
        self._declarations = declarations

    def truth(self, crowd: Crowd) -> Truth:
        """See :class:`Node`."""
        coded = crowd.people.coded.get(self._fact)
        if coded is None:
            return Truth.of_static(crowd.everybody, crowd.nobody)
        states = [self._state(value) for value in coded.values]
        return Truth.of_static(coded.where([one for one, _ in states]), coded.where([sure for _, sure in states]))

    def _state(self, value: FactValue | None) -> tuple[bool, bool]:
        """Whether a value may, and whether it surely does, satisfy; asked of the condition itself."""
        onset = self._coded.onset(_one_fact(self._fact, value, self._declarations))
        return onset.best == 0, onset.worst == 0

    def _inner_bits(self, crowd: Crowd) -> list[Bools]:
        """Whether nothing was told at all, or something unclear."""
        coded = crowd.people.coded.get(self._fact)
        return [crowd.everybody if coded is None else coded.where([value is None for value in coded.values])]


class HoldsNoneNode(_ValueNode):
    """See :class:`HoldsNone`."""

    def __init__(self, condition: HoldsNone, declarations: FactDeclarations) -> None:
        super().__init__(condition, frozenset({condition.fact, *declarations.denials(condition.fact)}))
        self._fact = condition.fact

    def truth(self, crowd: Crowd) -> Truth:
        """See :class:`Node`."""
        held = crowd.held(self._fact)
        return Truth.of_static(~held.yes, held.no)


def _one_fact(fact: str, value: FactValue | None, declarations: FactDeclarations) -> Situation:
    from policy_rules.facts.model import Facts

    return Situation(Facts({} if value is None else {fact: value}, {}), declarations, 1)


def _sources(fact: str, declarations: FactDeclarations) -> tuple[str, ...]:
    """Every fact from which a bool fact may follow, directly or not."""
    found: list[str] = []
    declaration = declarations.facts[fact]
    if isinstance(declaration, BoolFact):
        for name in declaration.true_if_any:
            found += [name, *_sources(name, declarations)]
    return tuple(dict.fromkeys(found))
