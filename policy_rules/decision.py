"""What a decision is: contract §2, in the order in which it is written out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Status = Literal["open", "not_yet", "closed", "unknown"]
State = Literal["met", "not_yet", "unmet", "unknown"]


class Reason(NamedTuple):
    """One condition of a pathway and how it stands.

    Attributes:
        scope: whether the condition is about employer and post rather than about the person.
        branch: 1, 2, … for a condition of one of several branches （；或）, else 0.
        missing: what has to be known to settle it, only with ``unknown``.
    """

    state: State
    text: str
    clause: str
    quote: str
    scope: bool
    branch: int
    missing: tuple[str, ...]

    def as_dict(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "state": self.state,
            "text": self.text,
            "clause": self.clause,
            "quote": self.quote,
            "scope": self.scope,
            "branch": self.branch,
            "missing": list(self.missing),
        }


class PathwayDecision(NamedTuple):
    """Whether one pathway is open to a person on a day.

    Attributes:
        earliest: first day in the best case, ISO, only with ``not_yet``.
        earliest_sure: first day in the worst case, ISO, only with ``not_yet``.
        missing: the facts whose answers can change the status, only with ``unknown``.
        personal_status: the same decision with the scope of employer and post left out.
        personal_earliest: first day under ``personal_status`` in the best case, only with ``not_yet``.
    """

    id: str
    clause: str
    title: str
    status: Status
    earliest: str | None
    earliest_sure: str | None
    missing: tuple[str, ...]
    personal_status: Status
    personal_earliest: str | None
    personal_earliest_sure: str | None
    grants: str
    verb: str
    organiser: str
    contact: str
    quote: str
    already_held: bool
    reasons: tuple[Reason, ...]
    notes: tuple[str, ...]

    def as_dict(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "id": self.id,
            "clause": self.clause,
            "title": self.title,
            "status": self.status,
            "earliest": self.earliest,
            "earliest_sure": self.earliest_sure,
            "missing": list(self.missing),
            "personal_status": self.personal_status,
            "personal_earliest": self.personal_earliest,
            "personal_earliest_sure": self.personal_earliest_sure,
            "grants": self.grants,
            "verb": self.verb,
            "organiser": self.organiser,
            "contact": self.contact,
            "quote": self.quote,
            "already_held": self.already_held,
            "reasons": [reason.as_dict() for reason in self.reasons],
            "notes": list(self.notes),
        }


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question as it is put to a person.

    Attributes:
        fact: the fact asked for, or the date of one level of it (``skill_levels.technician``).
        why: why it is asked.
        help: how to find out.
        choices: value and label of every answer offered.
        clauses: the clauses that need the answer.
    """

    fact: str
    text: str
    why: str
    help: str
    choices: tuple[tuple[str, str], ...]
    clauses: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "fact": self.fact,
            "text": self.text,
            "choices": [{"value": value, "label": label} for value, label in self.choices],
            "why": self.why,
            "help": self.help,
            "clauses": list(self.clauses),
        }


class Decision(NamedTuple):
    """The decision on every pathway of a policy.

    Attributes:
        as_of: the day asked about, ISO.
        next_question: what to ask next; ``None`` when no answer could change any status.
        notes: what is said with every answer.
    """

    policy: str
    policy_version: str
    as_of: str
    pathways: tuple[PathwayDecision, ...]
    next_question: AskedQuestion | None
    notes: tuple[str, ...]

    def pathway(self, pathway_id: str) -> PathwayDecision:
        """The decision on one pathway.

        Raises:
            KeyError: there is no such pathway.
        """
        for pathway in self.pathways:
            if pathway.id == pathway_id:
                return pathway
        raise KeyError(pathway_id)

    def as_dict(self) -> dict[str, object]:
        """The JSON form of contract §2."""
        return {
            "policy": self.policy,
            "policy_version": self.policy_version,
            "as_of": self.as_of,
            "pathways": [pathway.as_dict() for pathway in self.pathways],
            "next_question": self.next_question.as_dict() if self.next_question else None,
            "notes": list(self.notes),
        }
