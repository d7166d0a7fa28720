"""The tables of a conversation. Everything that belongs to one goes when it goes."""

from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import JSON, ForeignKey, MetaData, String, Table, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bot.storage.columns import Json, UtcDateTime

ID_LENGTH = 64
NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


TYPES: Final = {datetime: UtcDateTime, Json: JSON(none_as_null=True), list[Any]: JSON}


class Base(DeclarativeBase):
    """The root of every table of ours."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = TYPES


def table_of(mapped: type[Base]) -> Table:
    """Return the table behind a class, for statements that track no objects."""
    return Base.metadata.tables[mapped.__tablename__]


def _conversation_key() -> ForeignKey:
    return ForeignKey("conversations.id", ondelete="CASCADE")


class Conversation(Base):
    """One person's talk with the assistant, under an id that says nothing about the person."""

    __tablename__ = "conversations"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    channel: Mapped[str] = mapped_column(String(16))
    token_hash: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime] = mapped_column(index=True)
    facts: Mapped[Json]
    decision: Mapped[Json | None]
    asking: Mapped[str | None] = mapped_column(String(128))
    offered: Mapped[list[Any]]
    redaction_told: Mapped[bool]
    facts_to_send: Mapped[bool]
    # Counts who has held the conversation: what an earlier holder still wants to write is refused.
    epoch: Mapped[int] = mapped_column(server_default="0")


class Turn(Base):
    """One thing said (redacted) and what was answered to it."""

    __tablename__ = "turns"
    __table_args__ = (UniqueConstraint("conversation_id", "client_message_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[str] = mapped_column(_conversation_key(), index=True)
    client_message_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    kind: Mapped[str] = mapped_column(String(16))
    said: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(16))
    answer: Mapped[Json | None]
    policy: Mapped[str | None] = mapped_column(String(64))
    policy_version: Mapped[str | None] = mapped_column(String(128))
    created_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]


class Decision(Base):
    """A decision that was given, with all that is needed to compute it again."""

    __tablename__ = "decisions"

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[str] = mapped_column(_conversation_key(), index=True)
    turn_id: Mapped[int] = mapped_column(ForeignKey("turns.id", ondelete="CASCADE"), index=True)
    policy: Mapped[str] = mapped_column(String(64))
    policy_version: Mapped[str] = mapped_column(String(128))
    as_of: Mapped[date]
    facts: Mapped[Json]
    decision: Mapped[Json]
    created_at: Mapped[datetime]


class Consent(Base):
    """That the notice on personal information was shown and agreed to, and which wording of it."""

    __tablename__ = "consents"

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[str] = mapped_column(_conversation_key(), index=True)
    version: Mapped[str] = mapped_column(String(32))
    given_at: Mapped[datetime]


class Case(Base):
    """The code that a worker reads out on the phone, and the conversation it opens."""

    __tablename__ = "cases"

    code: Mapped[str] = mapped_column(String(16), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(_conversation_key(), unique=True)
    issued_at: Mapped[datetime]
