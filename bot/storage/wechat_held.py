"""The store of what is still to be said to a follower.

``waiting`` → sent and deleted; ``sending`` while WeChat is asked, and for ever if nobody can tell whether it arrived:
such a text is never sent again by itself. ``taken``: handed over inside the answer to the person's next message.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, delete, or_, select, update
from sqlalchemy.orm import Session

from bot.storage.columns import Json
from bot.storage.database import Database
from bot.storage.wechat_people import Pick, grants_of, sealed_openid, spend
from bot.storage.wechat_schema import WeChatHeld

WAITING = "waiting"
SENDING = "sending"
TAKEN = "taken"


@dataclass(frozen=True)
class Sending:
    """One thing that is being sent: to whom, and on which grant."""

    id: int
    content: Json
    sealed_openid: bytes
    trigger: str


def hold(session: Session, person: str, contents: Sequence[Json], now: datetime) -> None:
    """Keep things to be said, in their order."""
    for content in contents:
        session.add(WeChatHeld(person=person, state=WAITING, content=content, created_at=now))
        session.flush()


class HeldStore:
    """Things to be said, by person."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def next_to_send(self, person: str, now: datetime, pick: Pick) -> Sending | None:
        """Return the first thing that waits, marked as being sent and paid for with the grant that ``pick`` names.

        None if nothing waits, the person cannot be reached any more, or ``pick`` names none. All in one step: what is
        marked may have reached the person, so it must be for no longer than the sending itself takes.
        """
        while True:
            with self._database.session() as session:
                row = session.scalars(_waiting(person)).one_or_none()
                sealed = sealed_openid(session, person, now)
                grants = {grant.trigger: grant for grant in grants_of(session, person)}
                chosen = pick(list(grants.values()))
                if row is None or sealed is None or chosen is None:
                    return None
                claim = update(WeChatHeld).where(WeChatHeld.id == row.id, WeChatHeld.state == WAITING)
                paid = spend(session, person, grants[chosen])
                if paid and bool(getattr(session.execute(claim.values(state=SENDING)), "rowcount", 0)):
                    return Sending(row.id, row.content, sealed, chosen)
                # Somebody else was quicker with the one or the other.
                session.rollback()

    def sent(self, held_id: int) -> None:
        """Forget what has been said."""
        with self._database.session() as session:
            session.execute(delete(WeChatHeld).where(WeChatHeld.id == held_id))

    def wait_again(self, held_id: int, content: Json) -> None:
        """Keep what was certainly not sent, perhaps in another form."""
        row = (WeChatHeld.id == held_id, WeChatHeld.state == SENDING)
        with self._database.session() as session:
            session.execute(update(WeChatHeld).where(*row).values(state=WAITING, content=content))

    def take(self, person: str, unclear_before: datetime | None) -> list[Json]:
        """Return what is held, to be handed over with the answer that is being made.

        With ``unclear_before``, also what was being sent before that moment and may never have arrived.
        """
        wanted: ColumnElement[bool] = WeChatHeld.state.in_((WAITING, TAKEN))
        if unclear_before is not None:
            wanted = or_(wanted, and_(WeChatHeld.state == SENDING, WeChatHeld.created_at < unclear_before))
        taken = (WeChatHeld.person == person, WeChatHeld.state == TAKEN)
        with self._database.session() as session:
            # Mostly there is nothing, and reading keeps nobody waiting.
            if session.scalars(select(WeChatHeld.id).where(WeChatHeld.person == person).limit(1)).first() is None:
                return []
            session.execute(update(WeChatHeld).where(WeChatHeld.person == person, wanted).values(state=TAKEN))
            return [row.content for row in session.scalars(select(WeChatHeld).where(*taken).order_by(WeChatHeld.id))]

    def people(self, since: datetime) -> list[str]:
        """Return who has something waiting that is young enough to be worth sending."""
        fresh = (WeChatHeld.state == WAITING, WeChatHeld.created_at >= since)
        query = select(WeChatHeld.person).where(*fresh).distinct().order_by(WeChatHeld.person)
        with self._database.session() as session:
            return list(session.scalars(query))

    def purge(self, before: datetime) -> None:
        """Forget what nobody came for."""
        with self._database.session() as session:
            session.execute(delete(WeChatHeld).where(WeChatHeld.created_at < before))


def _waiting(person: str) -> Select[tuple[WeChatHeld]]:
    mine = (WeChatHeld.person == person, WeChatHeld.state == WAITING)
    return select(WeChatHeld).where(*mine).order_by(WeChatHeld.id).limit(1)
