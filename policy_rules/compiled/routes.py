"""One pathway: what follows from how its conditions stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter
from typing import NamedTuple

from policy_rules.compiled.asking import Places, asked, read_by
from policy_rules.compiled.grants import Grants
from policy_rules.compiled.memory import Memory
from policy_rules.compiled.missing import Missing, Ways
from policy_rules.compiled.standing import ALL_MET, BITS, MASK, Conjunction, every, some, status_of
from policy_rules.compiled.unknowns import Open, Unknowns
from policy_rules.conditions.base import FAILED, Onset
from policy_rules.conditions.combinations import earliest, latest
from policy_rules.decision import STATUSES, Reason, Status
from policy_rules.facts.situation import Situation
from policy_rules.policy.model import CompiledNote, Pathway, ReportedCondition


class Outcome(NamedTuple):
    """What follows for a pathway from the conditions that are reported.

    Attributes:
        scope: the conditions of its scope that are not met.
        ways: of each way to fulfil what is asked of the person the conditions that are not met.
        known: the decision up to whether it is held already, where nothing is missing and no day or award comes in.
    """

    status: Status
    personal_status: Status
    scope: tuple[int, ...]
    ways: tuple[tuple[int, ...], ...]
    known: tuple[object, ...] | None


class Route:
    """A pathway that looks up what follows.

    Attributes:
        named, about: what of its content stands at the beginning and towards the end of a decision.
        grants: what it grants.
        reasons: picks its reasons.
        mask: the bits of its conditions.
        outcomes: what follows, for every way in which its conditions stood so far.
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
        self.notes = Notes(pathway.notes, places)
        self.reasons = _picked([reasons[one] for one in pathway.reported])
        self.mask = sum(MASK << place * BITS for place in set(_places(pathway.reported, places)))
        self.outcomes: Memory[int, Outcome] = Memory(1 << 12)
        self._held = None if pathway.already_held is None else places[pathway.already_held] * BITS
        self._scope = Conjunction(_places(pathway.scope, places))
        self._conditions = Conjunction(_places(pathway.conditions, places))
        self._branches = [Conjunction(_places(branch, places)) for branch in pathway.branches]
        self._ways = Ways(self._scope, self._conditions, self._branches, unknowns)

    def outcome(self, signature: int) -> Outcome:
        """What follows when all conditions of the policy stand so."""
        own = signature & self.mask
        return self.outcomes.get(own) or self.outcomes.keep(own, self._new(own))

    def is_held(self, signature: int, situation: Situation) -> bool:
        """Whether what it grants, or something higher, is surely held already."""
        if self._held is not None:
            return signature >> self._held & MASK == ALL_MET
        return self.grants.is_by_award and self.grants.is_held(situation)

    def missing(self, signature: int, opened: Mapping[int, Open]) -> Missing:
        """What has to be known."""
        return self._ways.missing(signature & self.mask, opened)

    def onset(self, outcome: Outcome, onsets: Mapping[int, Onset]) -> tuple[Onset, Onset]:
        """From when it is open to the person, and from when by what is asked of the person alone.

        What is met already is left out: it delays nothing that has to wait for something else.
        """

        def latest_of(places: Iterable[int]) -> Onset:
            return latest([onsets.get(place, FAILED) for place in places])

        ways = [latest_of(way) for way in outcome.ways]
        alone = ways[0] if len(ways) == 1 else earliest(ways)
        return (latest([alone, latest_of(outcome.scope)]) if outcome.scope else alone), alone

    def _new(self, signature: int) -> Outcome:
        personal = self._conditions.standing(signature)
        if self._branches:
            personal = every((personal, some(branch.standing(signature) for branch in self._branches)))
        status, personal_status = status_of(every((personal, self._scope.standing(signature)))), status_of(personal)
        scope, own = self._scope.unmet(signature), self._conditions.unmet(signature)
        ways = tuple((*own, *branch.unmet(signature)) for branch in self._branches) or (own,)
        return Outcome(status, personal_status, scope, ways, self._known(status, personal_status))

    def _known(self, status: Status, personal: Status) -> tuple[object, ...] | None:
        granted = self.grants.fixed
        if status in ("not_yet", "unknown") or personal == "not_yet" or granted is None:
            return None
        return (*self.named, status, None, None, (), personal, None, None, granted, *self.about)


class Notes:
    """Sentences that are said with a status, where what they are about surely is so."""

    def __init__(self, notes: Iterable[CompiledNote], places: Places) -> None:
        self._notes = [(one, None if one.when is None else asked(one.when, places)) for one in notes]
        conditions = [one.when for one in notes if one.when is not None]
        read = {place for condition in conditions for place in read_by(condition, places)}
        self._mask = sum(MASK << place * BITS for place in read)
        self._texts: dict[Status, Memory[int, tuple[str, ...]]] = {status: Memory(1 << 10) for status in STATUSES}

    def texts(self, status: Status, signature: int) -> tuple[str, ...]:
        """Those that are said now."""
        own = signature & self._mask
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


def _picked(places: list[int]) -> Callable[[list[Reason]], tuple[Reason, ...]]:
    if len(places) > 1:
        return itemgetter(*places)
    return lambda reasons: tuple(reasons[place] for place in places)
