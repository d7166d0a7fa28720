"""The features of a message: its characters, its skeleton, and what the reader found in it."""

from __future__ import annotations

import itertools
from datetime import date
from typing import TYPE_CHECKING

from bot.understanding import pipeline
from bot.understanding.intents import cues
from bot.understanding.learning.grams import grams
from bot.understanding.lexicon import grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.understanding.reading import Reading
    from bot.understanding.skeleton.scene import Scene

REFERENCE_DAY = date(2026, 1, 1)
"""Intents don't depend on the day; a fixed one keeps the features of a sentence the same for ever."""

_LONGEST_GRAM = 3
_LONGEST_TEXT = 160
_LONGEST_CLAUSE = 24
_LONGEST_END = 10
_INDICATOR_WEIGHT = 0.35
_CLAUSE_WEIGHT = 0.8
_CUE_WEIGHT = 0.35


def extract(text: str) -> dict[str, float]:
    """Return the features of *text* with their weights."""
    scene, reading = pipeline.analyse(text, REFERENCE_DAY)
    grams = set(_grams("c", scene.normal.text)) | set(_grams("s", scene.skeleton))
    features = dict.fromkeys(grams, 1.0 / max(len(grams), 1) ** 0.5)
    for kind, clause in _telling_clauses(scene):
        told = set(_grams(kind, clause))
        features.update(dict.fromkeys(told, _CLAUSE_WEIGHT / max(len(told), 1) ** 0.5))
    features.update(dict.fromkeys(_indicators(scene, reading), _INDICATOR_WEIGHT))
    features.update(dict.fromkeys(_cues(scene), _CUE_WEIGHT))
    return features


def _telling_clauses(scene: Scene) -> Iterator[tuple[str, str]]:
    """The question after many facts tells what is wanted, and so do the first words (打错了，…) and the last."""
    clauses = [clause for clause in scene.clauses if clause.text.strip()]
    questions = [clause for clause in clauses if clause.question]
    if questions:
        yield "q", questions[-1].text[-_LONGEST_CLAUSE:]
    if clauses:
        yield "f", clauses[0].text[:_LONGEST_CLAUSE]
    if len(scene.skeleton) > _LONGEST_END:
        yield "e", scene.skeleton.rstrip(",。!?~ ")[-_LONGEST_END:]


def _cues(scene: Scene) -> Iterator[str]:
    """The sets of telling words that the message touches, alone, two by two, and in its last clause."""
    touched = cues.touched(scene.normal.text)
    if "policy" not in touched and not scene.mentions:
        yield "nothing of the policy" + (", asked" if "asks" in touched else "")
    touched = [name for name in touched if name != "policy"]
    yield from (f"cue {name}" for name in touched)
    yield from (f"cues {first} {second}" for first, second in itertools.combinations(touched, 2))
    if len(scene.clauses) > 1:
        yield from (f"last cue {name}" for name in cues.touched(scene.clauses[-1].text) if name != "policy")


def _grams(kind: str, text: str) -> Iterator[str]:
    return grams(kind, text, longest=_LONGEST_GRAM, most=_LONGEST_TEXT)


def _indicators(scene: Scene, reading: Reading) -> Iterator[str]:
    yield "always"
    for name in ("facts", "hypothetical", "negated", "ambiguous", "terms", "refused", "topic", "correction"):
        if getattr(reading, name):
            yield f"has {name}"
    if reading.hypothetical:
        yield "supposed, " + ("nothing held" if not reading.facts else "something held")
    if reading.topic:
        yield f"topic {reading.topic}"
    if reading.answer:
        yield f"answer {reading.answer}"
    if reading.choice:
        yield "choice"
    if any(clause.question for clause in scene.clauses):
        yield "question"
    if scene.clauses and scene.clauses[-1].question:
        yield "question last"
    if grammar.HYPOTHETICAL.search(scene.skeleton):
        yield "supposing"
    if any(mention.status == "target" for mention in scene.mentions):
        yield "target"
    yield f"length {min(len(scene.skeleton) // 4, 5)}"
