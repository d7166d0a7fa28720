"""The store of conversations: open one, find it, see how it stands."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime

from sqlalchemy import select

from bot.storage.database import Database
from bot.storage.records import ConsentRecord, ConversationRecord, Json
from bot.storage.schema import Consent, Conversation


def record_of(row: Conversation) -> ConversationRecord:
    """Turn a row into a record; shared by the stores that change conversations."""
    values = {field.name: getattr(row, field.name) for field in fields(ConversationRecord)}
    return ConversationRecord(**{**values, "offered": tuple(row.offered)})


class ConversationStore:
    """Conversations by their id."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open(self, conversation_id: str, *, channel: str, token_hash: str | None, now: datetime) -> None:
        """Begin a conversation that knows nothing yet."""
        row = Conversation(
            id=conversation_id,
            channel=channel,
            token_hash=token_hash,
            created_at=now,
            last_seen_at=now,
            facts={},
            decision=None,
            asking=None,
            offered=[],
            redaction_told=False,
            facts_to_send=False,
        )
        with self._database.session() as session:
            session.add(row)

    def find(self, conversation_id: str) -> ConversationRecord | None:
        """Return the conversation, or None where there is none (any more)."""
        with self._database.session() as session:
            row = session.get(Conversation, conversation_id)
            return None if row is None else record_of(row)

    def touch(self, conversation_id: str, now: datetime) -> None:
        """Note that the person was here."""
        with self._database.session() as session:
            row = session.get(Conversation, conversation_id)
            if row is not None:
                row.last_seen_at = now

    def mark_redaction_told(self, conversation_id: str) -> None:
        """Remember that the person was told once that personal details are taken out."""
        with self._database.session() as session:
            row = session.get(Conversation, conversation_id)
            if row is not None:
                row.redaction_told = True

    def set_facts(
        self, conversation_id: str, *, facts: Json, decision: Json | None, asking: str | None, offered: Sequence[Json]
    ) -> None:
        """Keep facts that the person corrected by hand, still to be passed on to the dialogue."""
        with self._database.session() as session:
            row = session.get(Conversation, conversation_id)
            if row is not None:
                row.facts = facts
                row.decision = decision
                row.asking = asking
                row.offered = list(offered)
                row.facts_to_send = True

    def set_question(self, conversation_id: str, *, asking: str | None, offered: Sequence[Json]) -> None:
        """Keep what was asked before the first word."""
        with self._database.session() as session:
            row = session.get(Conversation, conversation_id)
            if row is not None:
                row.asking = asking
                row.offered = list(offered)

    def mark_facts_sent(self, conversation_id: str) -> None:
        """Note that the dialogue holds the corrected facts now."""
        with self._database.session() as session:
            row = session.get(Conversation, conversation_id)
            if row is not None:
                row.facts_to_send = False

    def add_consent(self, conversation_id: str, version: str, now: datetime) -> None:
        """Record that this wording of the notice was agreed to."""
        with self._database.session() as session:
            session.add(Consent(conversation_id=conversation_id, version=version, given_at=now))

    def consents(self, conversation_id: str) -> list[ConsentRecord]:
        """Return all consents, oldest first."""
        query = select(Consent).where(Consent.conversation_id == conversation_id).order_by(Consent.id)
        with self._database.session() as session:
            return [ConsentRecord(row.version, row.given_at) for row in session.scalars(query)]

    def idle_since(self, moment: datetime, limit: int) -> list[str]:
        """Return ids of conversations that nobody touched since then, longest idle first."""
        query = (
            select(Conversation.id)
            .where(Conversation.last_seen_at < moment)
            .order_by(Conversation.last_seen_at, Conversation.id)
            .limit(limit)
        )
        with self._database.session() as session:
            return list(session.scalars(query))
