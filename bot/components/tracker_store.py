"""Rasa's conversations in a SQL database that several Rasa servers share, through SQLAlchemy 2.

Rasa's own store builds its address with a call that SQLAlchemy 2 no longer has, finds the end of a session by the clock
(those of two servers differ), gives up when the database restarts, and lets two servers store over each other. Here a
tracker is only stored behind exactly what it was read from; whoever comes second is told, and nothing of it is stored.
Of a long conversation only its end is read, and what still counts of the rest (`condensed.py`).
"""

import asyncio
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, TypeVar

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session, sessionmaker

from bot.components.condensed import condensed
from bot.storage.database import make_engine
from bot.storage.location import LocationError, tracker_url
from bot.storage.recovery import PAUSES, is_passing
from bot.storage.tables import TRACKER
from bot.storage.tracker import answer_in
from bot.storage.tracker_table import holds_message, lock_sender, prepare

Result = TypeVar("Result")
Row = dict[str, Any]
# One that works, and one that is opened while the first is found to be dead.
CONNECTIONS = 2
# Made once: SQLAlchemy thinks about a statement for longer than the database does.
_ALL = sa.text("SELECT id, type_name, action_name, data FROM events WHERE sender_id = :sender ORDER BY id")
_OF_SESSION = sa.text(
    "SELECT id, type_name, action_name, data FROM events WHERE sender_id = :sender AND id >= coalesce((SELECT max(id)"
    " FROM events WHERE sender_id = :sender AND type_name = 'session_started'), 0) ORDER BY id"
)
_BEHIND = sa.text("SELECT data FROM events WHERE sender_id = :sender AND id > :last ORDER BY id")
_NEWEST = sa.text("SELECT max(id) FROM events WHERE sender_id = :sender")
_INSERT = sa.insert(TRACKER)
KEPT = "_kept"
"""Under this name a tracker remembers how much of it is stored: the last event's key, and how many events."""


class ConflictError(Exception):
    """Another server stored something in this conversation meanwhile; nothing was stored. Try again from the start."""


class DatabaseTrackerStore(SQLTrackerStore):
    """Keeps conversations in the database whose address stands in ``endpoints.yml``."""

    def __init__(
        self, domain: Domain | None = None, host: str | None = None, event_broker: EventBroker | None = None
    ) -> None:
        """Open the database at ``host``, a complete SQLAlchemy address; what is missing in it is created."""
        try:
            address = tracker_url({"RASA_TRACKER_DB": host or "none"})
        except LocationError:
            message = f"The tracker store needs a database address like sqlite:///file.db, not {host!r}"
            raise ValueError(message) from None
        self.engine = make_engine(address, CONNECTIONS)
        prepare(self.engine)
        self.sessionmaker = sessionmaker(bind=self.engine)
        self._read: tuple[str, Sequence[sa.Row[Any]]] | None = None
        TrackerStore.__init__(self, domain, event_broker)

    @contextmanager
    def session_scope(self) -> Iterator[Session]:
        """Open a session; nothing is stored without a commit."""
        with self.sessionmaker() as session:
            yield session

    async def answer_to(self, sender_id: str, message_id: str) -> list[Row] | None:
        """Return what was answered to a message that is stored; None if it is not.

        Of a new message the conversation is read at once: the one who asks is about to want it.
        """
        answer, events = await self._patiently(lambda connection: _answer_or_events(connection, sender_id, message_id))
        self._read = None if events is None else (sender_id, events)
        return answer

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Store what is new since the tracker was read.

        Raises:
            ConflictError: something else was stored since.
        """
        await self.stream_events(tracker)
        last, count = getattr(tracker, KEPT, (0, 0))
        rows = [_row(tracker.sender_id, event) for event in islice(tracker.events, count, None)]
        if rows:
            last = await self._patiently(lambda connection: _append(connection, tracker.sender_id, last, rows))
        setattr(tracker, KEPT, (last, len(tracker.events)))

    async def _retrieve(self, sender_id: str, fetch_events_from_all_sessions: bool) -> DialogueStateTracker | None:  # noqa: FBT001 - Rasa's own signature
        whole = fetch_events_from_all_sessions
        read, self._read = self._read, None
        if read is not None and read[0] == sender_id and not whole:
            found = read[1]
        else:
            found = await self._patiently(lambda connection: _events(connection, sender_id, whole=whole))
        if not self.domain or not found:
            return None
        needed = found if whole or self.domain.slot_states else condensed(found)
        events = [json.loads(row.data) for row in needed]
        tracker = DialogueStateTracker.from_dict(sender_id, events, self.domain.slots)
        setattr(tracker, KEPT, (found[-1].id, len(tracker.events)))
        return tracker

    async def _patiently(self, work: Callable[[Connection], Result]) -> Result:
        """Run one transaction, again until the database is back: its restart must not cost a conversation."""
        for pause in PAUSES:
            try:
                return self._once(work)
            except DBAPIError as error:
                if not is_passing(error):
                    raise
            await asyncio.sleep(pause)
        return self._once(work)

    def _once(self, work: Callable[[Connection], Result]) -> Result:
        with self.engine.connect() as connection:
            result = work(connection)
            connection.commit()
            return result


def _row(sender_id: str, event: Event) -> Row:
    data = event.as_dict()
    return {
        "sender_id": sender_id,
        "type_name": event.type_name,
        "timestamp": data.get("timestamp"),
        "intent_name": data.get("parse_data", {}).get("intent", {}).get("name"),
        "action_name": data.get("name"),
        "data": json.dumps(data),
    }


def _answer_or_events(
    connection: Connection, sender_id: str, message_id: str
) -> tuple[list[Row] | None, Sequence[sa.Row[Any]] | None]:
    if not holds_message(connection, sender_id, message_id):
        return None, _events(connection, sender_id, whole=False)
    with Session(connection) as session:
        return answer_in(session, sender_id, message_id), None


def _events(connection: Connection, sender_id: str, *, whole: bool) -> Sequence[sa.Row[Any]]:
    """Return events in their order, from the start of the last session on, or all."""
    return connection.execute(_ALL if whole else _OF_SESSION, {"sender": sender_id}).all()


def _append(connection: Connection, sender_id: str, last: int, rows: list[Row]) -> int:
    """Store rows right behind the event that was the last one, and return the key of the new last one."""
    lock_sender(connection, sender_id)
    if _newest(connection, sender_id) == last:
        _insert(connection, rows)
    elif [row.data for row in connection.execute(_BEHIND, {"sender": sender_id, "last": last})] != [
        row["data"] for row in rows
    ]:
        message = "another server stored events of this conversation, or it was deleted"
        raise ConflictError(message)
    # Else they are there already: the connection broke between the commit and its confirmation.
    return _newest(connection, sender_id)


def _newest(connection: Connection, sender_id: str) -> int:
    return connection.execute(_NEWEST, {"sender": sender_id}).scalar() or 0


def _insert(connection: Connection, rows: list[Row]) -> None:
    try:
        connection.execute(_INSERT, rows)
    except IntegrityError:
        message = "another server has taken this message"
        raise ConflictError(message) from None
