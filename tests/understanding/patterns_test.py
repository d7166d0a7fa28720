"""No pattern of the reader can take the same words in two ways again and again: then reading stays linear.

A repeated choice like ``(?:刚刚?|已经)*`` reads 刚刚 as one word or as two; where the rest fails, each such place
doubles the time.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import sys
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

import pytest

import bot.understanding

PARSER: Any = importlib.import_module("re._parser" if sys.version_info >= (3, 11) else "sre_parse")
CONSTANTS: Any = importlib.import_module("re._constants" if sys.version_info >= (3, 11) else "sre_constants")
REPEATS = (CONSTANTS.MAX_REPEAT, CONSTANTS.MIN_REPEAT)
LOOKS = (CONSTANTS.ASSERT, CONSTANTS.ASSERT_NOT, CONSTANTS.AT)
Part: TypeAlias = Any
MANY = 10
MOST_WORDS = 400
WIDEST_RANGE = 12


def words_of(sequence: Iterable[Part]) -> list[str] | None:
    """Every text that a part of a pattern matches; ``None`` if these are too many to tell."""
    found = [""]
    for kind, value in sequence:
        choices = choices_of(kind, value)
        if choices is None or len(found) * len(choices) > MOST_WORDS:
            return None
        found = [before + choice for before in found for choice in choices]
    return found


def choices_of(kind: Part, value: Part) -> list[str] | None:
    """The same for one element."""
    if kind in LOOKS:
        return [""]
    if kind in (CONSTANTS.LITERAL, CONSTANTS.IN):
        return characters_of([(kind, value)] if kind is CONSTANTS.LITERAL else value)
    if kind is CONSTANTS.SUBPATTERN:
        return words_of(value[-1])
    if kind is CONSTANTS.BRANCH:
        parts = [words_of(part) for part in value[1]]
        return None if None in parts else [word for part in parts for word in part or []]
    if kind in REPEATS and value[1] == 1:
        words = words_of(value[2])
        return None if words is None else ["", *words] if value[0] == 0 else words
    return None


def characters_of(members: Iterable[Part]) -> list[str] | None:
    found: list[str] = []
    for kind, value in members:
        if kind is CONSTANTS.LITERAL:
            found.append(chr(value))
        elif kind is CONSTANTS.RANGE and value[1] - value[0] < WIDEST_RANGE:
            found += map(chr, range(value[0], value[1] + 1))
        else:
            return None
    return found


def repeated(sequence: Iterable[Part]) -> Iterator[Part]:
    """Every part of a pattern that may be repeated often."""
    for kind, value in sequence:
        if kind in REPEATS:
            if value[1] >= MANY:
                yield value[2]
            yield from repeated(value[2])
        elif kind is CONSTANTS.SUBPATTERN:
            yield from repeated(value[-1])
        elif kind is CONSTANTS.BRANCH:
            for part in value[1]:
                yield from repeated(part)
        elif kind in LOOKS[:2]:
            yield from repeated(value[1])


def alternatives(body: Part) -> list[Part]:
    parts = list(body)
    if len(parts) == 1 and parts[0][0] is CONSTANTS.SUBPATTERN:
        return alternatives(parts[0][1][-1])
    if len(parts) == 1 and parts[0][0] is CONSTANTS.BRANCH:
        return list(parts[0][1][1])
    return [parts]


def splits(word: str, words: set[str]) -> bool:
    """Whether a word is made of others."""
    reached = {0}
    for end in range(1, len(word) + 1):
        if any(start in reached and word[start:end] in words and end - start < len(word) for start in range(end)):
            reached.add(end)
    return len(word) in reached


def read_in_two_ways(pattern: re.Pattern[str]) -> list[str]:
    """The words that a repeated part of a pattern can take in two ways."""
    found: list[str] = []
    for body in repeated(PARSER.parse(pattern.pattern, pattern.flags & ~re.UNICODE)):
        words: set[str] = set()
        for alternative in alternatives(body):
            told = set(words_of(alternative) or ())
            found += sorted(told & words) + [""] * ("" in told)
            words |= told
        found += sorted(word for word in words if splits(word, words))
    return found


def makes_patterns(value: object) -> bool:
    """Whether it is a function that needs nothing and keeps the patterns that it made."""
    if not callable(value) or not hasattr(value, "cache_info"):
        return False
    signature = inspect.signature(value)
    return not signature.parameters and "Pattern" in str(signature.return_annotation)


def inside(value: object) -> Iterator[re.Pattern[str]]:
    """The patterns in a value, however deep."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from inside(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from inside(one)


def patterns() -> dict[str, re.Pattern[str]]:
    """Every pattern of the reader by its place, also those that a function makes once when they are needed."""
    found: dict[str, re.Pattern[str]] = {}
    for module in pkgutil.walk_packages(bot.understanding.__path__, f"{bot.understanding.__name__}."):
        for name, value in vars(importlib.import_module(module.name)).items():
            made = value() if makes_patterns(value) else value
            found |= {f"{module.name}.{name}.{number}": one for number, one in enumerate(inside(made))}
    return found


def test_no_repeated_choice_can_be_read_in_two_ways() -> None:
    found = patterns()
    assert len(found) > 800
    assert {place: words for place, one in found.items() if (words := read_in_two_ways(one))} == {}


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"(?:刚刚?|已经)*满", ["刚刚"]),
        (r"(?:的|我的|我)*$", ["我的"]),
        (r"(?:写的?|的)+$", ["写的"]),
        (r"(?:本子?|[那本])*$", ["本"]),
        (r"(?:刚|已经|刚好)*满", []),
    ],
)
def test_what_can_be_read_in_two_ways_is_found(pattern: str, words: list[str]) -> None:
    assert read_in_two_ways(re.compile(pattern)) == words
