"""Closed sets of words that tell what somebody wants: content of ``lexicon/cues.yaml``."""

from __future__ import annotations

import re
from functools import cache

from bot.understanding.lexicon import content

_GAP = "…"


def touched(text: str) -> list[str]:
    """Return the sets of which *text* has a word, in the order of the file."""
    return [name for name, pattern in _patterns().items() if pattern.search(text)]


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile("|".join(_pattern(word) for word in words)) for name, words in _sets().items()}


def _sets() -> dict[str, list[str]]:
    cues: dict[str, list[str]] = content.read_file("cues")["cues"]
    return cues


def _pattern(word: object) -> str:
    written = str(word)
    pattern = "[^,。!?]{0,6}".join(re.escape(part) for part in written.split(_GAP))
    return rf"(?<![a-z]){pattern}(?![a-z])" if written.isascii() else pattern
