"""Chinese in Latin letters: wo shi gaoji jishi is 我是高级技师, wherever a whole stretch can be cut into known words."""

from __future__ import annotations

import itertools
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from bot.understanding.lexicon import content

if TYPE_CHECKING:
    from collections.abc import Iterator

_RUN = re.compile(r"[a-z]+(?: [a-z]+)*")
_LONGEST_RUN, _MOST_WORDS = 80, 24
"""How far a stretch of pinyin reaches at most: reading takes as long as a message is, not longer."""

_COUNTED = ("nian", "yue", "hao")
"""Words that are telling behind a figure: 2019nian."""


class _Piece(NamedTuple):
    """A word of pinyin: where it stands, gaps among its syllables included, and what it is."""

    start: int
    end: int
    chinese: str


def read(pairs: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Put Chinese in the place of every stretch of letters that is Chinese; places in the original are kept."""
    text = "".join(character for character, _ in pairs)
    result: list[tuple[str, int]] = []
    done = 0
    for match in _RUN.finditer(text):
        counted = text[max(0, match.start() - 2) : match.start()].rstrip(" ")[-1:].isdigit()
        if not _any_telling().search(match[0].replace(" ", "")) and not (counted and match[0].startswith(_COUNTED)):
            continue
        for piece in _pieces(match, counted=counted):
            result += pairs[done : piece.start] + _in_its_place(piece, pairs)
            done = piece.end
    return result + pairs[done:] if done else pairs


def _in_its_place(piece: _Piece, pairs: list[tuple[str, int]]) -> list[tuple[str, int]]:
    places = [pairs[min(piece.start + offset, piece.end - 1)][1] for offset in range(len(piece.chinese))]
    places[-1] = pairs[piece.end - 1][1]
    return list(zip(piece.chinese, places, strict=True))


def _pieces(match: re.Match[str], *, counted: bool) -> Iterator[_Piece]:
    """Yield the words of the longest stretches in a run that are Chinese, from the left."""
    words = [(found.start() + match.start(), found[0]) for found in re.finditer(r"[a-z]+", match[0])]
    first = 0
    while first < len(words):
        within = words[first : first + _MOST_WORDS]
        last, cut = _longest_cut([word for _, word in within], counted=counted and not first)
        letters = [start + offset for start, word in within for offset in range(len(word))]
        done = 0
        for word in cut:
            yield _Piece(letters[done], letters[done + len(word) - 1] + 1, _words()[word])
            done += len(word)
        first += last + 1


def _longest_cut(words: list[str], *, counted: bool) -> tuple[int, tuple[str, ...]]:
    """Return the last of the words from the first on that together are Chinese and tell something, and their cut."""
    letters = "".join(words)[:_LONGEST_RUN]
    ends = {end: index for index, end in enumerate(itertools.accumulate(map(len, words)))}
    cuts: dict[int, tuple[str, ...]] = {0: ()}
    furthest: tuple[int, tuple[str, ...]] = (0, ())
    for start in range(len(letters)):
        before = cuts.get(start)
        if before is None:
            continue
        for end in range(start + 1, min(len(letters), start + _longest()) + 1):
            word = letters[start:end]
            if word in _words() and (end not in cuts or len(cuts[end]) > len(before) + 1):
                cuts[end] = (*before, word)
    for end, cut in cuts.items():
        tells = any(word in _telling() for word in cut) or (counted and bool(cut) and cut[0] in _COUNTED)
        if end in ends and tells and (not furthest[1] or ends[end] > furthest[0]):
            furthest = (ends[end], cut)
    return furthest


@cache
def _telling() -> frozenset[str]:
    return frozenset(content.read_file("pinyin")["telling"])


@cache
def _any_telling() -> re.Pattern[str]:
    return re.compile("|".join(content.longest_first(_telling())))


@cache
def _words() -> dict[str, str]:
    listed = content.read_file("pinyin")
    return {**listed["beside"], **listed["telling"]}


@cache
def _longest() -> int:
    return max(len(word) for word in _words())
