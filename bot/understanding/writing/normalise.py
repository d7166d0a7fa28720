"""One way of writing for everything people type; the place of each character in the original is kept."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from bot.understanding.lexicon import content
from bot.understanding.writing import rewriting

_LONGEST_EXPANSION = 4
_PUNCTUATION = {
    "，": ",", "。": "。", "．": ".", "！": "!", "？": "?", "；": ";", "：": ":", "…": ",", "—": ",", "–": "-", "─": ",",
    "“": "", "”": "", "‘": "", "’": "", "「": "", "」": "", "『": "", "』": "", "《": "", "》": "", '"': "", "'": "", "`": "",
    "～": "~", "﹣": "-", "−": "-", "‐": "-", "‑": "-", "\n": "。", "\r": "。", "\t": " ", "·": " ", "|": ",", "│": ",", "/": "/",
    "【": ",", "】": ",", "[": ",", "]": ",", "〔": ",", "〕": ",", "{": ",", "}": ",", "<": ",", ">": ",",
}  # fmt: skip
_CIRCLED = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽❶❷❸❹❺❻❼❽❾❿")
_DROPPED = {"Cc", "Cf", "Mn", "Me", "Co", "Cn"}
_SPACED = {"Cs", "So", "Sk", "Zs", "Zl", "Zp"}


@dataclass(frozen=True, slots=True)
class Normalised:
    """Normalised text; `positions[i]` is the place in `original` from which character i comes."""

    text: str
    positions: tuple[int, ...]
    original: str
    breaks: frozenset[int]

    def surface(self, start: int, end: int) -> str:
        """Return the words of the original for a stretch of the normalised text."""
        if start >= end:
            return ""
        return self.original[self.positions[start] : self.positions[end - 1] + 1]


def normalise(text: str) -> Normalised:
    """Normalise width, script, dialect, known slips and white space of *text*."""
    pairs = rewriting.rewrite(_characters(text))
    return _close_gaps(pairs, text)


def _characters(text: str) -> list[tuple[str, int]]:
    simplified = content.characters()
    pairs: list[tuple[str, int]] = []
    for index, original in enumerate(text):
        character = original if "!" <= original <= "~" or "一" <= original <= "龥" else _plain(original)
        for part in character:
            mapped = _PUNCTUATION.get(part, part)
            if mapped:
                low = mapped.lower()
                pairs += [(single, index) for single in simplified.get(low, low)]
    return pairs


def _plain(character: str) -> str:
    if character in _PUNCTUATION:
        return _PUNCTUATION[character]
    if character in _CIRCLED:
        return ","
    category = unicodedata.category(character)
    if category in _DROPPED:
        return ""
    if category in _SPACED:
        return " " if category != "So" or not _enclosed(character) else unicodedata.normalize("NFKC", character)
    wide = unicodedata.normalize("NFKC", character)
    if len(wide) > _LONGEST_EXPANSION:
        return " "
    return "".join(part if unicodedata.category(part) not in _DROPPED else "" for part in wide)


def _enclosed(character: str) -> bool:
    return len(unicodedata.normalize("NFKC", character)) <= _LONGEST_EXPANSION and character in "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"


_GAP = re.compile(r" +")
_LATIN = re.compile(r"[a-z]")


def _close_gaps(pairs: list[tuple[str, int]], original: str) -> Normalised:
    """Drop white space except between two Latin words or two numbers; remember gaps that may part two phrases."""
    text = "".join(character for character, _ in pairs)
    gaps = {match.start(): match.end() for match in _GAP.finditer(text)}
    kept: list[tuple[str, int]] = []
    breaks: set[int] = set()
    index, run = 0, 0
    while index < len(pairs):
        if index not in gaps:
            kept.append(pairs[index])
            index, run = index + 1, run + 1
            continue
        following = gaps[index]
        before = kept[-1][0] if kept else ""
        after = text[following] if following < len(text) else ""
        if _both_latin(before, after):
            kept.append((" ", pairs[index][1]))
        elif before and after and run > 1 and _next_run(text, following) > 1:
            sides = original[pairs[index - 1][1]] + original[pairs[following][1]]
            reworded = sides[0].isascii() and sides[0].isalpha() and not kept[-1][0].isascii()
            mixed = any(side.isascii() and side.isalpha() for side in sides)  # a gap of typesetting, no pause
            if not reworded and not mixed:
                breaks.add(len(kept))
        index, run = following, 0
    return Normalised("".join(part for part, _ in kept), tuple(place for _, place in kept), original, frozenset(breaks))


def _both_latin(before: str, after: str) -> bool:
    if not before or not after:
        return False
    latin_before, latin_after = bool(_LATIN.match(before)), bool(_LATIN.match(after))
    return (
        (latin_before and latin_after)
        or (before.isdigit() and after.isdigit() and before.isascii())
        or (
            (latin_before and after.isascii() and after.isdigit())
            or (latin_after and before.isascii() and before.isdigit())
        )
    )


def _next_run(text: str, start: int) -> int:
    for offset in range(1, 3):
        if start + offset >= len(text):
            return offset
        if text[start + offset] == " ":
            return offset
    return 2
