"""Personal data out of a text before anything else sees it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from bot.understanding.writing import personal_names, personal_numbers

_LABELS = {
    "id_number": "〔已隐去身份证号〕", "phone": "〔已隐去电话〕", "email": "〔已隐去邮箱〕", "bank_card": "〔已隐去银行卡号〕",
    "credit_code": "〔已隐去信用代码〕", "plate": "〔已隐去车牌〕", "name": "〔已隐去姓名〕",
}  # fmt: skip
_EMAIL = re.compile(r"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,4}")
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·• ]?(?=[A-HJ-NP-Z0-9]*\d)[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])"
)


@dataclass(frozen=True, slots=True)
class Redaction:
    """A text without personal data, and the kinds of data that were taken out."""

    text: str
    kinds: tuple[str, ...]


def redact(text: str) -> Redaction:
    """Return *text* with ID numbers, phones, cards, addresses of mail, plates and names replaced by marks."""
    spans = [*personal_numbers.spans(text), *_patterns(text), *personal_names.spans(text)]
    spans.sort(key=lambda span: (span[0], -span[1]))
    parts: list[str] = []
    kinds: list[str] = []
    position = 0
    for start, end, kind in spans:
        if start < position:
            continue
        parts += [text[position:start], _LABELS[kind]]
        position = end
        if kind not in kinds:
            kinds.append(kind)
    parts.append(text[position:])
    return Redaction("".join(parts), tuple(kinds))


def _patterns(text: str) -> list[tuple[int, int, str]]:
    wide = "".join(_width(character) for character in text)
    found = [(match.start(), match.end(), "email") for match in _EMAIL.finditer(wide)]
    return found + [(match.start(), match.end(), "plate") for match in _PLATE.finditer(wide)]


def _width(character: str) -> str:
    if character.isascii():
        return character
    wide = unicodedata.normalize("NFKC", character)
    return wide if len(wide) == 1 and wide.isascii() else character
