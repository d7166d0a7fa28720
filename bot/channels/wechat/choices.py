"""Choices on a phone: offered as numbers, taken as a number, as words or as a tap on a signed item."""

import hashlib
import hmac
import re
import unicodedata
from dataclasses import dataclass

_NUMBER = re.compile(r"(?:我?选择?|回复|第)?(\d{1,2}|[一二三四五六七八九十])(?:个|项|号|条)?")
_NUMERALS = "一二三四五六七八九十"
_BRACKETED = re.compile(r"\([^()]*\)")
_NOISE = re.compile(r"[\s，,。.、！!？?：:；;“”\"'「」]+")
_MAC_LENGTH = 16
_ID_LENGTH = 12


@dataclass(frozen=True)
class Choice:
    """One choice: what the assistant takes, and what the person reads."""

    value: str
    label: str


@dataclass(frozen=True)
class Offer:
    """The choices a person was shown last, with an id that no different offer has."""

    id: str
    choices: tuple[Choice, ...]


def offer_of(choices: tuple[Choice, ...]) -> Offer:
    """Return the offer of these choices; the same choices in the same order are the same offer."""
    named = "\0".join(part for choice in choices for part in (choice.value, choice.label))
    return Offer(hashlib.sha256(named.encode()).hexdigest()[:_ID_LENGTH], choices)


def pick(offer: Offer, reply: str) -> Choice | None:
    """Return the choice that a reply names by its number or its words; None if it names none, or two."""
    said = _plain(reply)
    number = _NUMBER.fullmatch(said)
    if number:
        return _at(offer, _value(number.group(1)))
    named = [choice for choice in offer.choices if said in _names(choice)]
    return named[0] if len(named) == 1 else None


def item_id(secret: bytes, person: str, offer: Offer, number: int) -> str:
    """Return the id of a menu item, which only this person can hand back and only we can make."""
    mac = hmac.new(secret, f"{person}:{offer.id}:{number}".encode(), hashlib.sha256).hexdigest()
    return f"{offer.id}.{number}.{mac[:_MAC_LENGTH]}"


def tapped(secret: bytes, person: str, offer: Offer, item: str) -> Choice | None:
    """Return the choice of a tapped item; None if it belongs to an earlier offer or to nobody."""
    for number, choice in enumerate(offer.choices, start=1):
        if hmac.compare_digest(item.encode(), item_id(secret, person, offer, number).encode()):
            return choice
    return None


def numbered(offer: Offer) -> str:
    """Return the choices as lines to answer with a number."""
    lines = [f"{number}. {choice.label}" for number, choice in enumerate(offer.choices, start=1)]
    numbers = "/".join(str(number) for number in range(1, len(lines) + 1))
    return "\n".join([*lines, f"回复 {numbers}，或直接用文字回答。"])


def _at(offer: Offer, number: int) -> Choice | None:
    return offer.choices[number - 1] if 1 <= number <= len(offer.choices) else None


def _value(numeral: str) -> int:
    return int(numeral) if numeral.isdecimal() else _NUMERALS.index(numeral) + 1


def _plain(text: str) -> str:
    return _NOISE.sub("", unicodedata.normalize("NFKC", text)).casefold()


def _names(choice: Choice) -> set[str]:
    label = _plain(choice.label)
    return {label, _BRACKETED.sub("", label)}
