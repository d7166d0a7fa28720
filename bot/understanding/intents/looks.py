"""What those who settle the intent of a message look at: each look is taken once, and only if somebody needs it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from bot.understanding import pipeline
from bot.understanding.intents import features
from bot.understanding.skeleton.sketch import sketch
from bot.understanding.writing.normalise import Normalised, normalise

if TYPE_CHECKING:
    from bot.understanding.reading import Reading
    from bot.understanding.skeleton.scene import Scene


class Look(NamedTuple):
    """A message as the pipeline read it."""

    scene: Scene
    reading: Reading

    @property
    def asks(self) -> bool:
        """Whether any of its clauses is a question."""
        return any(clause.question for clause in self.scene.clauses)

    @property
    def ends_asking(self) -> bool:
        """Whether its last clause is a question."""
        return bool(self.scene.clauses) and self.scene.clauses[-1].question


@dataclass(frozen=True)
class Looks:
    """One message, and the fact that was just asked for.

    Attributes:
        text: the message as it was written.
        asking: the fact (contract §1, or ``fact.level``), or nothing.
    """

    text: str
    asking: str | None

    @cached_property
    def normal(self) -> Normalised:
        """The message in one way of writing."""
        return normalise(self.text)

    @property
    def plain(self) -> str:
        """The text of it."""
        return self.normal.text

    @cached_property
    def sketched(self) -> Scene:
        """Its mentions, before anything is made of them."""
        return sketch(self.text, features.REFERENCE_DAY)

    @cached_property
    def alone(self) -> Look:
        """What it says when nothing was asked."""
        return Look(*pipeline.analyse(self.text, features.REFERENCE_DAY))

    @cached_property
    def answering(self) -> Look:
        """What it says in the light of what was asked."""
        if self.asking is None:
            return self.alone
        return Look(*pipeline.analyse(self.text, features.REFERENCE_DAY, self.asking))
