"""The store of conversations: open one, find it, see how it stands."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.storage.database import Database
from bot.storage.records import ConsentRecord, ConversationRecord, Json
from bot.storage.recovery import repeatable
from bot.storage.schema import Consent, Conversation


def record_of(row: Conversation) -> ConversationRecord:
    """Turn a row into a record; shared by the stores that change conversations."""
    values = {field.name: getattr(row, field.name) for field in fields(ConversationRecord)}
    return ConversationRecord(**{**values, "offered": tuple(row.offered)})


def claim(session: Session, conversation_id: str) -> ConversationRecord | None:
    """Count a new holder of a conversation; the row stays locked until the transaction ends."""
    counted = update(Conversation).where(Conversation.id == conversation_id).values(epoch=Conversation.epoch + 1)
    session.execute(counted)
    row = session.get(Conversation, conversation_id)
    return None if row is None else record_of(row)


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

    @repeatable
    def claim(self, conversation_id: str) -> ConversationRecord | None:
        """Return the conversation to whoever holds it from now on; earlier holders can no longer finish a turn."""
        with self._database.session() as session:
            return claim(session, conversation_id)

    @repeatable
    def find(self, conversation_id: str) -> ConversationRecord | None:
        """Return the conversation, or None where there is none (any more)."""
        with self._database.session() as session:
            row = session.get(Conversation, conversation_id)
            return None if row is None else record_of(row)

    @repeatable
    def touch(self, conversation_id: str, now: datetime) -> None:
        """Note that the person was here."""
        with self._database.session() as session:
            row = session.get(Conversation, conversation_id)
            if row is not None:
                row.last_seen_at = now

    @repeatable
    def mark_redaction_told(self, conversation_id: str) -> None:
        """Remember that the person was told once that personal details are taken out."""
        with self._database.session() as session:
            row = session.get(Conversation, conversation_id)
            if row is not None:
                row.redaction_told = True

    @repeatable
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

    @repeatable
    def set_question(self, conversation_id: str, *, asking: str | None, offered: Sequence[Json]) -> None:
        """Keep what was asked before the first word."""
        with self._database.session() as session:
            row = session.get(Conversation, conversation_id)
            if row is not None:
                row.asking = asking
                row.offered = list(offered)

    @repeatable
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

    @repeatable
    def consents(self, conversation_id: str) -> list[ConsentRecord]:
        """Return all consents, oldest first."""
        query = select(Consent).where(Consent.conversation_id == conversation_id).order_by(Consent.id)
        with self._database.session() as session:
            return [ConsentRecord(row.version, row.given_at) for row in session.scalars(query)]

    @repeatable
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
