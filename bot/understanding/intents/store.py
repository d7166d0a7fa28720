"""The intent model for whoever is not inside Rasa: trained from the same data by the same code, kept in a cache."""

from __future__ import annotations

import hashlib
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from bot.understanding.intents import context, model

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[3]
DATA = ROOT / "data" / "nlu"
CACHE = ROOT / ".cache" / "understanding"
FALLBACK = "nlu_fallback"
THRESHOLD = context.UNSURE


def sources_hash() -> str:
    """Return a hash of everything that understanding is made of, code and lexicon."""
    digest = hashlib.sha256()
    folder = Path(__file__).resolve().parents[1]
    for path in sorted([*folder.rglob("*.py"), *folder.rglob("*.yaml")]):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


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
    digest = hashlib.sha256(sources_hash().encode())
    for path in sorted(DATA.glob("*.yml")):
        digest.update(path.read_bytes())
    stored = CACHE / f"intents-{digest.hexdigest()[:20]}.npz"
    if stored.exists():
        return model.IntentModel.from_bytes(stored.read_bytes())
    trained = model.train(examples())
    keep(stored, trained.to_bytes())
    return trained


def keep(path: Path, content: bytes) -> None:
    """Write whole or not at all; a folder that cannot be written only costs the next start some seconds."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_suffix(f".{os.getpid()}")
        aside.write_bytes(content)
        aside.replace(path)
    except OSError:
        return


def intent_of(text: str, asking: str | None = None) -> str:
    """Return the intent of a message, or `nlu_fallback` where no intent is probable enough."""
    (best, chance), *_ = context.settle(intent_model().rank(text), text, asking)
    return best if chance >= THRESHOLD else FALLBACK
