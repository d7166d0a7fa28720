"""Which conditions of a policy are looked at together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from policy_rules.compiled.cells import Cell, Cells
from policy_rules.compiled.clocks import Clocks
from policy_rules.compiled.inputs import inputs_of, number_of_keys
from policy_rules.compiled.layout import Leaf, Part
from policy_rules.compiled.others import Combination, Others
from policy_rules.compiled.services import Services
from policy_rules.compiled.telling import Telling
from policy_rules.compiled.unknowns import Unknowns
from policy_rules.conditions.base import Condition
from policy_rules.conditions.clocks import Clock, HeldLevels, Service
from policy_rules.conditions.combinations import AllOf, AnyOf
from policy_rules.policy.model import Policy

MOST_KEYS = 512
"""A cell over several facts has so many rows at most."""

Inputs = frozenset[str]
Placed = TypeVar("Placed", bound=Condition)


def parts_of(policy: Policy, unknowns: Unknowns) -> tuple[Part, ...]:
    """Every condition of the policy in one of the parts; a condition of conditions after those."""
    return tuple(_Grouping(policy, unknowns).parts())


class _Grouping:
    def __init__(self, policy: Policy, unknowns: Unknowns) -> None:
        self._policy = policy
        self._unknowns = unknowns
        self._tellings: dict[Condition, list[Telling]] = {}
        self._cells: dict[Inputs, list[Condition]] = {}
        self._clocks: dict[tuple[HeldLevels, ...], list[Clock]] = {}
        self._services: list[Service] = []
        self._combinations: list[AllOf | AnyOf] = []
        self._others: list[Condition] = []
        self._leaves: dict[Condition, Leaf] = {}

    def parts(self) -> Iterator[Part]:
        policy = self._policy
        for reported in dict.fromkeys(one for pathway in policy.pathways for one in pathway.reported):
            self._tellings.setdefault(reported.condition, []).append(Telling(policy, reported))
        for condition in dict.fromkeys((*self._tellings, *_unreported(policy))):
            self._place(condition)
        declarations, unknowns = policy.declarations, self._unknowns
        cells = self._merged().items()
        yield Cells([Cell(inputs, self._new_leaves(some), unknowns) for inputs, some in cells], declarations)
        yield Clocks([*self._groups()], declarations, unknowns)
        yield Services(list(zip(self._new_leaves(self._services), self._services, strict=True)), unknowns)
        yield Others(self._new_leaves(self._others), unknowns)
        for one in self._combinations:
            places = {condition: leaf.index for condition, leaf in self._leaves.items()}
            yield Combination(self._new_leaves([one])[0], places, unknowns)

    def _place(self, condition: Condition) -> None:
        inputs = self._inputs(condition)
        if inputs is not None:
            self._add(self._cells.setdefault(inputs, []), condition)
        elif isinstance(condition, Clock) and self._is_plain(condition):
            self._add(self._clocks.setdefault(condition.since, []), condition)
        elif isinstance(condition, Service) and not self._has_quotes(condition):
            self._add(self._services, condition)
        elif isinstance(condition, AllOf | AnyOf):
            for part in condition.parts:
                self._place(part)
            if condition in self._tellings:
                self._add(self._combinations, condition)
        else:
            self._add(self._others, condition)

    @staticmethod
    def _add(conditions: list[Placed], condition: Placed) -> None:
        """Once."""
        if condition not in conditions:
            conditions.append(condition)

    def _inputs(self, condition: Condition) -> Inputs | None:
        """What decides a condition and what is said of it, if that has few enough values."""
        declarations = self._policy.declarations
        inputs = inputs_of(condition, declarations)
        if inputs is None:
            return None
        reported = [telling.reported for telling in self._tellings.get(condition, ())]
        inputs |= {one.quotes_by_value[0] for one in reported if one.quotes_by_value}
        few = len(inputs) == 1 or number_of_keys(inputs, declarations) <= MOST_KEYS
        return inputs if few or not isinstance(condition, AllOf | AnyOf) else None

    def _is_plain(self, clock: Clock) -> bool:
        """Whether a clock waits for nothing, and if it runs for years is reported, always with the same quote."""
        is_told = clock in self._tellings or not clock.years
        return clock.after is None and is_told and not self._has_quotes(clock)

    def _has_quotes(self, condition: Condition) -> bool:
        return any(telling.has_quotes for telling in self._tellings.get(condition, ()))

    def _merged(self) -> dict[Inputs, list[Condition]]:
        """The cells, each put together with the first one with which it stays small."""
        merged: dict[Inputs, list[Condition]] = {}
        for inputs in sorted(self._cells, key=lambda one: (-len(one), sorted(one))):
            beside = next((one for one in merged if self._is_small(one | inputs)), frozenset())
            merged[inputs | beside] = [*merged.pop(beside, ()), *self._cells[inputs]]
        return merged

    def _groups(self) -> Iterator[list[tuple[Leaf, Clock]]]:
        """The clocks by what starts them, those that ask for no years first."""
        for clocks in self._clocks.values():
            ordered = sorted(clocks, key=lambda clock: clock.years > 0)
            yield list(zip(self._new_leaves(ordered), ordered, strict=True))

    def _is_small(self, inputs: Inputs) -> bool:
        return number_of_keys(inputs, self._policy.declarations) <= MOST_KEYS

    def _new_leaves(self, conditions: Iterable[Condition]) -> list[Leaf]:
        made = []
        for condition in conditions:
            leaf = Leaf(len(self._leaves), condition, tuple(self._tellings.get(condition, ())))
            self._leaves[condition] = leaf
            made.append(leaf)
        return made


def _unreported(policy: Policy) -> Iterator[Condition]:
    """The conditions that are asked for without being reported."""
    notes = (*policy.always_notes, *(note for pathway in policy.pathways for note in pathway.notes))
    yield from (note.when for note in notes if note.when is not None)
    yield from (pathway.already_held for pathway in policy.pathways if pathway.already_held is not None)
