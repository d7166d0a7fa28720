"""Words in place of words: dialect, known slips, particles, what is recognised by its sound."""

from __future__ import annotations

import re
from functools import cache

from bot.understanding.lexicon import content
from bot.understanding.writing import frames, homophones, pinyin


def rewrite(pairs: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Replace dialect words and known slips; each new character takes the place of the old one beside it."""
    pairs = _copula(pinyin.read(pairs))
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
    text = "".join(character for character, _ in pairs)
    return [(character, place) for character, (_, place) in zip(frames.heard(text), pairs, strict=True)]


_PARTICLES = re.compile(
    r"(?<=[0-9a-z\u4e00-\u9fff])(?<![喇啦咯囉喽嘞噃喎咋嘿呀啊哦喔哇嗯恩嗳啫啩噻咧])[喇啦咯囉喽嘞噃喎咋呀啊哦喔哇啫啩噻咧]+(?=$|[,。!?;:])"
)


def _without_particles(pairs: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Drop the particles at the end of a clause: they colour a sentence and change nothing in it."""
    text = "".join(character for character, _ in pairs)
    dropped = {place for match in _PARTICLES.finditer(text) for place in range(match.start(), match.end())}
    return [pair for index, pair in enumerate(pairs) if index not in dropped] if dropped else pairs


_LETTER_O = re.compile(r"(?<=\d)o(?=\d)")
_LETTER_L = re.compile(r"(?<=\d)[li](?=\d)")
_SPOKEN_ZERO = re.compile(r"(?<=[一二三四五六七八九零])[0o](?=[一二三四五六七八九零0o年])")
_LIST_MARK = re.compile(r"(?<=\D)/(?=\d)|(?<=\d)/(?=[^\d\s])|\.(?=\.)|(?<=\.)\.")
_COPULA = re.compile(r"(?<![关联体院维母谱派学该])系(?![列统数主部里的上办])")


def _copula(pairs: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Cantonese 系 is 是, unless it belongs to 关系, 系列 and the like; a letter between two digits is the digit that it looks like, either between two words for digits."""
    text = "".join(character for character, _ in pairs)
    new = {match.start(): "是" for match in _COPULA.finditer(text)}
    new |= {match.start(): "0" for match in _LETTER_O.finditer(text)}
    new |= {match.start(): "1" for match in _LETTER_L.finditer(text)}
    new |= {match.start(): "零" for match in _SPOKEN_ZERO.finditer(text)}
    new |= {match.start(): "," for match in _LIST_MARK.finditer(text)}
    return [(new.get(index, character), place) for index, (character, place) in enumerate(pairs)]


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], dict[str, str]], ...]:
    return tuple((_alternatives(table), table) for table in content.rewrites())


def _alternatives(table: dict[str, str]) -> re.Pattern[str]:
    words = content.longest_first(table)
    bounded = [rf"(?<![a-z]){re.escape(word)}(?![a-z])" if word.isascii() else re.escape(word) for word in words]
    return re.compile("|".join(bounded))
