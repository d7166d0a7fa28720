"""The store of hand-over tokens: each opens the full page once."""

from datetime import datetime

from sqlalchemy import delete, select, update

from bot.storage.database import Database
from bot.storage.wechat_schema import WeChatHandover

USED = ""


class HandoverStore:
    """Hand-over tokens by their hash."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def issue(self, token_hash: str, person: str, expires_at: datetime) -> None:
        """Keep a token's hash."""
        row = WeChatHandover(token_hash=token_hash, person=person, expires_at=expires_at, opened=None)
        with self._database.session() as session:
            session.add(row)

    def use(self, token_hash: str, now: datetime) -> str | None:
        """Return whose token this is and use it up; None if it is unknown, used or too old."""
        usable = (
            WeChatHandover.token_hash == token_hash,
            WeChatHandover.opened.is_(None),
            WeChatHandover.expires_at > now,
        )
        with self._database.session() as session:
            statement = update(WeChatHandover).where(*usable).values(opened=USED)
            if not getattr(session.execute(statement), "rowcount", 0):
                return None
            query = select(WeChatHandover.person).where(WeChatHandover.token_hash == token_hash)
            return session.scalars(query).one()

    def opened(self, token_hash: str, conversation_id: str) -> None:
        """Note which conversation the token opened, so that it can be deleted with its person."""
        row = WeChatHandover.token_hash == token_hash
        with self._database.session() as session:
            session.execute(update(WeChatHandover).where(row).values(opened=conversation_id))

    def purge(self, now: datetime, opened_before: datetime) -> None:
        """Forget tokens that open nothing any more; those that did stay as long as what they opened."""
        unused = (WeChatHandover.expires_at < now, WeChatHandover.opened.is_(None) | (WeChatHandover.opened == USED))
        with self._database.session() as session:
            session.execute(delete(WeChatHandover).where(*unused))
            session.execute(delete(WeChatHandover).where(WeChatHandover.expires_at < opened_before))
