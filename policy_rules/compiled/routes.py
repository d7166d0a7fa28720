"""One pathway: what follows from how its conditions stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from policy_rules.compiled.asking import Places, asked, read_by
from policy_rules.compiled.grants import Grants
from policy_rules.compiled.layout import Span
from policy_rules.compiled.memory import Memory
from policy_rules.compiled.missing import Missing, Ways
from policy_rules.compiled.picking import picker
from policy_rules.compiled.standing import (
    ALL_FAILED,
    ALL_MET,
    BITS,
    MASK,
    Conjunction,
    every,
    some,
    standing_at,
    status_of,
)
from policy_rules.compiled.unknowns import Open, Unknowns
from policy_rules.conditions.base import FAILED
from policy_rules.conditions.combinations import earliest, latest
from policy_rules.decision import STATUSES, Reason, Status
from policy_rules.policy.model import CompiledNote, Pathway, ReportedCondition


class Outcome(NamedTuple):
    """What follows for a pathway from the conditions that are reported.

    Attributes:
        scope: the conditions of its scope that are not met.
        ways: of each way that may yet fulfil what is asked of the person the conditions that are not met.
        undated: the decision up to what is granted, where nothing is missing and no day comes in.
    """

    status: Status
    personal_status: Status
    scope: tuple[int, ...]
    ways: tuple[tuple[int, ...], ...]
    undated: tuple[object, ...] | None


class Ending(NamedTuple):
    """What follows for a pathway from everything that it looks at.

    Attributes:
        held: whether what it grants is held already; ``None``: that hangs on an award.
        known: the decision up to its reasons and notes, where that is known.
    """

    outcome: Outcome
    held: bool | None
    notes: tuple[str, ...]
    known: tuple[object, ...] | None


class Route:
    """A pathway that looks up what follows.

    Attributes:
        named, about: what of its content stands at the beginning and towards the end of a decision.
        grants: what it grants.
        reasons: picks its reasons.
        whole_mask: the bits of all conditions that it looks at.
        endings: what follows, for every way in which these stood so far.
    """

    def __init__(
        self,
        pathway: Pathway,
        places: Places,
        reasons: Mapping[ReportedCondition, int],
        unknowns: Unknowns,
        grants: Grants,
    ) -> None:
        content = pathway.content
        self.id = content.id
        self.named = (content.id, content.clause, content.title)
        self.about = (content.verb, content.organiser, content.contact, content.quote)
        self.grants = grants
        self._notes = Notes(pathway.notes, places)
        self.reasons: Callable[[list[Reason]], tuple[Reason, ...]] = picker([reasons[one] for one in pathway.reported])
        self._mask = sum(MASK << place * BITS for place in set(_places(pathway.reported, places)))
        self._outcomes: Memory[int, Outcome] = Memory(1 << 12)
        self._held = None if pathway.already_held is None else places[pathway.already_held] * BITS
        self._scope = Conjunction(_places(pathway.scope, places))
        self._conditions = Conjunction(_places(pathway.conditions, places))
        self._branches = [Conjunction(_places(branch, places)) for branch in pathway.branches]
        self._ways = Ways(self._scope, self._conditions, self._branches, unknowns)
        self.whole_mask = self._mask | self._notes.mask | (0 if self._held is None else MASK << self._held)
        self.endings: Memory[int, Ending] = Memory(1 << 13)

    def outcome(self, signature: int) -> Outcome:
        """What follows when all conditions of the policy stand so."""
        own = signature & self._mask
        return self._outcomes.get(own) or self._outcomes.keep(own, self._new(own))

    def ending(self, signature: int) -> Ending:
        """The same with everything else that hangs on how conditions stand."""
        own = signature & self.whole_mask
        return self.endings.get(own) or self.endings.keep(own, self._new_ending(own))

    def _new_ending(self, signature: int) -> Ending:
        outcome = self.outcome(signature)
        held: bool | None = None
        if self._held is not None:
            held = signature >> self._held & MASK == ALL_MET
        elif not self.grants.is_by_award:
            held = False
        known, undated, granted = None, outcome.undated, self.grants.fixed
        if undated is not None and granted is not None and held is not None:
            known = (*undated, granted, *self.about, held)
        return Ending(outcome, held, self._notes.texts(outcome.status, signature), known)

    def missing(self, signature: int, opened: Mapping[int, Open]) -> Missing:
        """What has to be known."""
        return self._ways.missing(signature & self._mask, opened)

    def onset(self, outcome: Outcome, onsets: Mapping[int, Span]) -> tuple[Span, Span]:
        """From when it is open to the person, and from when by what is asked of the person alone.

        What is met already is left out: it delays nothing that has to wait for something else.
        """
        ways = [onsets[way[0]] if len(way) == 1 else latest([onsets[place] for place in way]) for way in outcome.ways]
        alone = ways[0] if len(ways) == 1 else earliest(ways)
        if not outcome.scope:
            return alone, alone
        return latest([alone, *(onsets.get(place, FAILED) for place in outcome.scope)]), alone

    def _new(self, signature: int) -> Outcome:
        personal = self._conditions.standing(signature)
        if self._branches:
            personal = every((personal, some(branch.standing(signature) for branch in self._branches)))
        status, personal_status = status_of(every((personal, self._scope.standing(signature)))), status_of(personal)
        scope, own = self._scope.unmet(signature), self._conditions.unmet(signature)
        ways = tuple((*own, *branch.unmet(signature)) for branch in self._branches) or (own,)
        possible = tuple(way for way in ways if all(standing_at(signature, place) != ALL_FAILED for place in way))
        undated = None
        if status not in ("not_yet", "unknown") and personal_status != "not_yet":
            undated = (*self.named, status, None, None, (), personal_status, None, None)
        return Outcome(status, personal_status, scope, possible, undated)


class Notes:
    """Sentences that are said with a status, where what they are about surely is so."""

    def __init__(self, notes: Iterable[CompiledNote], places: Places) -> None:
        self._notes = [(one, None if one.when is None else asked(one.when, places)) for one in notes]
        conditions = [one.when for one in notes if one.when is not None]
        read = {place for condition in conditions for place in read_by(condition, places)}
        self.mask = sum(MASK << place * BITS for place in read)
        self._texts: dict[Status, Memory[int, tuple[str, ...]]] = {status: Memory(1 << 10) for status in STATUSES}

    def texts(self, status: Status, signature: int) -> tuple[str, ...]:
        """Those that are said now."""
        own = signature & self.mask
        found = self._texts[status].get(own)
        return self._texts[status].keep(own, self._new(status, own)) if found is None else found

    def _new(self, status: Status, signature: int) -> tuple[str, ...]:
        return tuple(
            note.text
            for note, standing in self._notes
            if (not note.statuses or status in note.statuses) and (standing is None or standing(signature) == ALL_MET)
        )


def _places(reported: Iterable[ReportedCondition], places: Places) -> tuple[int, ...]:
    return tuple(places[one.condition] for one in reported)
