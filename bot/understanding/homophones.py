"""Words recognised by their sound: 记师 → 技师, 职秤 → 职称, where only one reading is possible."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from bot.understanding import content


class _Word(NamedTuple):
    text: str
    sounds: tuple[frozenset[str], ...]


def replacements(text: str) -> list[tuple[int, int, str]]:
    """Return the stretches of *text* that sound like a known word, with that word."""
    found: list[tuple[int, int, str]] = []
    sounds, words, never = _sounds(), _words(), content.read_file("homophones")["never_a_slip"]
    position = 0
    while position < len(text):
        match = _at(text, position, sounds, words, never)
        if match is None:
            position += 1
        else:
            found.append((position, position + len(match), match))
            position += len(match)
    return found


def _at(
    text: str, start: int, sounds: dict[str, frozenset[str]], words: dict[str, list[_Word]], never: str
) -> str | None:
    own = sounds.get(text[start])
    if own is None:
        return None
    for sound in sorted(own):
        for word in words.get(sound, ()):
            piece = text[start : start + len(word.text)]
            if piece == word.text:
                return piece
            if (
                len(piece) == len(word.text)
                and _sounds_like(piece, word, sounds, never)
                and not _eats_a_word(text, start, piece, word.text)
                and not _real(text, start, piece)
            ):
                return word.text
    return None


def _sounds_like(piece: str, word: _Word, sounds: dict[str, frozenset[str]], never: str) -> bool:
    same = 0
    for character, expected, wanted in zip(piece, word.text, word.sounds, strict=True):
        if character == expected:
            same += 1
        elif character in never or not (sounds.get(character, frozenset()) & wanted):
            return False
    return same >= (2 if len(piece) > 3 else 1)


def _real(text: str, start: int, piece: str) -> bool:
    """Tell whether the piece, or the piece with the character after it or before it, is a word for itself."""
    if _inside_known(text, start, start + len(piece)):
        return True
    reals = _real_words()
    around = text[max(0, start - 1) : start + len(piece) + 1]
    return any(
        real in around
        for real in reals
        if len(real) <= len(piece) + 1 and _touches(around, real, 1 if start else 0, piece)
    )


def _eats_a_word(text: str, start: int, piece: str, word: str) -> bool:
    """Tell whether a character to be replaced belongs to a word that stands there rightly: 三回技师 is no 会计师."""
    exact = _exact_words()
    wrong = [start + offset for offset, (one, other) in enumerate(zip(piece, word, strict=True)) if one != other]
    return any(
        text[first:last] in exact
        for place in wrong
        for first in range(max(0, place - 3), place + 1)
        for last in range(max(place, first + 1) + 1, min(len(text), first + 4) + 1)
        if first >= start or last > start + len(piece)
    )


@cache
def _exact_words() -> frozenset[str]:
    listed = content.read_file("homophones")
    return frozenset([*listed["long"], *listed["short"]])


def _inside_known(text: str, start: int, end: int) -> bool:
    """Tell whether a longer word of the lexicon, rightly written, contains the piece: 统计师 is no 技师."""
    known = content.entries()
    return any(
        text[first:last] in known
        for first in range(max(0, start - 3), start + 1)
        for last in range(end, min(len(text), end + 3) + 1)
        if (first, last) != (start, end)
    )


def _touches(around: str, real: str, first: int, piece: str) -> bool:
    place = around.find(real)
    return place < first + len(piece) and place + len(real) > first and real not in content.entries()


@cache
def _real_words() -> tuple[str, ...]:
    return tuple(content.read_file("homophones")["real_words"])


@cache
def _sounds() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    content_ = content.read_file("homophones")
    for group in ("syllables", "lookalikes"):
        for sound, characters in content_[group].items():
            for character in characters:
                table.setdefault(character, set()).add(str(sound))
    return {character: frozenset(sounds) for character, sounds in table.items()}


@cache
def _words() -> dict[str, list[_Word]]:
    """Return the words by the sound of their first character, the longest first."""
    sounds = _sounds()
    index: dict[str, list[_Word]] = {}
    listed = content.read_file("homophones")
    for text in sorted([*listed["long"], *listed["short"]], key=lambda word: (-len(word), word)):
        word = _Word(text, tuple(sounds[character] for character in text))
        for sound in sorted(word.sounds[0]):
            index.setdefault(sound, []).append(word)
    return index
