"""The store of accounts and of the sessions opened with them."""

from dataclasses import dataclass, fields
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from bot.storage.console_schema import ConsoleAccount, ConsoleSession
from bot.storage.database import Database


@dataclass(frozen=True, slots=True)
class AccountRecord:
    """Somebody who may sign in, and how their last attempts went."""

    id: int
    name: str
    role: str
    password_hash: str
    active: bool
    failures: int
    failing_since: datetime | None
    locked_until: datetime | None
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptRule:
    """After how many wrong passwords within which time nobody gets in, and for how long."""

    most: int
    within: timedelta
    locked_for: timedelta


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """A signed-in browser."""

    token_hash: str
    account_id: int
    created_at: datetime
    last_seen_at: datetime
    confirmed_at: datetime


def _account_of(row: ConsoleAccount) -> AccountRecord:
    return AccountRecord(**{field.name: getattr(row, field.name) for field in fields(AccountRecord)})


def _session_of(row: ConsoleSession) -> SessionRecord:
    return SessionRecord(**{field.name: getattr(row, field.name) for field in fields(SessionRecord)})


class AccountStore:
    """Accounts by name, sessions by the digest of their token."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, name: str, role: str, password_hash: str, now: datetime) -> bool:
        """Make an account; False where the name is taken."""
        row = ConsoleAccount(name=name, role=role, password_hash=password_hash, active=True, failures=0, created_at=now)
        try:
            with self._database.session() as session:
                session.add(row)
        except IntegrityError:
            return False
        return True

    def all(self) -> list[AccountRecord]:
        """Return every account by name."""
        with self._database.session() as session:
            return [_account_of(row) for row in session.scalars(select(ConsoleAccount).order_by(ConsoleAccount.name))]

    def find(self, name: str) -> AccountRecord | None:
        """Return an account, or None where there is none."""
        with self._database.session() as session:
            row = session.scalars(select(ConsoleAccount).where(ConsoleAccount.name == name)).one_or_none()
            return None if row is None else _account_of(row)

    def change(self, name: str, *, active: bool | None = None, password_hash: str | None = None) -> bool:
        """Enable, disable or give a new password; every session of the account ends. False: no such account."""
        with self._database.session() as session:
            row = session.scalars(select(ConsoleAccount).where(ConsoleAccount.name == name)).one_or_none()
            if row is None:
                return False
            row.active = row.active if active is None else active
            row.password_hash = password_hash or row.password_hash
            row.failures, row.failing_since, row.locked_until = 0, None, None
            session.execute(delete(ConsoleSession).where(ConsoleSession.account_id == row.id))
        return True

    def begin_attempt(self, account_id: int, now: datetime, rule: AttemptRule) -> int | None:
        """Count an attempt as failed before its outcome is known, and return its number; None while locked.

        Counted first, many attempts at the same instant are as many as one after the other.
        """
        with self._database.session() as session:
            # An UPDATE takes the lock on the row in every database; what is read after it is what others left.
            session.execute(update(ConsoleAccount).where(ConsoleAccount.id == account_id).values(id=account_id))
            row = session.get_one(ConsoleAccount, account_id, populate_existing=True)
            if row.locked_until is not None and now < row.locked_until:
                return None
            recent = row.failing_since is not None and now - row.failing_since <= rule.within
            row.failures, row.failing_since = (row.failures + 1, row.failing_since) if recent else (1, now)
            row.locked_until = now + rule.locked_for if row.failures >= rule.most else None
            return row.failures

    def forgive(self, account_id: int) -> None:
        """Forget the attempts before: the last one was right."""
        with self._database.session() as session:
            row = session.get_one(ConsoleAccount, account_id)
            row.failures, row.failing_since, row.locked_until = 0, None, None

    def end_sessions_of(self, account_id: int) -> None:
        """Forget every session of an account."""
        with self._database.session() as session:
            session.execute(delete(ConsoleSession).where(ConsoleSession.account_id == account_id))

    def open_session(self, token_hash: str, account_id: int, now: datetime) -> None:
        """Begin a session."""
        row = ConsoleSession(
            token_hash=token_hash, account_id=account_id, created_at=now, last_seen_at=now, confirmed_at=now
        )
        with self._database.session() as session:
            session.add(row)

    def session(self, token_hash: str) -> tuple[SessionRecord, AccountRecord] | None:
        """Return a session with its account."""
        with self._database.session() as session:
            row = session.get(ConsoleSession, token_hash)
            if row is None:
                return None
            return _session_of(row), _account_of(session.get_one(ConsoleAccount, row.account_id))

    def touch_session(self, token_hash: str, now: datetime, *, confirmed: bool = False) -> None:
        """Note that the agent was here, and whether the password was typed again."""
        with self._database.session() as session:
            row = session.get(ConsoleSession, token_hash)
            if row is not None:
                row.last_seen_at = now
                row.confirmed_at = now if confirmed else row.confirmed_at

    def end_session(self, token_hash: str) -> None:
        """Forget a session."""
        with self._database.session() as session:
            session.execute(delete(ConsoleSession).where(ConsoleSession.token_hash == token_hash))

    def end_idle_sessions(self, before: datetime) -> None:
        """Forget sessions that nobody used since then."""
        with self._database.session() as session:
            session.execute(delete(ConsoleSession).where(ConsoleSession.last_seen_at < before))
