"""The store of WeChat's deliveries: what came, who works on it, how far its answer is.

``running`` → ``ready`` → ``leaving`` → ``answered`` (as the answer to a delivery: what has to follow it is held only
when it has left), or ``running`` → ``late`` → ``done`` (sent later, or held for the person's next message). Every step
is one conditional update, so that of two who try one succeeds, in whatever process they are.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.storage.columns import Json
from bot.storage.database import Database
from bot.storage.wechat_held import TAKEN, hold
from bot.storage.wechat_people import Act, GrantRecord, grants_of, keep_act
from bot.storage.wechat_schema import WeChatDelivery, WeChatHeld

RUNNING = "running"
LATE = "late"
READY = "ready"
LEAVING = "leaving"
ANSWERED = "answered"
DONE = "done"
OPEN = (RUNNING, LATE)
Wording = Callable[[Json, Sequence[GrantRecord]], Json]
"""Makes of a stored answer, and of what may still be sent, the answer with its ``reply`` and the ``rest``."""


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
        mine = and_(WeChatDelivery.owner == owner, WeChatDelivery.state.in_(OPEN))
        with self._database.session() as session:
            done = _step(session, key, mine, state=DONE, sealed_request=None, changed_at=now)
            if done:
                _drop_taken(session, key)
                hold(session, _person_of(session, key), contents, now)
            return done

    def take(self, key: str, now: datetime, wording: Wording) -> Json | None:
        """Return the ready answer, now in words and taken for the delivery received at ``now``; None if it is not."""
        with self._database.session() as session:
            row = session.get(WeChatDelivery, key)
            if row is None or row.state != READY or row.answer is None:
                return None
            worded = wording(row.answer, grants_of(session, row.person))
            ready = WeChatDelivery.state == READY
            state = LEAVING if worded["rest"] or worded["last"] else ANSWERED
            return worded if _step(session, key, ready, state=state, answer=worded, changed_at=now) else None

    def taken(self, key: str, since: datetime, until: datetime) -> Json | None:
        """Return the answer that was taken for a delivery received in between; None if there is none."""
        then = (WeChatDelivery.changed_at >= since, WeChatDelivery.changed_at <= until)
        query = select(WeChatDelivery.answer).where(
            WeChatDelivery.key == key, WeChatDelivery.state.in_((LEAVING, ANSWERED)), *then
        )
        with self._database.session() as session:
            return session.scalars(query).one_or_none()

    def left(self, key: str, now: datetime) -> bool:
        """Note that a reply has left, and hold what has to follow it; False if somebody did so before."""
        with self._database.session() as session:
            return _leave(session, key, now)

    def left_with(self, person: str, now: datetime) -> None:
        """Note that the replies to a person have left: who writes again has read them."""
        leaving = select(WeChatDelivery.key).where(WeChatDelivery.person == person, WeChatDelivery.state == LEAVING)
        with self._database.session() as session:
            for key in session.scalars(leaving.order_by(WeChatDelivery.received_at)).all():
                _leave(session, key, now)

    def put_back(self, key: str) -> bool:
        """Note that a reply came too late to leave; its answer is ready as before."""
        with self._database.session() as session:
            return _step(session, key, WeChatDelivery.state.in_((LEAVING, ANSWERED)), state=READY)

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
        waiting = WeChatDelivery.state.in_((READY, LEAVING))
        forgotten = and_(waiting, WeChatDelivery.changed_at < ready_before)
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


def _leave(session: Session, key: str, now: datetime) -> bool:
    answer = session.scalars(select(WeChatDelivery.answer).where(WeChatDelivery.key == key)).one_or_none()
    left = _step(session, key, WeChatDelivery.state == LEAVING, state=ANSWERED)
    if left and answer is not None:
        hold(session, _person_of(session, key), answer["rest"], now)
    return left


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
