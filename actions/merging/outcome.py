"""What comes out of putting something told beside what is held."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias

Facts: TypeAlias = dict[str, Any]


@dataclass(frozen=True)
class Option:
    """One way to settle a doubt.

    Attributes:
        value: what a button sends.
        label: what the person reads.
        sets: facts that replace those held (``None`` removes one).
        merges: facts that are merged as if they had been said.
    """

    value: str
    label: str
    sets: Facts = field(default_factory=dict)
    merges: Facts = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """The option as it is kept in a slot."""
        return {"value": self.value, "label": self.label, "sets": self.sets, "merges": self.merges}


@dataclass(frozen=True)
class Doubt:
    """One short question that must be answered before a fact counts.

    Attributes:
        fact: the fact in doubt, if it is one.
        question: what the person is asked.
        options: the answers.
    """

    fact: str | None
    question: str
    options: tuple[Option, ...]

    def as_dict(self) -> dict[str, Any]:
        """The doubt as it is kept in a slot."""
        return {"fact": self.fact, "question": self.question, "options": [option.as_dict() for option in self.options]}


def which_holds(fact: str, *, before: str, now: str, old: Facts, new: Facts) -> Doubt:
    """Two statements that cannot both be true: ask which one holds."""
    return Doubt(
        fact,
        f"您前面说的是“{before}”，现在说的是“{now}”，以哪个为准？",
        (Option("new", now, sets=new), Option("old", before, sets=old)),
    )
