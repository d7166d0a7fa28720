"""Cutting a text into messages that WeChat takes: 2 048 bytes each, cut where a reader would pause."""

import re
import unicodedata

LIMIT = 2048
"""Bytes of UTF-8 in one text message; a longer one never reaches the phone."""

_SENTENCE_END = re.compile(r"[。！？!?；;…]+[”’」』）)】》]*|\n+")
_PAUSE = re.compile(r"[，,、：:\s]")
_JOINER = "\u200d"
_EMOJI_TONES = range(0x1F3FB, 0x1F400)
_TAGS = range(0xE0020, 0xE0080)
_REGIONS = range(0x1F1E6, 0x1F200)


def size(text: str) -> int:
    """Return the length that WeChat counts."""
    return len(text.encode())


def split(text: str, limit: int = LIMIT) -> list[str]:
    """Cut a text into parts of at most ``limit`` bytes; nothing but white space at the cuts is lost."""
    parts = []
    rest = text.strip()
    while size(rest) > limit:
        cut = _cut(rest, limit)
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*parts, rest] if rest else parts


def _cut(text: str, limit: int) -> int:
    most = _fitting(text, limit)
    for mark in (_SENTENCE_END, _PAUSE):
        ends = [found.end() for found in mark.finditer(text, 0, most) if found.end() >= most // 3]
        if ends:
            return ends[-1]
    return _before_joined(text, most)


def _fitting(text: str, limit: int) -> int:
    return len(text.encode()[:limit].decode(errors="ignore"))


def _before_joined(text: str, position: int) -> int:
    cut = position
    while cut > 1 and _is_joined(text, cut):
        cut -= 1
    return cut if cut > 1 else position


def _is_joined(text: str, position: int) -> bool:
    before, after = text[position - 1], text[position]
    return (
        _JOINER in (before, after)
        or unicodedata.category(after) in {"Mn", "Mc", "Me"}
        or ord(after) in _EMOJI_TONES
        or ord(after) in _TAGS
        or (ord(before) in _REGIONS and ord(after) in _REGIONS)
    )
