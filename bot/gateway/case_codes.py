"""Case codes: short, easy to read out on the phone, impossible to guess."""

import secrets
import unicodedata
from collections.abc import Callable
from datetime import datetime

from bot.storage.cases import CaseStore
from bot.storage.records import ConversationRecord

# None that looks like another one (0 O D Q, 1 I L, 2 Z, 5 S, 6 G, 8 B, U V); 9 of these 23 are more than 40 bits.
ALPHABET = "23456789ACEFHJKMNPRTWXY"
LENGTH = 9
GROUP = 3


def new_code() -> str:
    """Draw a code from the system's secure random numbers."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def spoken(code: str) -> str:
    """Write a code in groups of three, as it is shown and read out."""
    return "-".join(code[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def normalised(text: str) -> str:
    """Return the stored spelling of what an agent typed: any case, width, spaces and dashes."""
    folded = unicodedata.normalize("NFKC", text).upper()
    return "".join(character for character in folded if character in ALPHABET)


def code_of(conversation: ConversationRecord) -> str | None:
    """Return the code of a conversation that has one, as it is shown."""
    return None if conversation.case_code is None else spoken(conversation.case_code)


class CaseDesk:
    """Issues codes and finds conversations by them."""

    def __init__(self, store: CaseStore, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now

    def code_for(self, conversation_id: str) -> str:
        """Return the code of a conversation, issuing it the first time."""
        code = self._store.code_of(conversation_id)
        while code is None:
            drawn = new_code()
            code = drawn if self._store.issue(conversation_id, drawn, self._now()) else None
            code = code or self._store.code_of(conversation_id)
        return spoken(code)

    def find(self, text: str) -> str | None:
        """Return the conversation behind what an agent typed."""
        return self._store.conversation_of(normalised(text))
