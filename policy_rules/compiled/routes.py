"""One pathway: what follows from how its conditions stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter
from typing import NamedTuple

from policy_rules.compiled.grants import Grants
from policy_rules.compiled.memory import Memory
from policy_rules.compiled.standing import ALL_FAILED, ALL_MET, BITS, MASK, every, some, status_of
from policy_rules.compiled.unknowns import Open, Unknowns
from policy_rules.conditions import terms as t
from policy_rules.conditions.base import Condition, Onset
from policy_rules.conditions.combinations import earliest, latest
from policy_rules.decision import Reason, Status
from policy_rules.facts.situation import Situation
from policy_rules.policy.model import CompiledNote, Pathway, ReportedCondition

Places = Mapping[Condition, int]
"""The number of each condition."""


class Outcome(NamedTuple):
    """What follows for a pathway, days apart.

    Attributes:
        already_held: whether what it grants is held already; ``None``: that hangs on an award.
    """

    status: Status
    personal_status: Status
    notes: tuple[str, ...]
    already_held: bool | None


class Missing(NamedTuple):
    """What a pathway's status hangs on: the names, and of each the share of the ways to "open" that need it."""

    names: tuple[str, ...]
    shares: tuple[float, ...]


NOTHING_MISSING = Missing((), ())


class Route:
    """A pathway that looks up what follows."""

    def __init__(
        self,
        pathway: Pathway,
        places: Places,
        reasons: Mapping[ReportedCondition, int],
        unknowns: Unknowns,
        grants: Grants,
    ) -> None:
        self.pathway = pathway
        self.id = pathway.id
        self.content = pathway.content
        self.grants = grants
        self.reasons: Callable[[list[Reason]], tuple[Reason, ...]] = _picked([reasons[one] for one in pathway.reported])
        self._places = places
        self._unknowns = unknowns
        self._leaves = [places[one.condition] for one in pathway.reported]
        self._mask = sum({MASK << place * BITS for place in (*self._leaves, *_also_read(pathway, places))})
        self._outcomes: Memory[int, Outcome] = Memory(1 << 12)
        self._missing: Memory[tuple[int, tuple[Open, ...]], Missing] = Memory(1 << 12)

    def outcome(self, signature: int) -> Outcome:
        """What follows when all conditions of the policy stand so."""
        own = signature & self._mask
        return self._outcomes.get(own) or self._outcomes.keep(own, self._new(own))

    def missing(self, signature: int, opened: Mapping[int, Open]) -> Missing:
        """What has to be known."""
        key = (signature & self._mask, tuple(opened[place] for place in self._leaves if place in opened))
        return self._missing.get(key) or self._missing.keep(key, self._work_out(signature, opened))

    def onset(self, situation: Situation, signature: int) -> tuple[Onset, Onset]:
        """From when it is open to the person, and from when by what is asked of the person alone."""

        def latest_of(reported: Iterable[ReportedCondition]) -> Onset:
            waited_for = (one.condition for one in reported if self._standing(signature, one.condition) != ALL_MET)
            return latest([one.onset(situation) for one in waited_for])

        pathway = self.pathway
        personal = [latest_of(pathway.conditions)]
        if pathway.branches:
            personal.append(earliest([latest_of(branch) for branch in pathway.branches]))
        alone = latest(personal)
        return latest([alone, latest_of(pathway.scope)]), alone

    def _standing(self, signature: int, condition: Condition) -> int:
        return signature >> self._places[condition] * BITS & MASK

    def _new(self, signature: int) -> Outcome:
        pathway = self.pathway

        def stands(reported: Iterable[ReportedCondition]) -> int:
            return every(self._standing(signature, one.condition) for one in reported)

        personal = stands(pathway.conditions)
        if pathway.branches:
            personal = every((personal, some(stands(branch) for branch in pathway.branches)))
        status = status_of(every((personal, stands(pathway.scope))))
        held = pathway.already_held
        return Outcome(
            status,
            status_of(personal),
            notes_of(pathway.notes, status, self._places, signature),
            None if held is None else self._standing(signature, held) == ALL_MET,
        )

    def _work_out(self, signature: int, opened: Mapping[int, Open]) -> Missing:
        def on_the_day(place: int) -> t.Terms:
            if place in opened:
                return opened[place].on_the_day.terms
            return t.SATISFIED if signature >> place * BITS & MASK == ALL_MET else t.UNSATISFIABLE

        def in_time(place: int) -> t.Terms:
            if place in opened:
                return opened[place].in_time.terms
            return t.UNSATISFIABLE if signature >> place * BITS & MASK == ALL_FAILED else t.SATISFIED

        for_the_day = t.essential(self._ways(on_the_day))
        names = self._unknowns.in_order((for_the_day, t.essential(self._ways(in_time))))
        return Missing(names, tuple(_share(name, for_the_day) for name in names))

    def _ways(self, terms_of: Callable[[int], t.Terms]) -> t.Terms:
        """The terms of the whole pathway."""

        def of(reported: Iterable[ReportedCondition]) -> t.Terms:
            return t.all_of(terms_of(self._places[one.condition]) for one in reported)

        pathway = self.pathway
        parts = [of(pathway.scope), of(pathway.conditions)]
        if pathway.branches:
            parts.append(t.any_of(of(branch) for branch in pathway.branches))
        return t.all_of(parts)


def notes_of(notes: Iterable[CompiledNote], status: Status, places: Places, signature: int) -> tuple[str, ...]:
    """The texts of those notes that are said with a status, where what they are about surely is so."""
    return tuple(
        note.text
        for note in notes
        if (not note.statuses or status in note.statuses)
        and (note.when is None or signature >> places[note.when] * BITS & MASK == ALL_MET)
    )


def _share(name: str, terms: t.Terms) -> float:
    """How many of the terms need an unknown of that name."""
    needing = sum(any(unknown[0] == name for unknown in term) for term in terms)
    return needing / len(terms) if terms else 1.0


def _also_read(pathway: Pathway, places: Places) -> list[int]:
    """The conditions that only notes and the question whether it is held already read."""
    found = [note.when for note in pathway.notes if note.when is not None]
    if pathway.already_held is not None:
        found.append(pathway.already_held)
    return [places[one] for one in found]


def _picked(places: list[int]) -> Callable[[list[Reason]], tuple[Reason, ...]]:
    if len(places) > 1:
        return itemgetter(*places)
    return lambda reasons: tuple(reasons[place] for place in places)
