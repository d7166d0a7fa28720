"""The store of conversations: open one, find it, see how it stands.

A turn passes here several times, so these are statements that are made once, not objects that are tracked.
"""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Text, bindparam, cast, insert, select, update

from bot.storage.database import Database
from bot.storage.records import ConsentRecord, ConversationRecord, Json
from bot.storage.recovery import repeatable
from bot.storage.schema import Case, Consent, Conversation, table_of

CONVERSATIONS = table_of(Conversation).c
CONSENTS = table_of(Consent).c
THIS = CONVERSATIONS.id == bindparam("this")
CASES = table_of(Case).c
THEIR_OWN: dict[str, ColumnElement[Any]] = {
    "decision_text": cast(CONVERSATIONS.decision, Text),
    "case_code": select(CASES.code).where(CASES.conversation_id == bindparam("this")).scalar_subquery(),
}
COLUMNS = tuple(
    THEIR_OWN[field.name].label(field.name) if field.name in THEIR_OWN else CONVERSATIONS[field.name]
    for field in fields(ConversationRecord)
)
FIND = select(*COLUMNS).where(THIS)
CLAIM = update(table_of(Conversation)).where(THIS).values(epoch=CONVERSATIONS.epoch + 1).returning(*COLUMNS)
CHANGE = update(table_of(Conversation)).where(THIS)
IDLE = (
    select(CONVERSATIONS.id)
    .where(CONVERSATIONS.last_seen_at < bindparam("moment"))
    .order_by(CONVERSATIONS.last_seen_at, CONVERSATIONS.id)
    .limit(bindparam("most"))
)
CONSENTS_OF = (
    select(CONSENTS.version, CONSENTS.given_at)
    .where(CONSENTS.conversation_id == bindparam("this"))
    .order_by(CONSENTS.id)
)


def record_of(row: "Row[Any] | None") -> ConversationRecord | None:
    """Turn a row with these columns into a record."""
    return None if row is None else ConversationRecord(**{**row._asdict(), "offered": tuple(row.offered)})


def claim(connection: Connection, conversation_id: str) -> ConversationRecord | None:
    """Count a new holder of a conversation; the row stays locked until the transaction ends."""
    return record_of(connection.execute(CLAIM, {"this": conversation_id}).one_or_none())


class ConversationStore:
    """Conversations by their id."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open(self, conversation_id: str, *, channel: str, token_hash: str | None, now: datetime) -> None:
        """Begin a conversation that knows nothing yet."""
        row: Json = {
            "id": conversation_id,
            "channel": channel,
            "token_hash": token_hash,
            "created_at": now,
            "last_seen_at": now,
            "facts": {},
            "decision": None,
            "asking": None,
            "offered": [],
            "redaction_told": False,
            "facts_to_send": False,
        }
        with self._database.transaction() as connection:
            connection.execute(insert(table_of(Conversation)), row)

    @repeatable
    def claim(self, conversation_id: str) -> ConversationRecord | None:
        """Return the conversation to whoever holds it from now on; earlier holders can no longer finish a turn."""
        with self._database.transaction() as connection:
            return claim(connection, conversation_id)

    @repeatable
    def find(self, conversation_id: str) -> ConversationRecord | None:
        """Return the conversation, or None where there is none (any more)."""
        with self._database.transaction() as connection:
            return record_of(connection.execute(FIND, {"this": conversation_id}).one_or_none())

    def touch(self, conversation_id: str, now: datetime) -> None:
        """Note that the person was here."""
        self._change(conversation_id, last_seen_at=now)

    def mark_redaction_told(self, conversation_id: str) -> None:
        """Remember that the person was told once that personal details are taken out."""
        self._change(conversation_id, redaction_told=True)

    def set_facts(
        self, conversation_id: str, *, facts: Json, decision: Json | None, asking: str | None, offered: Sequence[Json]
    ) -> None:
        """Keep facts that the person corrected by hand, still to be passed on to the dialogue."""
        known = {"facts": facts, "decision": decision, "facts_to_send": True}
        self._change(conversation_id, **known, asking=asking, offered=list(offered))

    def set_question(self, conversation_id: str, *, asking: str | None, offered: Sequence[Json]) -> None:
        """Keep what was asked before the first word."""
        self._change(conversation_id, asking=asking, offered=list(offered))

    def mark_facts_sent(self, conversation_id: str) -> None:
        """Note that the dialogue holds the corrected facts now."""
        self._change(conversation_id, facts_to_send=False)

    def add_consent(self, conversation_id: str, version: str, now: datetime) -> None:
        """Record that this wording of the notice was agreed to."""
        row = {"conversation_id": conversation_id, "version": version, "given_at": now}
        with self._database.transaction() as connection:
            connection.execute(insert(table_of(Consent)), row)

    @repeatable
    def consents(self, conversation_id: str) -> list[ConsentRecord]:
        """Return all consents, oldest first."""
        with self._database.transaction() as connection:
            return [ConsentRecord(*row) for row in connection.execute(CONSENTS_OF, {"this": conversation_id})]

    @repeatable
    def idle_since(self, moment: datetime, limit: int) -> list[str]:
        """Return ids of conversations that nobody touched since then, longest idle first."""
        with self._database.transaction() as connection:
            return list(connection.scalars(IDLE, {"moment": moment, "most": limit}))

    @repeatable
    def _change(self, conversation_id: str, **values: Any) -> None:  # noqa: ANN401 - the types of the columns
        """Change some columns of a conversation; one that is gone stays gone."""
        with self._database.transaction() as connection:
            connection.execute(CHANGE, {"this": conversation_id, **values})
