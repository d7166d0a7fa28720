"""Which intent classifier: ours beside a logistic regression over characters, the classical one of Rasa.

``python -m bench.understanding.classifiers``; the neural one is measured by ``evaluate --baseline``.
"""

from __future__ import annotations

import time
from typing import Any

from bench.understanding import evaluate
from bot.understanding.intents import model, store


def main() -> None:
    """Train both on the same sentences, ask both about the same unseen ones."""
    examples, rows = store.examples(), evaluate.sentences()
    print(f"{len(examples)} training sentences, {len(rows)} unseen")
    started = time.perf_counter()
    ours = model.train(examples)
    spent = time.perf_counter() - started
    show("ours: characters and what was read", [ours.rank(row["text"])[0][0] for row in rows], rows, spent)
    started = time.perf_counter()
    predicted = _characters_only(examples, [row["text"] for row in rows])
    show("logistic regression, characters 1-3", predicted, rows, time.perf_counter() - started)


def _characters_only(examples: list[tuple[str, str]], texts: list[str]) -> list[str]:
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.linear_model import LogisticRegression

    vectors = CountVectorizer(analyzer="char", ngram_range=(1, 3))
    known = vectors.fit_transform([text for text, _ in examples])
    classifier = LogisticRegression(max_iter=200, C=10).fit(known, [intent for _, intent in examples])
    return [str(name) for name in classifier.predict(vectors.transform(texts))]


def show(name: str, predicted: list[str], rows: list[dict[str, Any]], spent: float) -> None:
    """Print one line."""
    right = sum(
        intent in {row["intent"], *row.get("intent_also", ())} for intent, row in zip(predicted, rows, strict=True)
    )
    print(f"{name:40} {right / len(rows):.3f} right, trained in {spent:.1f} s")


if __name__ == "__main__":
    main()
