"""Slips that are words of their own, read where what stands around them leaves no other choice: 2013念11月, 助攻证."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from bot.understanding.lexicon import content
from bot.understanding.writing import homophones, sounds


class _Frame(NamedTuple):
    word: str
    pattern: re.Pattern[str]
    spelled: frozenset[str]


def heard(text: str) -> str:
    """Return *text*, as long as it was, with the slips put right that their surroundings give away."""
    for frame in _frames():
        for match in frame.pattern.finditer(text):
            start, end = match.span()
            if match[0] in frame.spelled or end - start == 1 or not homophones.is_real(text, start, end):
                text = text[:start] + frame.word + text[end:]
    return text


@cache
def _frames() -> tuple[_Frame, ...]:
    listed = content.read_file("frames")
    sets = {f"{{{name}}}": pattern for name, pattern in listed["sets"].items()}
    return tuple(_frame(row, sets) for row in listed["frames"])


def _frame(row: dict[str, Any], sets: dict[str, str]) -> _Frame:
    def filled(pattern: str) -> str:
        for name, meaning in sets.items():
            pattern = pattern.replace(name, meaning)
        return pattern

    word, spelled = row["read_as"], row.get("spelled", [])
    parts = [*map(re.escape, spelled)]
    if not row.get("only_spelled"):
        parts.append("".join(f"[{sounds.alike(character)}]" for character in word))
    before = "|".join(f"(?<={filled(pattern)})" for pattern in row.get("before", [""]))
    never = "".join(f"(?<!{filled(pattern)})" for pattern in row.get("unless_before", []))
    unless = f"(?!{filled(row['unless'])})" if "unless" in row else ""
    after = f"(?={filled(row['after'])})" if "after" in row else ""
    pattern = re.compile(rf"(?:{before}){never}(?!{word})(?:{'|'.join(parts)}){unless}{after}")
    return _Frame(word, pattern, frozenset(spelled))
