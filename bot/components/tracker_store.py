"""Rasa's conversations in a SQL database that several Rasa servers share, through SQLAlchemy 2.

Rasa's own store builds its address with a call that SQLAlchemy 2 no longer has, finds the end of a session by the clock
(those of two servers differ), gives up when the database restarts, and lets two servers store over each other. Here a
tracker is only stored behind exactly what it was read from; whoever comes second is told, and nothing of it is stored.
"""

import asyncio
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any, TypeVar

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SessionStarted
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session, sessionmaker

from bot.storage.database import make_engine
from bot.storage.location import LocationError, tracker_url
from bot.storage.recovery import PAUSES, is_passing
from bot.storage.tables import TRACKER
from bot.storage.tracker import answer_in
from bot.storage.tracker_table import lock_sender, prepare

Result = TypeVar("Result")
Row = dict[str, Any]
# One that works, and one that is opened while the first is found to be dead.
CONNECTIONS = 2
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
        TrackerStore.__init__(self, domain, event_broker)

    @contextmanager
    def session_scope(self) -> Iterator[Session]:
        """Open a session; nothing is stored without a commit."""
        with self.sessionmaker() as session:
            yield session

    async def answer_to(self, sender_id: str, message_id: str) -> list[Row] | None:
        """Return what was answered to a message that is stored; None if it is not."""
        return await self._patiently(lambda session: answer_in(session, sender_id, message_id))

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Store what is new since the tracker was read.

        Raises:
            ConflictError: something else was stored since.
        """
        await self.stream_events(tracker)
        last, count = getattr(tracker, KEPT, (0, 0))
        rows = [_row(tracker.sender_id, event) for event in islice(tracker.events, count, None)]
        if rows:
            last = await self._patiently(lambda session: _append(session, tracker.sender_id, last, rows))
        setattr(tracker, KEPT, (last, len(tracker.events)))

    async def _retrieve(self, sender_id: str, fetch_events_from_all_sessions: bool) -> DialogueStateTracker | None:  # noqa: FBT001 - Rasa's own signature
        found = await self._patiently(lambda session: _events(session, sender_id, whole=fetch_events_from_all_sessions))
        if not self.domain or not found:
            return None
        events = [json.loads(data) for _, data in found]
        tracker = DialogueStateTracker.from_dict(sender_id, events, self.domain.slots)
        setattr(tracker, KEPT, (found[-1][0], len(tracker.events)))
        return tracker

    async def _patiently(self, work: Callable[[Session], Result]) -> Result:
        """Run one transaction, again until the database is back: its restart must not cost a conversation."""
        for pause in PAUSES:
            try:
                return self._once(work)
            except DBAPIError as error:
                if not is_passing(error):
                    raise
            await asyncio.sleep(pause)
        return self._once(work)

    def _once(self, work: Callable[[Session], Result]) -> Result:
        with self.session_scope() as session:
            result = work(session)
            session.commit()
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


def _events(session: Session, sender_id: str, *, whole: bool) -> list[tuple[int, str]]:
    """Return keys and contents of events, from the start of the last session on, or all."""
    mine = TRACKER.c.sender_id == sender_id
    query = sa.select(TRACKER.c.id, TRACKER.c.data).where(mine).order_by(TRACKER.c.id)
    if not whole:
        starts = sa.select(sa.func.max(TRACKER.c.id)).where(mine, TRACKER.c.type_name == SessionStarted.type_name)
        query = query.where(TRACKER.c.id >= sa.func.coalesce(starts.scalar_subquery(), 0))
    return [(row.id, row.data) for row in session.execute(query)]


def _append(session: Session, sender_id: str, last: int, rows: list[Row]) -> int:
    """Store rows right behind the event that was the last one, and return the key of the new last one."""
    lock_sender(session.connection(), sender_id)
    if _newest(session, sender_id) == last:
        _insert(session, rows)
    elif _behind(session, sender_id, last) != [row["data"] for row in rows]:
        message = "another server stored events of this conversation, or it was deleted"
        raise ConflictError(message)
    # Else they are there already: the connection broke between the commit and its confirmation.
    return _newest(session, sender_id)


def _newest(session: Session, sender_id: str) -> int:
    return session.scalar(sa.select(sa.func.max(TRACKER.c.id)).where(TRACKER.c.sender_id == sender_id)) or 0


def _behind(session: Session, sender_id: str, last: int) -> list[str | None]:
    query = sa.select(TRACKER.c.data).where(TRACKER.c.sender_id == sender_id, TRACKER.c.id > last)
    return list(session.scalars(query.order_by(TRACKER.c.id)))


def _insert(session: Session, rows: list[Row]) -> None:
    try:
        session.execute(sa.insert(TRACKER), rows)
    except IntegrityError:
        message = "another server has taken this message"
        raise ConflictError(message) from None
