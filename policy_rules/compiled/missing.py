"""What a pathway's status hangs on while it is not settled."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from policy_rules.compiled.layout import Missing
from policy_rules.compiled.memory import Memory
from policy_rules.compiled.standing import ALL_FAILED, ALL_MET, Conjunction, standing_at
from policy_rules.compiled.unknowns import Open, Unknowns
from policy_rules.conditions import terms as t

NOTHING_MISSING = Missing((), ())


class Ways:
    """The ways in which a pathway can turn out open."""

    def __init__(
        self, scope: Conjunction, conditions: Conjunction, branches: Sequence[Conjunction], unknowns: Unknowns
    ) -> None:
        self._scope = scope
        self._conditions = conditions
        self._branches = tuple(branches)
        self._unknowns = unknowns
        asked = (scope, conditions, *branches)
        self._places = tuple(dict.fromkeys(place for conjunction in asked for place in conjunction.places))
        self._missing: Memory[tuple[int, tuple[Open, ...]], Missing] = Memory(1 << 12)

    def missing(self, signature: int, opened: Mapping[int, Open]) -> Missing:
        """What has to be known when its conditions stand so and these are open."""
        key = (signature, tuple(opened[place] for place in self._places if place in opened))
        return self._missing.get(key) or self._missing.keep(key, self._new(signature, opened))

    def _new(self, signature: int, opened: Mapping[int, Open]) -> Missing:
        def on_the_day(place: int) -> t.Terms:
            if place in opened:
                return opened[place].on_the_day.terms
            return t.SATISFIED if standing_at(signature, place) == ALL_MET else t.UNSATISFIABLE

        def in_time(place: int) -> t.Terms:
            if place in opened:
                return opened[place].in_time.terms
            return t.UNSATISFIABLE if standing_at(signature, place) == ALL_FAILED else t.SATISFIED

        for_the_day = t.essential(self._terms(on_the_day))
        names = self._unknowns.in_order((for_the_day, t.essential(self._terms(in_time))))
        return Missing(names, tuple(_share(name, for_the_day) for name in names))

    def _terms(self, terms_of: Callable[[int], t.Terms]) -> t.Terms:
        def of(asked: Conjunction) -> t.Terms:
            return t.all_of(map(terms_of, asked.places))

        parts = [of(self._scope), of(self._conditions)]
        if self._branches:
            parts.append(t.any_of(map(of, self._branches)))
        return t.all_of(parts)


def _share(name: str, terms: t.Terms) -> float:
    """How many of the terms need an unknown of that name."""
    needing = sum(any(unknown[0] == name for unknown in term) for term in terms)
    return needing / len(terms) if terms else 1.0
