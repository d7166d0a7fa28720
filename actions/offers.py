"""Choices offered to the person: found again by their value, their number or their words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

COMMANDS = {"all": "看全部", "why": "看依据", "where": "去哪里报", "facts": "我说过的情况", "human": "找人工"}
BEHALF, SELF = "behalf", "self"
SWITCHES = {BEHALF: "替别人问", SELF: "问我自己"}
"""Commands that are typed, not offered as buttons: of whom the talk is."""
_NUMBER = re.compile(r"(?:选|第)?([1-9一二三四五六七八九])(?:个|项|号|条)?")
_DIGITS = {digit: number for number, digit in enumerate("一二三四五六七八九", start=1)}
_BRACKET = re.compile(r"（.*?）")
_FILLER = re.compile(r"^(?:我们?)?(?:应该|就)?(?:是|在|算)?|(?:吧|啊|的|了|呢|上班|工作)+$")
_POINTING = re.compile(r"^(?:我(?:说|讲)?的?)?(?:应该|就)?(?:是|系)?|(?:那个|嗰个|那种|的|啊|吧|呢|噶|嘅)+$")
_ONE_SIGN = re.compile("[省市国区县校企]")
SHORTEST = 2
LONGEST_WISH = 12
_PUNCTUATION = re.compile(r"[\s“”\"'。，,.!！?？、：:；;（）()]+")


def find(text: str, offered: Sequence[dict[str, Any]]) -> str | None:
    """The value of the choice that ``text`` names by its number or by its words."""
    plain = _plain(text)
    for choice in offered:
        if plain and plain == _plain(choice["label"]):
            return str(choice["value"])
    number = _NUMBER.fullmatch(plain)
    if number is None:
        return None
    index = _DIGITS.get(number[1]) or int(number[1])
    return str(offered[index - 1]["value"]) if index <= len(offered) else None


def guess(text: str, offered: Sequence[dict[str, Any]]) -> str | None:
    """The one choice whose words begin like the text, or the other way round; nothing when there are several."""
    said = _canonical(text)
    if len(said) < SHORTEST:
        return None
    heads = {str(choice["value"]): _canonical(_BRACKET.sub("", choice["label"])) for choice in offered}
    found = [value for value, head in heads.items() if head and (head.startswith(said) or said.startswith(head))]
    return found[0] if len(found) == 1 else None


def _canonical(text: str) -> str:
    return re.sub(r"公司|单位", "企业", _FILLER.sub("", _plain(text)))


def command(text: str) -> str | None:
    """The command whose label was typed."""
    plain = _plain(text)
    return next((name for name, label in {**COMMANDS, **SWITCHES}.items() if plain == label), None)


def as_choices(*names: str) -> list[dict[str, str]]:
    """Commands as choices."""
    return [{"value": name, "label": COMMANDS[name]} for name in names]


def mean(text: str, offered: Sequence[dict[str, Any]]) -> str | None:
    """The one choice in whose words the text occurs: 工程师那个, 广州市的."""
    said = _POINTING.sub("", _plain(text))
    if len(said) < SHORTEST and not _ONE_SIGN.fullmatch(said):
        return None
    found = [str(choice["value"]) for choice in offered if said in _plain(choice["label"])]
    return found[0] if len(found) == 1 else None


def resemble(text: str, offered: Sequence[dict[str, Any]]) -> str | None:
    """The one choice that has more words in common with a short answer than the others: 应急局发的."""
    said = _plain(text)
    if len(said) > LONGEST_WISH or re.search("不|没|冇|唔|别", said):
        return None
    common = {str(choice["value"]): _common(said, _plain(choice["label"])) for choice in offered}
    longest = max(common.values(), default=0)
    found = [value for value, length in common.items() if length == longest]
    return found[0] if longest >= SHORTEST and len(found) == 1 else None


def _common(one: str, other: str) -> int:
    parts = (one[start:end] for start in range(len(one)) for end in range(start + 1, len(one) + 1))
    return max((len(part) for part in parts if part in other), default=0)


def wants_answer_now(text: str) -> bool:
    """先说结论: no more questions, please."""
    plain = _plain(text)
    return plain.endswith("结论") and len(plain) <= LONGEST_WISH


def _plain(text: str) -> str:
    return _PUNCTUATION.sub("", unicodedata.normalize("NFKC", text))
