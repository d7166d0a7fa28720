"""The store of given decisions: of one conversation, or all of them for a replay."""

from collections.abc import Iterator
from dataclasses import fields

from sqlalchemy import Select, select

from bot.storage.database import Database
from bot.storage.records import DecisionRecord
from bot.storage.recovery import repeatable
from bot.storage.schema import Decision

BATCH = 500


def record_of(row: Decision) -> DecisionRecord:
    """Turn a row into a record."""
    return DecisionRecord(**{field.name: getattr(row, field.name) for field in fields(DecisionRecord)})


class DecisionStore:
    """Decisions are written with their turn; here they are read."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @repeatable
    def of(self, conversation_id: str) -> list[DecisionRecord]:
        """Return the decisions of a conversation, oldest first."""
        query = select(Decision).where(Decision.conversation_id == conversation_id).order_by(Decision.id)
        with self._database.session() as session:
            return [record_of(row) for row in session.scalars(query)]

    def all(self) -> Iterator[DecisionRecord]:
        """Yield every stored decision, oldest first, without holding them all in memory."""
        last = 0
        while batch := self._batch(_after(last)):
            yield from batch
            last = batch[-1].id

    @repeatable
    def _batch(self, query: "Select[tuple[Decision]]") -> list[DecisionRecord]:
        with self._database.session() as session:
            return [record_of(row) for row in session.scalars(query)]


def _after(last: int) -> "Select[tuple[Decision]]":
    return select(Decision).where(Decision.id > last).order_by(Decision.id).limit(BATCH)
