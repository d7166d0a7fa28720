"""Opening a conversation, showing all that is stored of it, deleting it, keeping consent."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy.exc import IntegrityError

from bot.gateway import sentences, tokens
from bot.gateway.case_codes import code_of
from bot.gateway.errors import ApiError
from bot.gateway.metrics import Metrics
from bot.gateway.settings import Settings
from bot.gateway.shelf import Shelf
from bot.storage.records import ConversationRecord, DecisionRecord, TurnRecord

Json = dict[str, Any]
# A turn notes the moment anyway; other calls need not write to the database every time.
NOTED_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Opened:
    """A new conversation. The token is shown once and never again."""

    conversation_id: str
    token: str


class ConversationService:
    """Conversations as a whole. Its methods wait for the database: call them in a worker thread."""

    def __init__(self, shelf: Shelf, metrics: Metrics, settings: Settings) -> None:
        self._shelf = shelf
        self._metrics = metrics
        self._settings = settings

    def open(self, channel: str) -> Opened:
        """Begin a conversation that its token opens."""
        conversation_id = tokens.new_conversation_id()
        token = tokens.new_token(self._settings.secret, conversation_id)
        self._shelf.conversations.open(
            conversation_id, channel=channel, token_hash=tokens.hash_of(token), now=self._shelf.now()
        )
        return Opened(conversation_id, token)

    def ensure(self, conversation_id: str, channel: str) -> bool:
        """Begin a conversation under an id of the channel's own (a pseudonym); True where it is new.

        Without a token it can be reached through that channel only.
        """
        if self._shelf.conversations.find(conversation_id) is not None:
            return False
        try:
            self._shelf.conversations.open(conversation_id, channel=channel, token_hash=None, now=self._shelf.now())
        except IntegrityError:
            # Another gateway was quicker.
            return False
        return True

    def authenticate(self, conversation_id: str, token: str | None) -> ConversationRecord:
        """Return the conversation that a token opens."""
        if not token:
            raise tokens.unauthorized("no_token", sentences.UNKNOWN_CALLER)
        try:
            conversation = self._shelf.conversation(conversation_id)
        except ApiError:
            # Only whose conversation it was is told that it is gone; a guess never learns what exists.
            if tokens.was_given(token, self._settings.secret, conversation_id):
                raise
            raise tokens.wrong_caller() from None
        if self.admits(token, conversation):
            self._shelf.conversations.touch(conversation_id, self._shelf.now())
        return conversation

    def admits(self, token: str, conversation: ConversationRecord) -> bool:
        """Refuse a token that does not open the conversation; true where it is to be noted that the person was here."""
        settings, now = self._settings, self._shelf.now()
        tokens.check(token, conversation, now, settings.idle_expiry, settings.absolute_expiry)
        return now - conversation.last_seen_at > NOTED_EVERY

    def consent(self, conversation_id: str, version: str) -> None:
        """Keep that the notice was agreed to."""
        self._shelf.conversations.add_consent(conversation_id, version, self._shelf.now())

    def erase(self, conversation_id: str, why: str = "asked") -> None:
        """Delete everything, everywhere. Call it while the conversation is held."""
        self._shelf.eraser.erase(conversation_id)
        self._metrics.saw_erasure(why)

    def view(self, conversation: ConversationRecord) -> Json:
        """Return all that is stored of a conversation."""
        shelf, settings = self._shelf, self._settings
        expires = min(
            conversation.last_seen_at + settings.idle_expiry, conversation.created_at + settings.absolute_expiry
        )
        return {
            "conversation_id": conversation.id,
            "channel": conversation.channel,
            "created_at": conversation.created_at.isoformat(),
            "last_seen_at": conversation.last_seen_at.isoformat(),
            "expires_at": expires.isoformat(),
            "kept_until": (conversation.last_seen_at + settings.retention).isoformat(),
            "turns": [view_turn(turn) for turn in shelf.turns.of(conversation.id)],
            "facts": conversation.facts,
            "asking": conversation.asking,
            "choices": list(conversation.offered),
            "decision": conversation.decision,
            "decisions": [view_decision(record) for record in shelf.decisions.of(conversation.id)],
            "consents": [
                {"version": consent.version, "given_at": consent.given_at.isoformat()}
                for consent in shelf.conversations.consents(conversation.id)
            ],
            "case_code": code_of(conversation),
            "case_issued_at": shelf.everything.case_issued_at(conversation.id),
            "kept_by_agents": shelf.everything.agents_cases(conversation.id),
            # The same turns once more, as the dialogue engine remembers them.
            "dialogue_events": shelf.everything.count_events(conversation.id),
        }


def view_turn(turn: TurnRecord) -> Json:
    """Show one turn: what is stored of what was said, and what was answered."""
    return {
        "said": turn.said,
        "kind": turn.kind,
        "state": turn.state,
        "client_message_id": turn.client_message_id,
        "messages": (turn.answer or {}).get("messages", []),
        "asking": (turn.answer or {}).get("asking"),
        "facts": (turn.answer or {}).get("facts", {}),
        "policy_version": turn.policy_version,
        "created_at": turn.created_at.isoformat(),
        "answered_at": turn.answered_at.isoformat() if turn.answered_at else None,
    }


def view_decision(record: DecisionRecord) -> Json:
    """Show one decision with what it was given for."""
    return {
        "policy": record.policy,
        "policy_version": record.policy_version,
        "as_of": record.as_of.isoformat(),
        "facts": record.facts,
        "decision": record.decision,
        "created_at": record.created_at.isoformat(),
    }
