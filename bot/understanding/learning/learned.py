"""Models learned from examples, kept in a cache: learned again only when code, lexicon or examples change."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from bot.understanding.learning.regression import Regression

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ROOT = Path(__file__).resolve().parents[3]
CACHE = ROOT / ".cache" / "understanding"


def sources_hash() -> str:
    """Return a hash of everything that understanding is made of, code and lexicon."""
    digest = hashlib.sha256()
    folder = Path(__file__).resolve().parents[1]
    for path in sorted([*folder.rglob("*.py"), *folder.rglob("*.yaml")]):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def kept(name: str, learn: Callable[[], Regression], examples: Iterable[Path] = ()) -> Regression:
    """Return the model of that name, from the cache if neither the sources nor the files of *examples* changed."""
    digest = hashlib.sha256(sources_hash().encode())
    for path in examples:
        digest.update(path.read_bytes())
    stored = CACHE / f"{name}-{digest.hexdigest()[:20]}.npz"
    if stored.exists():
        return Regression.from_bytes(stored.read_bytes())
    learned = learn()
    _keep(stored, learned.to_bytes())
    return learned


def _keep(path: Path, content: bytes) -> None:
    """Write whole or not at all; a folder that cannot be written only costs the next start some seconds."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_suffix(f".{os.getpid()}")
        aside.write_bytes(content)
        aside.replace(path)
    except OSError:
        return
