"""The store of WeChat's deliveries: what came, who works on it, how far its answer is.

``running`` → ``ready`` → ``answered`` (as the answer to a delivery), or ``running`` → ``late`` → ``done`` (sent later,
or held for the person's next message). Every step is one conditional update, so that of two who try one succeeds,
in whatever process they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.storage.columns import Json
from bot.storage.database import Database
from bot.storage.wechat_held import TAKEN, hold
from bot.storage.wechat_people import Act, keep_act
from bot.storage.wechat_schema import WeChatDelivery, WeChatHeld

RUNNING = "running"
LATE = "late"
READY = "ready"
ANSWERED = "answered"
DONE = "done"
OPEN = (RUNNING, LATE)


@dataclass(frozen=True)
class DeliveryRecord:
    """How a delivery stands."""

    key: str
    person: str
    state: str
    lease_until: datetime
    changed_at: datetime
    sealed_request: bytes | None
    answer: Json | None


class DeliveryStore:
    """Deliveries by their key."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, key: str, owner: str, lease_until: datetime, sealed_request: bytes, act: Act) -> bool:
        """Keep a delivery and what it allows us to send; False if it is known already."""
        row = WeChatDelivery(
            key=key,
            person=act.person,
            state=RUNNING,
            owner=owner,
            lease_until=lease_until,
            received_at=act.at,
            changed_at=act.at,
            sealed_request=sealed_request,
            answer=None,
        )
        try:
            with self._database.session() as session:
                session.add(row)
                session.flush()
                keep_act(session, act)
        except IntegrityError:
            return self.find(key) is None and self.begin(key, owner, lease_until, sealed_request, act)
        return True

    def find(self, key: str) -> DeliveryRecord | None:
        """Return how a delivery stands."""
        with self._database.session() as session:
            row = session.get(WeChatDelivery, key)
            return None if row is None else _record(row)

    def take_over(self, key: str, owner: str, lease_until: datetime, now: datetime) -> bool:
        """Become the owner of work whose owner has died; False if it lives or somebody was quicker."""
        orphaned = and_(WeChatDelivery.state.in_(OPEN), WeChatDelivery.lease_until < now)
        with self._database.session() as session:
            return _step(session, key, orphaned, owner=owner, lease_until=lease_until)

    def renew(self, owner: str, keys: Sequence[str], lease_until: datetime) -> None:
        """Show that this owner still works on these."""
        mine = and_(WeChatDelivery.owner == owner, WeChatDelivery.key.in_(keys))
        with self._database.session() as session:
            session.execute(update(WeChatDelivery).where(mine).values(lease_until=lease_until))

    def mark_late(self, key: str) -> bool:
        """Note that no delivery waits any more; False if the answer has just become ready."""
        with self._database.session() as session:
            return _step(session, key, WeChatDelivery.state == RUNNING, state=LATE)

    def finish(self, key: str, owner: str, answer: Json, now: datetime) -> bool:
        """Store the answer for a delivery that waits; False if none does (any more), or the work is not ours."""
        mine = and_(WeChatDelivery.owner == owner, WeChatDelivery.state == RUNNING)
        with self._database.session() as session:
            ready = _step(session, key, mine, state=READY, answer=answer, sealed_request=None, changed_at=now)
            if ready:
                _drop_taken(session, key)
            return ready

    def finish_late(self, key: str, owner: str, contents: Sequence[Json], now: datetime) -> bool:
        """Hold the answer of work for which no delivery waits; False if the work is not ours (any more)."""
        mine = and_(WeChatDelivery.owner == owner, WeChatDelivery.state == LATE)
        with self._database.session() as session:
            done = _step(session, key, mine, state=DONE, sealed_request=None, changed_at=now)
            if done:
                _drop_taken(session, key)
                hold(session, _person_of(session, key), contents, now)
            return done

    def answer(self, key: str, contents: Sequence[Json], now: datetime) -> bool:
        """Take the ready answer for the delivery received at ``now``; what it has no room for is held."""
        with self._database.session() as session:
            taken = _step(session, key, WeChatDelivery.state == READY, state=ANSWERED, changed_at=now)
            if taken:
                hold(session, _person_of(session, key), contents, now)
            return taken

    def give_up_waiting(self, key: str, contents: Sequence[Json], now: datetime) -> bool:
        """Hold a ready answer that no delivery came to fetch."""
        with self._database.session() as session:
            taken = _step(session, key, WeChatDelivery.state == READY, state=DONE, changed_at=now, answer=None)
            if taken:
                hold(session, _person_of(session, key), contents, now)
            return taken

    def orphans(self, now: datetime, ready_before: datetime) -> list[DeliveryRecord]:
        """Return the work of owners that died, and the answers that nobody fetched."""
        orphaned = and_(WeChatDelivery.state.in_(OPEN), WeChatDelivery.lease_until < now)
        forgotten = and_(WeChatDelivery.state == READY, WeChatDelivery.changed_at < ready_before)
        query = select(WeChatDelivery).where(or_(orphaned, forgotten)).order_by(WeChatDelivery.received_at)
        with self._database.session() as session:
            return [_record(row) for row in session.scalars(query)]

    def purge(self, before: datetime) -> None:
        """Forget deliveries that can no longer be repeated."""
        with self._database.session() as session:
            session.execute(delete(WeChatDelivery).where(WeChatDelivery.received_at < before))


def _step(session: Session, key: str, condition: ColumnElement[bool], **values: object) -> bool:
    statement = update(WeChatDelivery).where(WeChatDelivery.key == key, condition).values(**values)
    # An UPDATE always reports how many rows it changed.
    return bool(getattr(session.execute(statement), "rowcount", 0))


def _person_of(session: Session, key: str) -> str:
    return session.scalars(select(WeChatDelivery.person).where(WeChatDelivery.key == key)).one()


def _drop_taken(session: Session, key: str) -> None:
    """Forget what was handed over inside this answer."""
    taken = and_(WeChatHeld.person == _person_of(session, key), WeChatHeld.state == TAKEN)
    session.execute(delete(WeChatHeld).where(taken))


def _record(row: WeChatDelivery) -> DeliveryRecord:
    return DeliveryRecord(
        row.key, row.person, row.state, row.lease_until, row.changed_at, row.sealed_request, row.answer
    )
