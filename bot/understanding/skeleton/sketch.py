"""The first look at a message: its mentions and its skeleton, before anything is made of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from spacy.vocab import Vocab

from bot.understanding.skeleton import words
from bot.understanding.skeleton.scene import Scene
from bot.understanding.writing.normalise import normalise

if TYPE_CHECKING:
    from datetime import date

    from spacy.tokens import Doc

MOST_MENTIONS = 400
"""Nobody says so many things of himself in one message; such a text tells nothing, and costs no more for being long."""


@cache
def vocabulary() -> Vocab:
    """Return the one vocabulary of spaCy that all texts share, with the lexicon matched in it."""
    vocab = Vocab()
    words.matcher(vocab)
    return vocab


def fill(doc: Doc, scene: Scene) -> None:
    """Find the mentions of *doc* and build the skeleton."""
    found = words.mentions(doc, scene)
    scene.mentions = found if len(found) <= MOST_MENTIONS else []
    scene.build()


def sketch(text: str, today: date) -> Scene:
    """Find the mentions of one message, and nothing of what it says."""
    normal = normalise(text)
    scene = Scene(normal, today, None)
    if normal.text:
        fill(words.CharacterTokenizer(vocabulary())(normal.text), scene)
    return scene
