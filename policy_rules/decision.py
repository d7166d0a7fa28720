"""What a decision is: contract §2, in the order in which it is written out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from policy_rules.saying import Reason, State

__all__ = ["STATUSES", "AskedQuestion", "Decision", "PathwayDecision", "Reason", "State", "Status"]

_WRITER = json.JSONEncoder(ensure_ascii=False)

Status = Literal["open", "not_yet", "closed", "unknown"]
STATUSES: tuple[Status, ...] = ("open", "not_yet", "closed", "unknown")


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
        fields: dict[str, object] = dict(zip(self._fields, self, strict=True))
        fields["missing"] = [*self.missing]
        fields["reasons"] = [reason.as_dict() for reason in self.reasons]
        fields["notes"] = [*self.notes]
        return fields

    def as_json(self) -> str:
        """The JSON form as text, without line breaks."""
        reasons = ", ".join([reason.as_json() for reason in self.reasons])
        return f'{{{_head_json(self[:-2])}, "reasons": [{reasons}], "notes": {_json(self.notes)}}}'


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

    def as_json(self) -> str:
        """The JSON form as text, without line breaks: what ``json.dumps`` makes of :meth:`as_dict`."""
        question = self.next_question.as_dict() if self.next_question else None
        pathways = ", ".join([pathway.as_json() for pathway in self.pathways])
        about = (
            f'"policy": {_json(self.policy)}, "policy_version": {_json(self.policy_version)}, "as_of": "{self.as_of}"'
        )
        asked = _WRITER.encode(question)
        return f'{{{about}, "pathways": [{pathways}], "next_question": {asked}, "notes": {_json(self.notes)}}}'

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


@lru_cache(maxsize=1 << 12, typed=True)
def _json(value: object) -> str:
    """A value that comes again and again: a text of the policy, a status, a list of names."""
    return _WRITER.encode(value)


@lru_cache(maxsize=1 << 12)
def _head_json(fields: tuple[object, ...]) -> str:
    """All of a pathway's decision but its reasons and notes."""
    named = zip(PathwayDecision._fields, fields, strict=False)
    return ", ".join([f'"{name}": {_json(value)}' for name, value in named])
