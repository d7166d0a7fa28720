"""Words recognised by their sound: 记师 → 技师, 职秤 → 职称, where the stretch is no word itself."""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import NamedTuple

from bot.understanding.lexicon import content
from bot.understanding.writing import sounds

_AROUND = 3
_SHORT = 3


class _Word(NamedTuple):
    text: str
    sounds: tuple[frozenset[str], ...]


def replacements(text: str) -> list[tuple[int, int, str]]:
    """Return the stretches of *text* that sound like a known word, with that word."""
    found: list[tuple[int, int, str]] = []
    position = 0
    while position < len(text) - 1:
        match = _at(text, position)
        if match is None:
            position += 1
        else:
            found.append((position, position + len(match), match))
            position += len(match)
    return found


def _at(text: str, start: int) -> str | None:
    heard = sounds.table()
    first, second = heard.get(text[start]), heard.get(text[start + 1])
    if first is None or second is None:
        return None
    for pair in product(sorted(first), sorted(second)):
        for word in _words().get(pair, ()):
            piece = text[start : start + len(word.text)]
            if piece == word.text:
                return piece
            if (
                len(piece) == len(word.text)
                and _sounds_like(piece, word)
                and not _eats_a_word(text, start, piece, word.text)
                and not is_real(text, start, start + len(piece))
            ):
                return word.text
    return None


def _sounds_like(piece: str, word: _Word) -> bool:
    heard, common = sounds.table(), sounds.too_common()
    same = 0
    for character, expected, wanted in zip(piece, word.text, word.sounds, strict=True):
        if character == expected:
            same += 1
        elif character in common or not (heard.get(character, frozenset()) & wanted):
            return False
    return same >= (2 if len(piece) > _SHORT else 1)


def is_real(text: str, start: int, end: int) -> bool:
    """Tell whether an ordinary word, or a longer one of the lexicon, stands there or reaches into it: 统计师 is no 技师."""
    reals, known = _real_words(), content.entries()
    for first in range(max(0, start - _AROUND), end):
        for last in range(max(first + 2, start + 1), min(len(text), end + _AROUND) + 1):
            word = text[first:last]
            inside = start <= first and last <= end and end - start > max(_SHORT, last - first)
            if word in reals and first > start - 2 and last < end + 2 and not inside:
                return True
            if word in known and first <= start and last >= end:
                return True
    return False


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


@cache
def _real_words() -> frozenset[str]:
    return frozenset(content.read_file("homophones")["real_words"])


@cache
def _words() -> dict[tuple[str, str], list[_Word]]:
    """Return the words by the sounds of their first two characters, the longest first."""
    heard = sounds.table()
    index: dict[tuple[str, str], list[_Word]] = {}
    for text in content.longest_first(_exact_words()):
        word = _Word(text, tuple(heard[character] for character in text))
        for pair in product(sorted(word.sounds[0]), sorted(word.sounds[1])):
            index.setdefault(pair, []).append(word)
    return index
