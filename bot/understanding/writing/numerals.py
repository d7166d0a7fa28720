"""Numbers as people write them: digits, 三, 十二, 廿, 两, 二〇二二."""

from __future__ import annotations

_DIGITS = {
    "零": 0, "〇": 0, "○": 0, "一": 1, "壹": 1, "二": 2, "贰": 2, "两": 2, "俩": 2, "三": 3, "叁": 3, "仨": 3,
    "四": 4, "肆": 4, "五": 5, "伍": 5, "六": 6, "陆": 6, "七": 7, "柒": 7, "八": 8, "捌": 8, "九": 9, "玖": 9,
}  # fmt: skip
_UNITS = {"十": 10, "拾": 10, "百": 100, "千": 1000}

CHINESE = "".join(_DIGITS) + "".join(_UNITS)
"""Every character that may stand in a Chinese number."""


def digit(character: str) -> int | None:
    """Return the value of one digit, Arabic or Chinese."""
    if character.isascii() and character.isdigit():
        return int(character)
    return _DIGITS.get(character)


def parse(text: str) -> int | None:
    """Return the whole number that *text* writes, or None if it is not one."""
    if not text or len(text) > 9:
        return None
    if text.isascii():
        return int(text) if text.isdigit() else None
    if not any(character in _UNITS for character in text):
        return _digit_by_digit(text)
    return _with_units(text)


def _digit_by_digit(text: str) -> int | None:
    digits = [digit(character) for character in text]
    if any(value is None for value in digits):
        return None
    return int("".join(str(value) for value in digits))


def _with_units(text: str) -> int | None:
    total, pending = 0, None
    for character in text:
        unit = _UNITS.get(character)
        if unit is None:
            value = digit(character)
            if value is None or (pending not in (None, 0)):
                return None
            pending = value
        else:
            total += (1 if pending is None else pending) * unit
            pending = None
    return total + (pending or 0)
