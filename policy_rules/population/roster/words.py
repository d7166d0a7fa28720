"""The words that people write in cells, beside the names of the facts and their values."""

from __future__ import annotations

import re
import unicodedata

YES = frozenset({"true", "yes", "y", "1", "是", "有", "对", "√", "✓"})
NO = frozenset({"false", "no", "n", "0", "否", "没有", "无", "不是", "×", "✗"})
NONE = frozenset({"none", "无", "没有", "否", "{}", "[]"})
UNKNOWN = frozenset({"", "null", "unknown", "?", "未知", "不详", "不清楚", "不知道", "-", "—"})
HELD = frozenset({"held", "yes", "true", "有", "是", "已取得", "有证", "√", "✓"})
UNTOLD = frozenset({"", "null", "?", "不详", "日期不详"})

SEPARATOR = re.compile(r"[;,、\n]")
_DATE = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?(?:[ T]0{1,2}:00(?::00(?:\.0+)?)?)?")
_COMPACT_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})?")
_RANGE = re.compile(r"\.\.|~|至|到")
_GAP = re.compile(r"(?:中断|停|间断|gap)?\s*(\d{1,9})\s*(?:天|日|days?)?")


def plain(text: str) -> str:
    """Full-width signs made half-width, outer spaces dropped."""
    return unicodedata.normalize("NFKC", text).strip()


def date(text: str) -> str:
    """``2021/6/5``, ``2021年6月5日`` or ``20210605`` as ``2021-06-05``; what is no date stays as it is."""
    match = _DATE.fullmatch(text) or _COMPACT_DATE.fullmatch(text)
    if match is None:
        return text
    return "-".join(part.zfill(2) for part in match.groups() if part)


def when(text: str) -> object:
    """A date, or an interval written ``2021-06..2022-01``; either side of it may be left open."""
    if not _RANGE.search(text):
        return date(text)
    earliest, latest = (date(part.strip()) for part in _RANGE.split(text, maxsplit=1))
    return {name: day for name, day in (("earliest", earliest), ("latest", latest)) if day}


def number(text: str) -> object:
    """A whole number of days, written with or without 天."""
    match = _GAP.fullmatch(text)
    return int(match.group(1)) if match else text


def parts(text: str) -> list[str]:
    """The items of a list."""
    return [item for part in SEPARATOR.split(text) if (item := part.strip())]


def pair(text: str) -> tuple[str, str]:
    """``one:other``; the second part may be missing."""
    one, _, other = text.partition(":")
    return one.strip(), other.strip()
