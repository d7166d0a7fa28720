"""Reading Rasa's tracker: what the dialogue answered to a message that it has already taken."""

import json
from typing import Any

from sqlalchemy import inspect, text

from bot.storage.columns import Json
from bot.storage.database import Database
from bot.storage.erasure import TRACKER_TABLE

LATEST = 200
"""More events than one turn ever has."""


class TrackerReader:
    """Looks into the tracker; it never writes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def answer_to(self, conversation_id: str, message_id: str) -> list[Json] | None:
        """Return the answer as Rasa's REST channel would have given it; None if the message never arrived."""
        parts: list[Json] = []
        for event in self._newest_first(conversation_id):
            if event.get("event") == "bot":
                parts.insert(0, _part(event))
            if event.get("event") == "user":
                if (event.get("metadata") or {}).get("message_id") == message_id:
                    return parts
                parts.clear()
        return None

    def _newest_first(self, conversation_id: str) -> list[dict[str, Any]]:
        # Rasa creates its table when it starts for the first time.
        if not inspect(self._database.engine).has_table(TRACKER_TABLE):
            return []
        query = text(f"SELECT data FROM {TRACKER_TABLE} WHERE sender_id = :id ORDER BY id DESC LIMIT {LATEST}")  # noqa: S608 - constants of ours
        with self._database.session() as session:
            return [json.loads(data) for data in session.scalars(query, {"id": conversation_id})]


def _part(event: dict[str, Any]) -> Json:
    """Return one message: its text, and of its data what is there."""
    data = {name: value for name, value in (event.get("data") or {}).items() if value is not None}
    return {**data, **({"text": event["text"]} if event.get("text") else {})}
