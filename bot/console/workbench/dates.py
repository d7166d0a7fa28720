"""Dates as an agent types them, at any precision: 2021, 2021-6, 2021年6月15日, 2021-03~2021-09, 去年9月."""

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

When: TypeAlias = str | dict[str, str]
# From words to a date, in the light of what the field is about; None where they cannot be read.
ReadWords: TypeAlias = Callable[[str], When | None]

_SEPARATED = re.compile(r"(\d{4})[-./年](\d{1,2})(?:[-./月](\d{1,2})(?:日|号)?|月)?", re.ASCII)
_YEAR = re.compile(r"(\d{4})年?", re.ASCII)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})?", re.ASCII)
_RANGE = re.compile(r"\s*(?:~|～|—+|至|到)\s*")


def written(when: object) -> str:
    """Write a `when` as it stands in a field."""
    if isinstance(when, Mapping):
        return f"{when.get('earliest') or ''}~{when.get('latest') or ''}"
    return when if isinstance(when, str) else ""


def typed(text: str, read_words: ReadWords) -> When | None:
    """Read what stands in a field; None where it cannot be read."""
    text = text.strip()
    ends = _RANGE.split(text)
    if len(ends) == 2:  # noqa: PLR2004 - both ends of a range
        first, last = (_one(end) for end in ends)
        told = {name: day for name, day in (("earliest", first), ("latest", last)) if day}
        return told if told and bool(first) == bool(ends[0]) and bool(last) == bool(ends[1]) else read_words(text)
    return _one(text) or read_words(text)


def _one(text: str) -> str | None:
    text = text.replace(" ", "")
    for pattern in (_YEAR, _SEPARATED, _COMPACT):
        found = pattern.fullmatch(text)
        if found:
            return "-".join(part.zfill(2) for part in found.groups() if part)
    return None
