"""The intent model for whoever is not inside Rasa: trained from the same data by the same code, kept in a cache."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import yaml

from bot.understanding.intents import context, model
from bot.understanding.learning import learned

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DATA = learned.ROOT / "data" / "nlu"
FALLBACK = "nlu_fallback"
THRESHOLD = context.UNSURE


def examples() -> list[tuple[str, str]]:
    """Return the training sentences with their intents, in a fixed order."""
    return [pair for path in sorted(DATA.glob("*.yml")) for pair in _in_file(path)]


def _in_file(path: Path) -> Iterator[tuple[str, str]]:
    content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    for block in content["nlu"]:
        for line in block["examples"].splitlines():
            if line.startswith("- ") and line[2:].strip():
                yield line[2:].strip(), block["intent"]


@cache
def intent_model() -> model.IntentModel:
    """Return the model, from the cache if nothing changed since it was trained."""
    return model.IntentModel(
        learned.kept("intents", lambda: model.train(examples()).regression, sorted(DATA.glob("*.yml")))
    )


def intent_of(text: str, asking: str | None = None) -> str:
    """Return the intent of a message, or `nlu_fallback` where no intent is probable enough."""
    (best, chance), *_ = context.settle(intent_model().rank(text), text, asking)
    return best if chance >= THRESHOLD else FALLBACK
