"""Which model belongs to what lies in the folder now.

A model is named after a fingerprint of everything it is made of: change any of it and the name no longer exists. Rasa's
own cache is not used; it looks at the class of a component and misses the tables and helpers behind it.
"""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.serving.places import MODELS, ROOT

# What the training reads, and the code that reads it. `.txt` and `.yml` are the words that the code looks up.
SOURCES = (
    "config.yml",
    "domain.yml",
    "domain",
    "data",
    "bot/components",
    "bot/understanding",
    "requirements/rasa.txt",
)
KEPT_MODELS = 3


def sources(root: Path = ROOT) -> Iterator[Path]:
    """Yield every file that a model is made of, in a fixed order."""
    for name in SOURCES:
        place = root / name
        if place.is_file():
            yield place
        else:
            yield from sorted(file for file in place.rglob("*") if file.is_file() and "__pycache__" not in file.parts)


def fingerprint(files: Iterable[Path], root: Path = ROOT) -> str:
    """Return a short name for the names and contents of files."""
    digest = hashlib.sha256()
    for file in files:
        content = file.read_bytes()
        digest.update(f"{file.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:16]


def model_path(root: Path = ROOT, models: Path = MODELS) -> Path:
    """Return where the model of the present sources lies, whether it has been trained yet or not."""
    return models / f"{fingerprint(sources(root), root)}.tar.gz"


def remove_old_models(models: Path = MODELS) -> None:
    """Keep the few newest models, so that going back to another state of the folder needs no training."""
    newest_first = sorted(models.glob("*.tar.gz"), key=lambda model: model.stat().st_mtime, reverse=True)
    for model in newest_first[KEPT_MODELS:]:
        model.unlink()
