"""An answer of the assistant as what a phone shows: texts of the right length, choices as numbers or to tap on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.channels.wechat.choices import Choice, Offer, numbered, offer_of
from bot.channels.wechat.text import LIMIT, size, split

Json = dict[str, Any]
MORE = "（未完，回复“继续”看下一段）"
PICK = "请点一项，也可以回复数字或直接用文字回答："


@dataclass(frozen=True)
class Answer:
    """What is to be said, before it is known how it will travel."""

    text: str = ""
    choices: tuple[Choice, ...] = ()
    # A line below the text, never cut: the way to the full page.
    link: str = ""
    # The person asked for it: after this answer nothing of theirs may stay.
    last: bool = False

    def as_json(self) -> Json:
        """Return the answer for storing."""
        choices = [[choice.value, choice.label] for choice in self.choices]
        return {"text": self.text, "choices": choices, "link": self.link, "last": self.last}

    def after(self, *texts: str) -> "Answer":
        """Return the answer with something said before it."""
        return replace(self, text="\n\n".join(text for text in (*texts, self.text) if text))


def answer_from(stored: Json) -> Answer:
    """Return a stored answer."""
    choices = tuple(Choice(value, label) for value, label in stored["choices"])
    return Answer(stored["text"], choices, stored["link"], stored["last"])


def answer_of(messages: Sequence[Json], *, link: str = "") -> Answer:
    """Join the messages of a turn; the choices are those of the last message."""
    texts = [str(message.get("text") or "").strip() for message in messages]
    offered = messages[-1].get("choices") or [] if messages else []
    choices = tuple(Choice(str(choice["value"]), str(choice["label"])) for choice in offered)
    return Answer("\n\n".join(text for text in texts if text), choices, link)


@dataclass(frozen=True)
class Means:
    """What the account may do for this person now: so many messages, and choices to tap on or not."""

    messages: int = 0
    menu: bool = False


def for_reply(answer: Answer, means: Means) -> tuple[str, list[Json]]:
    """Return the text that goes back as the answer to a delivery, and what has to follow it."""
    pieces, menu = _planned(answer, means, sent_already=1)
    if not pieces:
        return "", []
    if len(pieces) - 1 <= means.messages:
        return pieces[0], [*(_text(piece) for piece in pieces[1:]), *menu]
    pieces = _pieces(answer, _numbers(answer), LIMIT - size(MORE))
    return pieces[0] + MORE, [_text(piece) for piece in pieces[1:]]


def for_sending(answer: Answer, means: Means) -> list[Json]:
    """Return the messages that carry an answer on their own."""
    pieces, menu = _planned(answer, means, sent_already=0)
    return [*(_text(piece) for piece in pieces), *menu]


def as_text(contents: Sequence[Json]) -> str:
    """Return held messages as one text, to be said with the next answer."""
    return "\n\n".join(as_numbers(content)["text"] for content in contents)


def as_numbers(content: Json) -> Json:
    """Return a message so that every account may send it: choices to tap on become numbers."""
    return content if content["kind"] == "text" else _text(numbered(offer_in(content)))


def offer_in(content: Json) -> Offer:
    """Return the offer behind choices to tap on."""
    return offer_of(tuple(Choice(value, label) for value, label in content["choices"]))


def _planned(answer: Answer, means: Means, *, sent_already: int) -> tuple[list[str], list[Json]]:
    if answer.choices and means.menu:
        pieces = _pieces(answer, "")
        if pieces and len(pieces) - sent_already + 1 <= means.messages:
            choices = [[choice.value, choice.label] for choice in answer.choices]
            return pieces, [{"kind": "menu", "choices": choices}]
    return _pieces(answer, _numbers(answer)), []


def _numbers(answer: Answer) -> str:
    return numbered(offer_of(answer.choices)) if answer.choices else ""


def _pieces(answer: Answer, numbers: str, limit: int = LIMIT) -> list[str]:
    """Cut the text; what stands below it comes in one piece with the last part, or alone."""
    below = "\n\n".join(text for text in (answer.link, numbers) if text)
    pieces = split(answer.text, limit)
    if not below:
        return pieces
    joined = f"{pieces[-1]}\n\n{below}" if pieces else below
    return [*pieces[:-1], joined] if size(joined) <= limit else [*pieces, *split(below, limit)]


def _text(text: str) -> Json:
    return {"kind": "text", "text": text}
