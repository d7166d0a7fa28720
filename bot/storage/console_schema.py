"""The tables of the agents' console: accounts, sessions, cases, look-ups, words not understood, the audit trail."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.columns import Json
from bot.storage.schema import ID_LENGTH, Base

NAME_LENGTH = 32
DIGEST_LENGTH = 64


def _account_key() -> ForeignKey:
    return ForeignKey("console_accounts.id")


class ConsoleAccount(Base):
    """Somebody who may sign in. Accounts are disabled, never deleted: the audit trail names them."""

    __tablename__ = "console_accounts"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(NAME_LENGTH), unique=True)
    role: Mapped[str] = mapped_column(String(16))
    password_hash: Mapped[str] = mapped_column(String(255))
    active: Mapped[bool]
    failures: Mapped[int]
    failing_since: Mapped[datetime | None]
    locked_until: Mapped[datetime | None]
    created_at: Mapped[datetime]


class ConsoleSession(Base):
    """A signed-in browser, under the digest of its token; `confirmed_at`: when the password was last typed."""

    __tablename__ = "console_sessions"

    token_hash: Mapped[str] = mapped_column(String(DIGEST_LENGTH), primary_key=True)
    account_id: Mapped[int] = mapped_column(_account_key(), index=True)
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime] = mapped_column(index=True)
    confirmed_at: Mapped[datetime]


class ConsoleCase(Base):
    """A caller as an agent kept them: facts and decision, no name. One that came from a worker goes with it."""

    __tablename__ = "console_cases"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(16), unique=True)
    account_id: Mapped[int] = mapped_column(_account_key(), index=True)
    conversation_id: Mapped[str | None] = mapped_column(
        String(ID_LENGTH), ForeignKey("conversations.id", ondelete="CASCADE"), index=True
    )
    policy: Mapped[str] = mapped_column(String(64))
    policy_version: Mapped[str] = mapped_column(String(128))
    as_of: Mapped[date]
    facts: Mapped[Json]
    decision: Mapped[Json]
    note: Mapped[str] = mapped_column(Text)
    follow_up: Mapped[date | None] = mapped_column(index=True)
    done: Mapped[bool]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class ConsoleLookup(Base):
    """One call: when its first fact came, when its last decision was made, how it ended, what stood in the way."""

    __tablename__ = "console_lookups"

    call: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    account_id: Mapped[int] = mapped_column(_account_key(), index=True)
    day: Mapped[date] = mapped_column(index=True)
    started_at: Mapped[datetime]
    decided_at: Mapped[datetime]
    outcome: Mapped[str] = mapped_column(String(16))
    policy_version: Mapped[str] = mapped_column(String(128))
    digest: Mapped[str] = mapped_column(String(DIGEST_LENGTH))
    blockers: Mapped[list[Any]]


class ConsoleUnread(Base):
    """A word that the reader did not understand or could take in two ways: work for the lexicon."""

    __tablename__ = "console_unread"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(_account_key(), index=True)
    day: Mapped[date] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(String(16))
    word: Mapped[str] = mapped_column(String(80))


class ConsoleAudit(Base):
    """One line of the audit trail, chained to the line before it. The database refuses to change or delete one."""

    __tablename__ = "console_audit"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    actor: Mapped[str] = mapped_column(String(NAME_LENGTH), index=True)
    action: Mapped[str] = mapped_column(String(32))
    subject: Mapped[str] = mapped_column(String(128))
    policy_version: Mapped[str] = mapped_column(String(128))
    details: Mapped[Json]
    previous: Mapped[str] = mapped_column(String(DIGEST_LENGTH), unique=True)
    digest: Mapped[str] = mapped_column(String(DIGEST_LENGTH), unique=True)


class ConsoleAuditHead(Base):
    """How long the trail is and how it ends, sealed: a trail that was cut short no longer fits."""

    __tablename__ = "console_audit_head"

    id: Mapped[int] = mapped_column(primary_key=True)
    length: Mapped[int]
    digest: Mapped[str] = mapped_column(String(DIGEST_LENGTH))
    seal: Mapped[str] = mapped_column(String(DIGEST_LENGTH))
