"""What a decision is: contract §2, in the order in which it is written out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from policy_rules.pathway_decision import STATUSES, PathwayDecision, Status
from policy_rules.saying import Reason, State
from policy_rules.writing import written, written_once

__all__ = ["STATUSES", "AskedQuestion", "Decision", "PathwayDecision", "Reason", "State", "Status"]


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
        policy, version = written(self.policy), written(self.policy_version)
        about = f'"policy": {policy}, "policy_version": {version}, "as_of": "{self.as_of}"'
        asked = written_once(question)
        return f'{{{about}, "pathways": [{pathways}], "next_question": {asked}, "notes": {written(self.notes)}}}'

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
