"""A softmax regression, trained and applied with numpy alone: small, fast to load, the same on every machine."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

_DECAY = 2e-5
_RARE = 2

Ranking = list[tuple[str, float]]
"""Labels with their probabilities, the most probable first."""


@dataclass(frozen=True)
class Regression:
    """The weights of each feature for each label."""

    labels: tuple[str, ...]
    places: dict[str, int]
    weights: NDArray[np.float32]

    def rank(self, features: Mapping[str, float]) -> Ranking:
        """Return all labels by their probability for something with these features."""
        # In one order, whatever the order of the features: else the last bits of a sum would differ between processes.
        found = sorted((self.places[name], weight) for name, weight in features.items() if name in self.places)
        scores = np.zeros(len(self.labels), dtype=np.float32)
        if found:
            rows = [place for place, _ in found]
            scores = np.array([weight for _, weight in found], dtype=np.float32) @ self.weights[rows]
        chances = _softmax(scores)
        order = np.argsort(-chances, kind="stable")
        return [(self.labels[place], float(chances[place])) for place in order]

    def to_bytes(self) -> bytes:
        """Return the model as a file's content."""
        buffer = io.BytesIO()
        names = json.dumps({"labels": self.labels, "features": list(self.places)}, ensure_ascii=False)
        np.savez_compressed(buffer, names=np.frombuffer(names.encode(), dtype=np.uint8), weights=self.weights)
        return buffer.getvalue()

    @classmethod
    def from_bytes(cls, content: bytes) -> Regression:
        """Return the model that `to_bytes` wrote."""
        with np.load(io.BytesIO(content), allow_pickle=False) as stored:
            names = json.loads(stored["names"].tobytes().decode())
            weights = stored["weights"]
        return cls(tuple(names["labels"]), {name: place for place, name in enumerate(names["features"])}, weights)


@dataclass(frozen=True)
class Course:
    """How a model learns.

    Attributes:
        epochs: how often it goes through all examples.
        rate: how far it steps each time.
        kept: of how many of the last epochs the mean is taken, so that it leans on no example that came last.
    """

    epochs: int
    rate: float = 0.5
    kept: int = 1


def fit(examples: Sequence[tuple[Mapping[str, float], str]], course: Course) -> Regression:
    """Return the model of *examples* (features, label). The same examples always give the same model."""
    labels = tuple(sorted({label for _, label in examples}))
    places = _vocabulary(features for features, _ in examples)
    rows = [_row(features, places) for features, _ in examples]
    targets = [labels.index(label) for _, label in examples]
    weights = _descend(rows, targets, len(places), _class_weights(targets, len(labels)), course)
    return Regression(labels, places, weights)


def _vocabulary(extracted: Iterable[Mapping[str, float]]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for found in extracted:
        for name in found:
            counts[name] = counts.get(name, 0) + 1
    kept = sorted(name for name, count in counts.items() if count >= _RARE)
    return {name: place for place, name in enumerate(kept)}


def _row(found: Mapping[str, float], places: dict[str, int]) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    known = sorted((places[name], weight) for name, weight in found.items() if name in places)
    return np.array([place for place, _ in known], dtype=np.intp), np.array([w for _, w in known], dtype=np.float32)


def _class_weights(targets: Sequence[int], count: int) -> NDArray[np.float32]:
    """Weigh rare labels up a little, so that a frequent one does not swallow them."""
    sizes = np.maximum(np.bincount(targets, minlength=count), 1)
    return np.asarray((sizes.mean() / sizes) ** 0.3, dtype=np.float32)


def _descend(
    rows: Sequence[tuple[NDArray[np.intp], NDArray[np.float32]]],
    targets: Sequence[int],
    size: int,
    class_weights: NDArray[np.float32],
    course: Course,
) -> NDArray[np.float32]:
    weights = np.zeros((size, len(class_weights)), dtype=np.float32)
    squares = np.full((size, len(class_weights)), 1e-4, dtype=np.float32)
    total = np.zeros_like(weights)
    stride = _coprime_stride(len(rows))
    for epoch in range(course.epochs):
        position = epoch
        for _ in range(len(rows)):
            position = (position + stride) % len(rows)
            places, values = rows[position]
            block = weights[places]
            error = _softmax(values @ block)
            error[targets[position]] -= 1.0
            gradient = np.outer(values, error * class_weights[targets[position]]) + _DECAY * block
            squares[places] += gradient * gradient
            weights[places] = block - course.rate * gradient / np.sqrt(squares[places])
        if epoch >= course.epochs - course.kept:
            total += weights
    return total / np.float32(course.kept)


def _coprime_stride(count: int) -> int:
    """Return a step that visits every example in a well-mixed, fixed order."""
    stride = max(int(count * 0.618), 1)
    while np.gcd(stride, max(count, 1)) != 1:
        stride += 1
    return stride


def _softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    shifted = np.exp(scores - scores.max())
    return np.asarray(shifted / shifted.sum(), dtype=np.float32)
