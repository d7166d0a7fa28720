"""The stores and clocks that the services of the gateway share."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from http import HTTPStatus
from typing import TypeVar

from bot.gateway import sentences
from bot.gateway.case_codes import CaseDesk
from bot.gateway.errors import ApiError
from bot.storage.conversations import ConversationStore
from bot.storage.decisions import DecisionStore
from bot.storage.erasure import Eraser
from bot.storage.everything import Everything
from bot.storage.records import ConversationRecord
from bot.storage.turns import Admit, Entry, Said, TurnStore

Found = TypeVar("Found")
ID = re.compile(r"[A-Za-z0-9:._-]{1,64}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Everything that is kept, and the two clocks."""

    conversations: ConversationStore
    turns: TurnStore
    decisions: DecisionStore
    cases: CaseDesk
    eraser: Eraser
    everything: Everything
    today: Callable[[], date]
    now: Callable[[], datetime]

    def conversation(self, conversation_id: str) -> ConversationRecord:
        """Return a conversation that must exist."""
        # What cannot be an id is not looked for: a NUL, say, would be an error of PostgreSQL.
        return _existing(self.conversations.find(conversation_id) if ID.fullmatch(conversation_id) else None)

    def claimed(self, conversation_id: str) -> ConversationRecord:
        """Return a conversation that must exist, to whoever holds it from now on."""
        return _existing(self.conversations.claim(conversation_id) if ID.fullmatch(conversation_id) else None)

    def taken(
        self,
        conversation_id: str,
        client_message_id: str | None,
        said: Callable[[ConversationRecord], Said],
        admit: Admit,
    ) -> Entry:
        """Claim a conversation that must exist, for a message; begin its turn where nothing else stands open."""
        if not ID.fullmatch(conversation_id):
            return _existing(None)
        return _existing(self.turns.take(conversation_id, client_message_id, said, self.now(), admit))


def _existing(found: Found | None) -> Found:
    if found is None:
        raise ApiError(HTTPStatus.NOT_FOUND, "no_conversation", sentences.NO_CONVERSATION)
    return found
