"""All that is stored of one conversation beside what its own stores hand out."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, Table, func, select

from bot.storage.columns import Json
from bot.storage.console_schema import ConsoleCase
from bot.storage.database import Database
from bot.storage.schema import Case
from bot.storage.tables import TRACKER, present
from bot.storage.wechat_schema import WeChatDelivery, WeChatGrant, WeChatHandover, WeChatHeld, WeChatPerson

# The openid is sealed, and so is the message that a delivery was made of: nothing to read in them.
SEALED = ("sealed_openid", "sealed_request")
WECHAT = (WeChatPerson, WeChatGrant, WeChatDelivery, WeChatHeld, WeChatHandover)


class Everything:
    """Reads; it never writes."""

    def __init__(self, database: Database, tracker: Database) -> None:
        self._database = database
        self._tracker = tracker

    def agents_cases(self, conversation_id: str) -> list[Json]:
        """What agents kept of it, oldest first."""
        cases = ConsoleCase.metadata.tables[ConsoleCase.__tablename__]
        query = select(ConsoleCase).where(ConsoleCase.conversation_id == conversation_id).order_by(ConsoleCase.id)
        with self._database.session() as session:
            return [_readable(cases, row) for row in session.scalars(query)]

    def case_issued_at(self, conversation_id: str) -> str | None:
        """When its case code was given out."""
        with self._database.session() as session:
            moment = session.scalars(
                select(Case.issued_at).where(Case.conversation_id == conversation_id)
            ).one_or_none()
            return moment.isoformat() if moment else None

    def events(self, conversation_id: str) -> list[Json]:
        """What Rasa remembers of it, oldest first."""
        query = select(TRACKER.c.data).where(TRACKER.c.sender_id == conversation_id).order_by(TRACKER.c.id)
        return [json.loads(data) for data in self._from_tracker(query)]

    def count_events(self, conversation_id: str) -> int:
        """How much Rasa remembers of it."""
        query = select(func.count()).select_from(TRACKER).where(TRACKER.c.sender_id == conversation_id)
        return int(next(iter(self._from_tracker(query)), 0))

    def wechat(self, person: str) -> dict[str, list[Json]]:
        """What the channel keeps of a follower, table by table; a conversation of another channel has nothing there."""
        with self._database.session() as session:
            return {
                table.__tablename__: [
                    _readable(table.metadata.tables[table.__tablename__], row)
                    for row in session.scalars(select(table).where(table.person == person))
                ]
                for table in WECHAT
            }

    def _from_tracker(self, query: "Select[Any]") -> Sequence[Any]:
        if not present(self._tracker.engine, [TRACKER]):
            return []
        with self._tracker.session() as session:
            return session.scalars(query).all()


def _readable(table: Table, row: object) -> Json:
    """A row under the names of its columns."""
    return {
        column.name: value.isoformat() if hasattr(value := getattr(row, column.name), "isoformat") else value
        for column in table.columns
        if column.name not in SEALED
    }
