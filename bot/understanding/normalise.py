"""One way of writing for everything people type; the place of each character in the original is kept."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from bot.understanding import content, homophones

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
    pairs = _rewrite(_characters(text))
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


def _rewrite(pairs: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Replace dialect words and known slips; each new character takes the place of the old one beside it."""
    pairs = _copula(pairs)
    for pattern, replacements in _phrases():
        text = "".join(character for character, _ in pairs)
        result: list[tuple[str, int]] = []
        done = 0
        for match in pattern.finditer(text):
            result += pairs[done : match.start()]
            new = replacements[match[0]]
            first, last = match.start(), match.end() - 1
            result += [(character, pairs[min(first + offset, last)][1]) for offset, character in enumerate(new)]
            if new and result:
                result[-1] = (result[-1][0], pairs[last][1])
            done = match.end()
        if done:
            pairs = result + pairs[done:]
    pairs = _without_particles(pairs)
    text = "".join(character for character, _ in pairs)
    for start, end, word in homophones.replacements(text):
        for offset in range(end - start):
            pairs[start + offset] = (word[offset], pairs[start + offset][1])
    return pairs


_PARTICLES = re.compile(
    r"(?<=[0-9a-z\u4e00-\u9fff])(?<![喇啦咯囉喽嘞噃喎咋嘿呀啊哦喔哇嗯恩嗳])[喇啦咯囉喽嘞噃喎咋呀啊哦喔哇]+(?=$|[,。!?;:])"
)


def _without_particles(pairs: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Drop the particles at the end of a clause: they colour a sentence and change nothing in it."""
    text = "".join(character for character, _ in pairs)
    dropped = {place for match in _PARTICLES.finditer(text) for place in range(match.start(), match.end())}
    return [pair for index, pair in enumerate(pairs) if index not in dropped] if dropped else pairs


_LETTER_O = re.compile(r"(?<=\d)o(?=\d)")
_LIST_MARK = re.compile(r"(?<=\D)/(?=\d)|(?<=\d)/(?=[^\d\s])|\.(?=\.)|(?<=\.)\.")
_COPULA = re.compile(r"(?<![关联体院维母谱派学该])系(?![列统数主部里的上办])")


def _copula(pairs: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Cantonese 系 is 是, unless it belongs to 关系, 系列 and the like; the letter between two digits is a zero."""
    text = "".join(character for character, _ in pairs)
    new = {match.start(): "是" for match in _COPULA.finditer(text)}
    new |= {match.start(): "0" for match in _LETTER_O.finditer(text)}
    new |= {match.start(): "," for match in _LIST_MARK.finditer(text)}
    return [(new.get(index, character), place) for index, (character, place) in enumerate(pairs)]


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], dict[str, str]], ...]:
    return tuple((_alternatives(table), table) for table in content.rewrites())


def _alternatives(table: dict[str, str]) -> re.Pattern[str]:
    words = sorted(table, key=lambda word: (-len(word), word))
    bounded = [rf"(?<![a-z]){re.escape(word)}(?![a-z])" if word.isascii() else re.escape(word) for word in words]
    return re.compile("|".join(bounded))


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
