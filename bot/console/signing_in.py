"""Signing in: the password, the lock-out, the session and its two expiries. Every outcome is written down."""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.console.passwords import fits, nobody
from bot.storage.console_accounts import AccountRecord, AccountStore, AttemptRule, SessionRecord
from bot.storage.console_audit import AuditTrail, Entry

TOKEN_BYTES = 32
ATTEMPTS = AttemptRule(most=5, within=timedelta(minutes=15), locked_for=timedelta(minutes=15))
# No account can have this name.
UNKNOWN = "(unknown)"
IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=12)
CONFIRMED_FOR = timedelta(minutes=5)
TOUCH_EVERY = timedelta(minutes=1)


class LockedError(Exception):
    """Too many wrong passwords; nobody gets in for a while, not even with the right one."""


@dataclass(frozen=True, slots=True)
class Agent:
    """Who is signed in, and the token that the browser holds."""

    account: AccountRecord
    session: SessionRecord
    token: str

    @property
    def id(self) -> int:
        """The account's key."""
        return self.account.id

    @property
    def name(self) -> str:
        """The account's name."""
        return self.account.name

    @property
    def role(self) -> str:
        """What the account may do."""
        return self.account.role


class SigningIn:
    """Opens, checks and ends sessions."""

    def __init__(self, accounts: AccountStore, trail: AuditTrail, now: Callable[[], datetime]) -> None:
        self._accounts = accounts
        self._trail = trail
        self._now = now

    def sign_in(self, name: str, password: str) -> str | None:
        """Return the token of a new session, or None for a wrong name or password. LockedError while locked."""
        if not self._check(name, password):
            return None
        now, token, account = self._now(), secrets.token_urlsafe(TOKEN_BYTES), self._accounts.find(name)
        if account is None:
            return None
        self._accounts.end_idle_sessions(now - ABSOLUTE)
        self._accounts.open_session(digest_of(token), account.id, now)
        self._write(name, "sign_in")
        return token

    def confirm(self, agent: Agent, password: str) -> bool:
        """Check the password once more, before something that needs it."""
        right = self._check(agent.name, password)
        if right:
            self._accounts.touch_session(agent.session.token_hash, self._now(), confirmed=True)
            self._write(agent.name, "confirm_password")
        return right

    def agent(self, token: str) -> Agent | None:
        """Return who holds a session, unless it has expired or the account was disabled."""
        found, now = self._accounts.session(digest_of(token)), self._now()
        if found is None:
            return None
        session, account = found
        expired = now - session.last_seen_at > IDLE or now - session.created_at > ABSOLUTE
        if expired or not account.active:
            self._accounts.end_session(session.token_hash)
            return None
        if now - session.last_seen_at > TOUCH_EVERY:
            self._accounts.touch_session(session.token_hash, now)
        return Agent(account, session, token)

    def is_confirmed(self, agent: Agent) -> bool:
        """Tell whether the password was typed a moment ago."""
        return self._now() - agent.session.confirmed_at <= CONFIRMED_FOR

    def sign_out(self, agent: Agent, *, everywhere: bool = False) -> None:
        """End the session, or all sessions of the account."""
        if everywhere:
            self._accounts.end_sessions_of(agent.id)
        self._accounts.end_session(agent.session.token_hash)
        self._write(agent.name, "sign_out_everywhere" if everywhere else "sign_out")

    def leave(self, token: str) -> None:
        """End the session that a browser still held when somebody signed in with it."""
        self._accounts.end_session(digest_of(token))

    def _check(self, name: str, password: str) -> bool:
        account, now = self._accounts.find(name), self._now()
        if account is None or not account.active:
            fits(nobody(), password)
            # Not the name: a password is typed into the wrong field now and then, and the trail keeps it for ever.
            self._write(UNKNOWN, "sign_in_refused")
            return False
        attempt = self._accounts.begin_attempt(account.id, now, ATTEMPTS)
        if attempt is None:
            # As slow as any other answer.
            fits(nobody(), password)
            raise LockedError
        if fits(account.password_hash, password):
            self._accounts.forgive(account.id)
            return True
        locked = attempt >= ATTEMPTS.most
        self._write(account.name, "locked_out" if locked else "sign_in_refused")
        if locked:
            raise LockedError
        return False

    def _write(self, name: str, action: str) -> None:
        self._trail.append(Entry(at=self._now(), actor=name[:32], action=action, details={}))


def digest_of(token: str) -> str:
    """Return what is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
