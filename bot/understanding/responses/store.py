"""The examples and the model learned from them, kept in a cache."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import yaml

from bot.understanding.learning import learned, regression
from bot.understanding.learning.regression import Regression
from bot.understanding.responses import features
from bot.understanding.skeleton.sketch import sketch

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES = Path(__file__).with_name("examples")
BESIDE = EXAMPLES / "beside.yaml"
SAID = ("yes", "no", "unknown", "other")
_COURSE = regression.Course(epochs=6)
_ANY_DAY = date(2026, 1, 1)


class Example(NamedTuple):
    """An answer, what had been asked, and what it says: one of `SAID`."""

    asked: str
    text: str
    said: str


def examples() -> list[Example]:
    """Return the examples, in a fixed order; what answers no question stands there once for each."""
    told = [example for path in _files() for example in _in_file(path)]
    beside = yaml.safe_load(BESIDE.read_text(encoding="utf-8"))["other"]
    return told + [Example(fact, text, "other") for fact in sorted(facts()) for text in beside]


def _files() -> list[Path]:
    """Return the files of examples, each named for what is asked."""
    return [path for path in sorted(EXAMPLES.glob("*.yaml")) if path != BESIDE]


def _in_file(path: Path) -> Iterator[Example]:
    content: dict[str, str] = yaml.safe_load(path.read_text(encoding="utf-8"))
    for said in SAID:
        for line in content[said].splitlines():
            if line.strip().startswith("- "):
                yield Example(path.stem, line.strip()[2:].strip(), said)


@cache
def facts() -> frozenset[str]:
    """Return the facts for which there are examples."""
    return frozenset(path.stem for path in _files())


@cache
def model() -> Regression:
    """Return the model, from the cache if nothing changed since it was trained."""
    return learned.kept("responses", lambda: train(examples()))


def train(given: list[Example]) -> Regression:
    """Return the model of *given*; the same examples always give the same model."""
    rows = [(features.extract(sketch(text, _ANY_DAY), asked), said) for asked, text, said in given]
    return regression.fit(rows, _COURSE)
