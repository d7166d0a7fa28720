"""The result of reading one message."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Facts = dict[str, Any]


@dataclass(slots=True)
class Reading:
    """What a message says. `as_dict` is the interface to the rest of the product."""

    facts: Facts = field(default_factory=dict)
    ambiguous: list[str] = field(default_factory=list)
    clarify: list[dict[str, Any]] = field(default_factory=list)
    hypothetical: Facts = field(default_factory=dict)
    negated: Facts = field(default_factory=dict)
    refused: list[dict[str, str]] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)
    topic: str | None = None
    correction: bool = False
    choice: int | None = None
    answer: str | None = None
    other: dict[str, Any] | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return the reading as JSON.

        `choice` is the number of an offered choice; `answer` is yes, no, unknown, or other (the answer to another
        question); `other` is what the message says if somebody else, of whom it speaks, had said it of himself, with
        `asked` (he has the speaker ask for him) and `alone` (the message speaks of nobody but him).
        """
        return {
            "facts": self.facts,
            "ambiguous": self.ambiguous,
            "clarify": self.clarify,
            "hypothetical": self.hypothetical,
            "negated": self.negated,
            "refused": self.refused,
            "terms": self.terms,
            "topic": self.topic,
            "correction": self.correction,
            "choice": self.choice,
            "answer": self.answer,
            "other": self.other,
        }


def merge(target: Facts, addition: Facts) -> None:
    """Add facts to facts: maps are merged, lists joined, a date is never replaced by no date."""
    for key, value in addition.items():
        known = target.get(key)
        if isinstance(known, dict) and isinstance(value, dict):
            for inner, when in value.items():
                if when is not None or inner not in known:
                    known[inner] = when
        elif isinstance(known, list) and isinstance(value, list):
            known += [item for item in value if item not in known]
        else:
            target[key] = value
