"""What a person wants: a softmax regression over the features of a message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.understanding.intents import features
from bot.understanding.learning import regression
from bot.understanding.learning.regression import Ranking, Regression

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["IntentModel", "Ranking", "train"]

_COURSE = regression.Course(epochs=24, rate=0.3, kept=12)


@dataclass(frozen=True)
class IntentModel:
    """The intents, and how much each feature speaks for each."""

    regression: Regression

    def rank(self, text: str) -> Ranking:
        """Return all intents by their probability for *text*."""
        return self.regression.rank(features.extract(text))

    def to_bytes(self) -> bytes:
        """Return the model as a file's content."""
        return self.regression.to_bytes()

    @classmethod
    def from_bytes(cls, content: bytes) -> IntentModel:
        """Return the model that `to_bytes` wrote."""
        return cls(Regression.from_bytes(content))


def train(examples: Sequence[tuple[str, str]]) -> IntentModel:
    """Return the model of *examples* (text, intent). The same examples always give the same model."""
    return IntentModel(regression.fit([(features.extract(text), intent) for text, intent in examples], _COURSE))
