"""The table of Rasa's events, made before Rasa would make it, with the promise that a message is taken once."""

import logging

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import IntegrityError

from bot.storage.recovery import patiently
from bot.storage.tables import TRACKER

logger = logging.getLogger("bot.tracker")
# Any number, but always the same: servers that start together take turns.
_POSTGRESQL_LOCK = 442_2026
_MESSAGE_ID = {
    "postgresql": "((data::json -> 'metadata' ->> 'message_id'))",
    "sqlite": "json_extract(data, '$.metadata.message_id')",
}
_TAKEN = {
    "postgresql": text(
        "SELECT 1 FROM events WHERE sender_id = :sender AND type_name = 'user'"
        " AND (data::json -> 'metadata' ->> 'message_id') = :id"
    ),
    "sqlite": text(
        "SELECT 1 FROM events WHERE sender_id = :sender AND type_name = 'user'"
        " AND json_extract(data, '$.metadata.message_id') = :id"
    ),
}


def prepare(engine: Engine) -> None:
    """Make the table and its index where they are missing."""
    patiently(lambda: _prepare(engine))


def _prepare(engine: Engine) -> None:
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _POSTGRESQL_LOCK})
        TRACKER.create(connection, checkfirst=True)
        try:
            with connection.begin_nested():
                _promise(connection)
        except IntegrityError:
            # Older versions could take a message twice; what they left behind keeps its old ways.
            logger.warning("the tracker holds messages that were taken twice; they are no longer prevented")


def _promise(connection: Connection) -> None:
    """Whatever becomes of locks and servers: the database refuses a message that it holds already."""
    message_id = _MESSAGE_ID[connection.dialect.name]
    connection.execute(
        text(
            f"CREATE UNIQUE INDEX IF NOT EXISTS events_take_a_message_once "
            f"ON {TRACKER.name} (sender_id, {message_id}) WHERE type_name = 'user'"
        )
    )


def holds_message(connection: Connection, sender_id: str, message_id: str) -> bool:
    """Tell whether a message was taken, by the index that promises it once."""
    found = connection.execute(_TAKEN[connection.dialect.name], {"sender": sender_id, "id": message_id})
    return found.first() is not None


def lock_sender(connection: Connection, sender_id: str) -> None:
    """Keep other servers from storing events of this conversation until the transaction ends."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(hashtextextended(:id, 442))"), {"id": sender_id})
    else:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
