"""The store of WeChat's followers: sealed openids and what may still be sent; and its end, erasure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bot.storage.database import Database
from bot.storage.wechat_schema import WeChatDelivery, WeChatGrant, WeChatHandover, WeChatHeld, WeChatPerson

OWNED = (WeChatPerson, WeChatGrant, WeChatHeld, WeChatHandover)


@dataclass(frozen=True)
class Act:
    """Something a person did: how to reach them since, and the kind of act (None: it allows nothing)."""

    person: str
    sealed_openid: bytes
    kept_until: datetime
    trigger: str | None
    at: datetime


@dataclass(frozen=True)
class GrantRecord:
    """The latest act of one kind, and the messages sent on it."""

    trigger: str
    at: datetime
    spent: int


Pick = Callable[[Sequence[GrantRecord]], str | None]


def keep_act(session: Session, act: Act) -> None:
    """Keep how to reach the person, and begin the grant anew."""
    session.merge(WeChatPerson(person=act.person, sealed_openid=act.sealed_openid, kept_until=act.kept_until))
    if act.trigger:
        session.merge(WeChatGrant(person=act.person, trigger=act.trigger, at=act.at, spent=0))


class PeopleStore:
    """Followers by their pseudonym."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def grants(self, person: str) -> list[GrantRecord]:
        """Return what a person allowed us to send."""
        with self._database.session() as session:
            return grants_of(session, person)

    def give_back(self, person: str, trigger: str) -> None:
        """Return a message that WeChat did not send."""
        row = (WeChatGrant.person == person, WeChatGrant.trigger == trigger, WeChatGrant.spent > 0)
        with self._database.session() as session:
            session.execute(update(WeChatGrant).where(*row).values(spent=WeChatGrant.spent - 1))

    def exhaust(self, person: str) -> None:
        """Note that WeChat lets nothing more through to this person, whatever we counted."""
        with self._database.session() as session:
            session.execute(delete(WeChatGrant).where(WeChatGrant.person == person))

    def opened_pages(self, person: str) -> list[str]:
        """Return the conversations that were opened with this person's hand-over tokens."""
        query = select(WeChatHandover.opened).where(WeChatHandover.person == person, WeChatHandover.opened.is_not(None))
        with self._database.session() as session:
            return [opened for opened in session.scalars(query) if opened]

    def erase(self, person: str) -> None:
        """Delete all of a person; of their deliveries only the keys stay, which name nobody."""
        with self._database.session() as session:
            for table in OWNED:
                session.execute(delete(table).where(table.person == person))
            nameless = {"person": "", "state": "done", "answer": None, "sealed_request": None}
            session.execute(update(WeChatDelivery).where(WeChatDelivery.person == person).values(**nameless))

    def purge(self, now: datetime) -> None:
        """Forget openids whose time is over, and the grants with them."""
        with self._database.session() as session:
            over = select(WeChatPerson.person).where(WeChatPerson.kept_until <= now)
            session.execute(delete(WeChatGrant).where(WeChatGrant.person.in_(over)))
            session.execute(delete(WeChatPerson).where(WeChatPerson.kept_until <= now))


def grants_of(session: Session, person: str) -> list[GrantRecord]:
    """Return what a person allowed us to send."""
    query = select(WeChatGrant).where(WeChatGrant.person == person).order_by(WeChatGrant.trigger)
    return [GrantRecord(row.trigger, row.at, row.spent) for row in session.scalars(query)]


def sealed_openid(session: Session, person: str, now: datetime) -> bytes | None:
    """Return the sealed openid, as long as it may be kept."""
    row = session.get(WeChatPerson, person)
    return row.sealed_openid if row is not None and row.kept_until > now else None


def spend(session: Session, person: str, grant: GrantRecord) -> bool:
    """Take one message from a grant; False if it is not any more what it was."""
    unchanged = (
        WeChatGrant.person == person,
        WeChatGrant.trigger == grant.trigger,
        WeChatGrant.at == grant.at,
        WeChatGrant.spent == grant.spent,
    )
    statement = update(WeChatGrant).where(*unchanged).values(spent=grant.spent + 1)
    return bool(getattr(session.execute(statement), "rowcount", 0))
