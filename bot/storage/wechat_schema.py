"""The tables of the WeChat channel. Everything in them is short-lived and hangs on a pseudonym."""

from datetime import datetime

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.columns import Json
from bot.storage.schema import ID_LENGTH, Base


class WeChatPerson(Base):
    """How to reach a person: the openid, sealed, for as long as a message may be sent to it."""

    __tablename__ = "wechat_people"

    person: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    sealed_openid: Mapped[bytes] = mapped_column(LargeBinary)
    kept_until: Mapped[datetime] = mapped_column(index=True)


class WeChatGrant(Base):
    """The latest act of one kind and how many messages were sent on it."""

    __tablename__ = "wechat_grants"

    person: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    trigger: Mapped[str] = mapped_column(String(16), primary_key=True)
    at: Mapped[datetime]
    spent: Mapped[int]


class WeChatDelivery(Base):
    """One message or event of WeChat, under a keyed digest, and how far its answer has come."""

    __tablename__ = "wechat_deliveries"

    key: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    person: Mapped[str] = mapped_column(String(ID_LENGTH), index=True)
    state: Mapped[str] = mapped_column(String(16), index=True)
    owner: Mapped[str] = mapped_column(String(32))
    lease_until: Mapped[datetime]
    received_at: Mapped[datetime] = mapped_column(index=True)
    changed_at: Mapped[datetime]
    sealed_request: Mapped[bytes | None] = mapped_column(LargeBinary)
    answer: Mapped[Json | None]


class WeChatHeld(Base):
    """Something still to be said: to be sent, or to be handed over with the person's next message."""

    __tablename__ = "wechat_held"

    id: Mapped[int] = mapped_column(primary_key=True)
    person: Mapped[str] = mapped_column(String(ID_LENGTH), index=True)
    state: Mapped[str] = mapped_column(String(16))
    content: Mapped[Json]
    created_at: Mapped[datetime] = mapped_column(index=True)


class WeChatHandover(Base):
    """A token that opens the full page once with what the person has said, and the conversation it opened."""

    __tablename__ = "wechat_handovers"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    person: Mapped[str] = mapped_column(String(ID_LENGTH), index=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)
    opened: Mapped[str | None] = mapped_column(String(ID_LENGTH))
