"""One pathway: what follows from how its conditions stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter
from typing import NamedTuple

from policy_rules.compiled.asking import Places, asked, read_by
from policy_rules.compiled.grants import Grants
from policy_rules.compiled.memory import Memory
from policy_rules.compiled.missing import Missing, Ways
from policy_rules.compiled.standing import ALL_MET, BITS, MASK, Conjunction, every, some, standing_at, status_of
from policy_rules.compiled.unknowns import Open, Unknowns
from policy_rules.conditions.base import FAILED, Onset
from policy_rules.conditions.combinations import earliest, latest
from policy_rules.decision import Reason, Status
from policy_rules.policy.model import CompiledNote, Pathway, ReportedCondition


class Outcome(NamedTuple):
    """What follows for a pathway, apart from days, awards and what is missing.

    Attributes:
        already_held: whether what it grants is held already; ``None``: that hangs on an award.
        known: the decision up to its reasons and notes, where nothing is missing and no day or award comes in.
    """

    status: Status
    personal_status: Status
    notes: tuple[str, ...]
    already_held: bool | None
    known: tuple[object, ...] | None


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
        self.id = pathway.id
        self.content = pathway.content
        self.grants = grants
        self.reasons = _picked([reasons[one] for one in pathway.reported])
        self._scope = Conjunction(_places(pathway.scope, places))
        self._conditions = Conjunction(_places(pathway.conditions, places))
        self._branches = [Conjunction(_places(branch, places)) for branch in pathway.branches]
        self._notes = Notes(pathway.notes, places)
        self._held = None if pathway.already_held is None else places[pathway.already_held]
        self._ways = Ways(self._scope, self._conditions, self._branches, unknowns)
        read = {*_places(pathway.reported, places), *self._notes.places, *(() if self._held is None else (self._held,))}
        self.mask = sum(MASK << place * BITS for place in read)
        self.outcomes: Memory[int, Outcome] = Memory(1 << 12)

    def outcome(self, signature: int) -> Outcome:
        """What follows when all conditions of the policy stand so."""
        own = signature & self.mask
        return self.outcomes.get(own) or self.outcomes.keep(own, self._new(own))

    def missing(self, signature: int, opened: Mapping[int, Open]) -> Missing:
        """What has to be known."""
        return self._ways.missing(signature & self.mask, opened)

    def onset(self, signature: int, onsets: Mapping[int, Onset]) -> tuple[Onset, Onset]:
        """From when it is open to the person, and from when by what is asked of the person alone.

        What is met already is left out: it delays nothing that has to wait for something else.
        """

        def latest_of(asked: Conjunction) -> Onset:
            return latest([onsets.get(place, FAILED) for place in asked.places if signature >> place * BITS & MASK])

        alone = latest_of(self._conditions)
        if self._branches:
            alone = latest([alone, earliest([latest_of(branch) for branch in self._branches])])
        return latest([alone, latest_of(self._scope)]), alone

    def _new(self, signature: int) -> Outcome:
        personal = self._conditions.standing(signature)
        if self._branches:
            personal = every((personal, some(branch.standing(signature) for branch in self._branches)))
        status = status_of(every((personal, self._scope.standing(signature))))
        held: bool | None = None
        if self._held is not None or not self.grants.is_by_award:
            held = self._held is not None and standing_at(signature, self._held) == ALL_MET
        known = self._known(status, status_of(personal), held)
        return Outcome(status, status_of(personal), self._notes.texts(status, signature), held, known)

    def _known(self, status: Status, personal: Status, held: bool | None) -> tuple[object, ...] | None:  # noqa: FBT001  # what was found
        content, granted = self.content, self.grants.fixed
        if status in ("not_yet", "unknown") or personal == "not_yet" or held is None or granted is None:
            return None
        about = (content.verb, content.organiser, content.contact, content.quote)
        named = (content.id, content.clause, content.title)
        return (*named, status, None, None, (), personal, None, None, granted, *about, held)


class Notes:
    """Sentences that are said with a status, where what they are about surely is so."""

    def __init__(self, notes: Iterable[CompiledNote], places: Places) -> None:
        self._notes = [(one, None if one.when is None else asked(one.when, places)) for one in notes]
        conditions = [one.when for one in notes if one.when is not None]
        self.places = [place for condition in conditions for place in read_by(condition, places)]

    def texts(self, status: Status, signature: int) -> tuple[str, ...]:
        """Those that are said now."""
        return tuple(
            note.text
            for note, standing in self._notes
            if (not note.statuses or status in note.statuses) and (standing is None or standing(signature) == ALL_MET)
        )


def _places(reported: Iterable[ReportedCondition], places: Places) -> tuple[int, ...]:
    return tuple(places[one.condition] for one in reported)


def _picked(places: list[int]) -> Callable[[list[Reason]], tuple[Reason, ...]]:
    if len(places) > 1:
        return itemgetter(*places)
    return lambda reasons: tuple(reasons[place] for place in places)
