"""What the stores hand out: plain, immutable, nothing of SQLAlchemy in it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.storage.written import Written

Json = dict[str, Any]

PENDING = "pending"
ANSWERED = "answered"
FAILED = "failed"


class LostError(Exception):
    """Somebody else holds the conversation by now, or it was deleted; nothing was written."""


@dataclass(frozen=True, slots=True)
class ConversationRecord:
    """The state of a conversation after its last turn."""

    id: str
    channel: str
    token_hash: str | None
    created_at: datetime
    last_seen_at: datetime
    facts: Json
    # Long, and most turns bring a new one without looking at the last.
    decision_text: str | None
    asking: str | None
    offered: tuple[Json, ...]
    redaction_told: bool
    facts_to_send: bool
    epoch: int
    # In its stored spelling; None before the first decision.
    case_code: str | None

    @property
    def decision(self) -> Json | None:
        """The decision of the last turn, read anew at every call."""
        return None if self.decision_text is None else Written(self.decision_text)


@dataclass(frozen=True, slots=True)
class TurnRecord:
    """One turn as it is stored; `answer` is what the channel was given."""

    id: int
    client_message_id: str | None
    kind: str
    said: str
    state: str
    answer: Json | None
    decision: Json | None
    policy_version: str | None
    created_at: datetime
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """One decision as it was given, with the facts that it was given for."""

    id: int
    conversation_id: str
    policy: str
    policy_version: str
    as_of: date
    facts: Json
    decision: Json
    created_at: datetime


@dataclass(frozen=True, slots=True)
class ConsentRecord:
    """Which wording of the privacy notice was agreed to, and when."""

    version: str
    given_at: datetime
