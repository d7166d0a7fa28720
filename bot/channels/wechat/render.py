"""An answer of the assistant as what a phone shows: texts of the right length, choices as numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.channels.wechat.choices import Choice
from bot.channels.wechat.text import LIMIT, size, split

MORE = "（未完，回复“继续”看下一段）"


@dataclass(frozen=True)
class Answer:
    """What is to be said: the text, the choices that end it, and a link below it."""

    text: str
    choices: tuple[Choice, ...] = ()
    link: str = ""


def answer_of(messages: Sequence[dict[str, Any]], link: str = "") -> Answer:
    """Join the messages of a turn; the choices are those of the last message."""
    texts = [str(message.get("text") or "").strip() for message in messages]
    offered = messages[-1].get("choices") or [] if messages else []
    choices = tuple(Choice(str(choice["value"]), str(choice["label"])) for choice in offered)
    return Answer("\n\n".join(text for text in texts if text), choices, link)


def parts(text: str, tail: str = "", *, told_to_ask: bool = False) -> list[str]:
    """Cut a text for sending, ``tail`` in one piece at its end; ``told_to_ask``: each part says how to get the next."""
    reserve = size("\n" + MORE) if told_to_ask else 0
    pieces = split(text, LIMIT - reserve)
    if tail:
        whole = f"{pieces[-1]}\n\n{tail}" if pieces else tail
        pieces = [*pieces[:-1], whole] if size(whole) <= LIMIT - reserve else [*pieces, *split(tail, LIMIT - reserve)]
    if not told_to_ask:
        return pieces
    return [f"{piece}\n{MORE}" for piece in pieces[:-1]] + pieces[-1:]
