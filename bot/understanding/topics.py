"""Words asked about, and subjects with which the policy does not deal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.understanding.lexicon import content

if TYPE_CHECKING:
    from bot.understanding.reading import Reading


def collect(text: str, reading: Reading) -> None:
    """Write the terms asked about and the out-of-scope topic into the reading."""
    if any(cue in text for cue in content.read_file("terms")["asked_by"]):
        reading.terms = _terms(text)
    found = [(text.index(word), -len(word), topic) for word, topic in content.topics().items() if word in text]
    if found:
        reading.topic = min(found)[2]


def _terms(text: str) -> list[str]:
    """Return the glossary terms in *text*, the longest words first taken, in order of place."""
    taken = bytearray(len(text))
    found: list[tuple[int, str]] = []
    for word, term in sorted(content.terms().items(), key=lambda item: (-len(item[0]), item[0])):
        place = text.find(word)
        if place >= 0 and not any(taken[place : place + len(word)]):
            taken[place : place + len(word)] = b"\1" * len(word)
            found.append((place, term))
    terms: list[str] = []
    for _, term in sorted(found):
        if term not in terms:
            terms.append(term)
    return terms
