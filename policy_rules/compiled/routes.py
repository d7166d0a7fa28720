"""One pathway: what follows from how its conditions stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from policy_rules.compiled.asking import Places
from policy_rules.compiled.grants import Grants
from policy_rules.compiled.layout import Missing, Span
from policy_rules.compiled.memory import Memory
from policy_rules.compiled.missing import Ways
from policy_rules.compiled.notes import Notes
from policy_rules.compiled.picking import picker
from policy_rules.compiled.standing import ALL_FAILED, ALL_MET, BETTER, BITS, MASK, WORSE, Conjunction, status_of
from policy_rules.compiled.unknowns import Open, Unknowns
from policy_rules.conditions.base import MET
from policy_rules.conditions.combinations import earliest, latest
from policy_rules.decision import Reason, Status
from policy_rules.pathway_decision import Head
from policy_rules.policy.model import Pathway, ReportedCondition

MOST_HEADS = 64
"""What can be granted by award is a few words."""


class Outcome(NamedTuple):
    """What follows for a pathway from the conditions that are reported; the same object for the same statuses.

    Attributes:
        undated: the first fields of the decision, up to what is granted, where nothing is missing and no day comes in.
    """

    status: Status
    personal_status: Status
    undated: tuple[Any, ...] | None


class Ending(NamedTuple):
    """What follows for a pathway from everything that it looks at; the same object for the same consequences.

    Attributes:
        held: whether what it grants is held already; ``None``: that hangs on an award.
        head: the decision without reasons, where nothing else comes in.
        heads: the decision without reasons by what is granted and whether that is held, where nothing else comes in.
    """

    outcome: Outcome
    held: bool | None
    notes: tuple[str, ...]
    head: Head | None
    heads: Memory[tuple[str, bool], Head]


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
        self._held = None if pathway.already_held is None else places[pathway.already_held] * BITS
        self._scope = Conjunction(_places(pathway.scope, places))
        self._conditions = Conjunction(_places(pathway.conditions, places))
        self._branches = [Conjunction(_places(branch, places)) for branch in pathway.branches]
        self._ways = Ways(self._scope, self._conditions, self._branches, unknowns)
        self.whole_mask = self._mask | self._notes.mask | (0 if self._held is None else MASK << self._held)
        self.endings: Memory[int, Ending] = Memory(1 << 13)
        self._outcomes: Memory[int, Outcome] = Memory(1 << 12)
        self._different_outcomes: Memory[tuple[Status, Status], Outcome] = Memory(1 << 4)
        self._different_endings: Memory[tuple[object, ...], Ending] = Memory(1 << 10)

    def outcome(self, signature: int) -> Outcome:
        """What follows when all conditions of the policy stand so."""
        own = signature & self._mask
        return self._outcomes.get(own) or self._outcomes.keep(own, self._outcome(own))

    def ending(self, signature: int) -> Ending:
        """The same with everything else that hangs on how conditions stand."""
        own = signature & self.whole_mask
        return self.endings.get(own) or self.endings.keep(own, self._ending(own))

    def missing(self, signature: int, opened: Mapping[int, Open]) -> Missing:
        """What has to be known."""
        return self._ways.missing(signature & self._mask, opened)

    def onset(self, signature: int, onsets: Mapping[int, Span]) -> tuple[Span, Span]:
        """From when it is open to the person, and from when by what is asked of the person alone.

        What is met already is left out: it delays nothing that has to wait for something else.
        """
        alone = self._conditions.onset(signature, onsets)
        if self._branches:
            alone = latest([alone, earliest([branch.onset(signature, onsets) for branch in self._branches])])
        scope = self._scope.onset(signature, onsets)
        return (alone if scope is MET else latest([alone, scope])), alone

    def _outcome(self, signature: int) -> Outcome:
        personal = self._conditions.standing(signature)
        if self._branches:
            best = ALL_FAILED
            for branch in self._branches:
                best = BETTER[best, branch.standing(signature)]
            personal = WORSE[personal, best]
        both = status_of(WORSE[personal, self._scope.standing(signature)]), status_of(personal)
        return self._different_outcomes.get(both) or self._different_outcomes.keep(both, self._new_outcome(*both))

    def _new_outcome(self, status: Status, personal_status: Status) -> Outcome:
        undated = None
        if status not in ("not_yet", "unknown") and personal_status != "not_yet":
            undated = (*self.named, status, None, None, (), personal_status, None, None)
        return Outcome(status, personal_status, undated)

    def _ending(self, signature: int) -> Ending:
        own = signature & self._mask
        outcome = self._outcomes.get(own) or self.outcome(signature)
        held: bool | None = None
        if self._held is not None:
            held = signature >> self._held & MASK == ALL_MET
        elif not self.grants.is_by_award:
            held = False
        notes = self._notes.texts(outcome.status, signature)
        key = (outcome.status, outcome.personal_status, held, notes)
        found = self._different_endings.get(key)
        return found or self._different_endings.keep(key, self._new_ending(outcome, held, notes))

    def _new_ending(self, outcome: Outcome, held: bool | None, notes: tuple[str, ...]) -> Ending:  # noqa: FBT001
        ending = Ending(outcome, held, notes, None, Memory(MOST_HEADS))
        if outcome.undated is None or self.grants.fixed is None or held is None:
            return ending
        return ending._replace(head=self.head(ending, self.grants.fixed, held))

    def head(self, ending: Ending, granted: str, held: bool) -> Head:  # noqa: FBT001  # what is said, no switch
        """The decision without reasons where no day comes in."""
        assert ending.outcome.undated is not None
        return Head._make((*ending.outcome.undated, granted, *self.about, held, ending.notes))


def _places(reported: Iterable[ReportedCondition], places: Places) -> tuple[int, ...]:
    return tuple(places[one.condition] for one in reported)
