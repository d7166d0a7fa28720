"""What a person sends, made fit for everything behind: checked, redacted, unable to command."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from bot.gateway import commands, sentences
from bot.gateway.errors import unprocessable
from bot.storage.records import Json
from bot.storage.turns import Said

MAX_TEXT = 500


class Redaction(Protocol):
    """What `bot.understanding.redact` returns."""

    @property
    def text(self) -> str:
        """The text without personal details."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """What was taken out."""


Redact = Callable[[str], Redaction]


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message on its way to the bot."""

    said: Said
    message: str
    choice: str | None = None
    redacted: tuple[str, ...] = ()

    def resolved(self, offered: tuple[Json, ...]) -> "Incoming":
        """Turn a choice into its command; only what the bot itself offered last may become one."""
        if self.choice is None:
            return self
        labels = {option["value"]: option["label"] for option in offered}
        if self.choice not in labels:
            raise unprocessable("not_offered", sentences.NOT_OFFERED)
        # A button that the bot wrote may be a command already; nobody else can bring one in.
        own_command = self.choice.startswith("/")
        message = self.choice if own_command else commands.choose(self.choice)
        return Incoming(Said("choice", labels[self.choice], self.said.client_message_id), message)


def is_fit(text: str | None, choice: str | None) -> bool:
    """Tell whether a message can be taken in."""
    return choice is not None if text is None else choice is None and 0 < len(text.strip()) <= len(text) <= MAX_TEXT


def take_in(text: str | None, choice: str | None, client_message_id: str | None, redact: Redact) -> Incoming:
    """Check and redact one message."""
    if (text is None) == (choice is None):
        raise unprocessable("text_or_choice", sentences.TEXT_OR_CHOICE)
    if text is None:
        return Incoming(Said("choice", "", client_message_id), "", choice=choice)
    if not text.strip():
        raise unprocessable("empty_text", sentences.EMPTY_TEXT)
    if len(text) > MAX_TEXT:
        raise unprocessable("text_too_long", sentences.text_too_long(MAX_TEXT))
    redaction = redact(commands.defused(text))
    return Incoming(
        Said("text", redaction.text, client_message_id), commands.defused(redaction.text), redacted=redaction.kinds
    )
