"""Reading Rasa's tracker: what the dialogue answered to a message that it has already taken."""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from bot.storage.columns import Json
from bot.storage.database import Database
from bot.storage.recovery import repeatable
from bot.storage.tables import TRACKER

LATEST = 200
"""More events than one turn ever has."""


class TrackerReader:
    """Looks into the tracker; it never writes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @repeatable
    def answer_to(self, conversation_id: str, message_id: str) -> list[Json] | None:
        """Return the answer as Rasa's REST channel would have given it; None if the message never arrived."""
        # Rasa creates its table when it starts for the first time.
        if not inspect(self._database.engine).has_table(TRACKER.name):
            return None
        with self._database.session() as session:
            return answer_in(session, conversation_id, message_id)


def answer_in(session: Session, conversation_id: str, message_id: str) -> list[Json] | None:
    """Look for the answer to a message among the latest events of a conversation."""
    newest = TRACKER.c.id.desc()
    query = select(TRACKER.c.data).where(TRACKER.c.sender_id == conversation_id).order_by(newest).limit(LATEST)
    return _answer_among((json.loads(data) for data in session.scalars(query)), message_id)


def _answer_among(newest_first: Iterable[dict[str, Any]], message_id: str) -> list[Json] | None:
    parts: list[Json] = []
    for event in newest_first:
        if event.get("event") == "bot":
            parts.insert(0, _part(event))
        if event.get("event") == "user":
            if (event.get("metadata") or {}).get("message_id") == message_id:
                return parts
            parts.clear()
    return None


def _part(event: dict[str, Any]) -> Json:
    """Return one message: its text, and of its data what is there."""
    data = {name: value for name, value in (event.get("data") or {}).items() if value is not None}
    return {**data, **({"text": event["text"]} if event.get("text") else {})}
