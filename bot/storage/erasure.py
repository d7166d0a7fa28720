"""Deleting a conversation everywhere: our tables, Rasa's tracker, and what SQLite still has in its files."""

from datetime import datetime, timedelta

from sqlalchemy import Engine, delete, inspect, select, text, update
from sqlalchemy.orm import Session

from bot.storage.database import Database
from bot.storage.schema import Case, Consent, Conversation, Decision, Turn
from bot.storage.wechat_schema import WeChatHandover

TRACKER_TABLE = "events"
SETTLED_AFTER = timedelta(hours=1)
# The page that a follower opened is no longer there; who opened it stays known as long as the follower.
GONE = ""
OWNED = (Case, Consent, Decision, Turn)


class Eraser:
    """Deletes; the only place that does."""

    def __init__(self, database: Database, tracker: Database) -> None:
        self._database = database
        self._tracker = tracker

    def erase(self, conversation_id: str) -> None:
        """Delete all that is stored of a conversation; afterwards the database files hold no trace of it."""
        self.erase_tracker(conversation_id)
        with self._database.session() as session:
            _delete_own(session, conversation_id)
        cut_log(self._database.engine)

    def erase_tracker(self, conversation_id: str) -> None:
        """Delete what Rasa remembers of a conversation."""
        # Rasa creates its table when it starts for the first time; before that there is nothing to delete.
        if not inspect(self._tracker.engine).has_table(TRACKER_TABLE):
            return
        statement = text(f"DELETE FROM {TRACKER_TABLE} WHERE sender_id = :id")  # noqa: S608 - a constant of ours  # nosec B608
        with self._tracker.session() as session:
            session.execute(statement, {"id": conversation_id})
        cut_log(self._tracker.engine)

    def erase_orphans(self, now: datetime) -> int:
        """Delete what Rasa wrote after its conversation was gone (a slow turn may end late); return how many."""
        if not inspect(self._tracker.engine).has_table(TRACKER_TABLE):
            return 0
        old = text(f"SELECT DISTINCT sender_id FROM {TRACKER_TABLE} WHERE timestamp < :before")  # noqa: S608  # nosec B608
        with self._tracker.session() as session:
            senders = set(session.scalars(old, {"before": (now - SETTLED_AFTER).timestamp()}))
        with self._database.session() as session:
            orphans = sorted(senders - set(session.scalars(select(Conversation.id))))
        for sender in orphans:
            self.erase_tracker(sender)
        return len(orphans)


def _delete_own(session: Session, conversation_id: str) -> None:
    for table in OWNED:
        session.execute(delete(table).where(table.conversation_id == conversation_id))
    opened = WeChatHandover.opened == conversation_id
    session.execute(update(WeChatHandover).where(opened).values(opened=GONE))
    session.execute(delete(Conversation).where(Conversation.id == conversation_id))


def cut_log(engine: Engine) -> None:
    """The write-ahead log still has the deleted pages until it is cut."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
