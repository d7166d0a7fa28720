"""Everything that the console's pages use, wired once per application."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from fastapi import Request

import policy_rules
from bot.console.attempts import Attempts
from bot.console.signing_in import SigningIn
from bot.storage.console_accounts import AccountStore
from bot.storage.console_audit import AuditTrail
from bot.storage.console_cases import ConsoleCaseStore
from bot.storage.console_lookups import LookupStore
from bot.storage.conversations import ConversationStore
from bot.storage.database import Database
from bot.storage.decisions import DecisionStore
from bot.storage.turns import TurnStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The parts of one running console."""

    policy_now: Callable[[], policy_rules.Policy]
    secret: str
    today: Callable[[], date]
    now: Callable[[], datetime]
    attempts: Attempts
    signing_in: SigningIn
    accounts: AccountStore
    cases: ConsoleCaseStore
    lookups: LookupStore
    trail: AuditTrail
    conversations: ConversationStore
    decisions: DecisionStore
    turns: TurnStore
    find_conversation: Callable[[str], str | None]

    @property
    def policy(self) -> policy_rules.Policy:
        """The policy in force here; another one after a reload of the content."""
        return self.policy_now()


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the application around the console brings along."""

    database: Database
    policy_now: Callable[[], policy_rules.Policy]
    secret: str
    limited: bool
    redis_url: str | None
    today: Callable[[], date]
    now: Callable[[], datetime]
    # From what an agent typed as a case code to the conversation behind it.
    find_conversation: Callable[[str], str | None]


def make_desk(around: Surroundings) -> Desk:
    """Wire the parts; nothing is connected yet."""
    database, accounts = around.database, AccountStore(around.database)
    trail = AuditTrail(database, around.secret)
    return Desk(
        policy_now=around.policy_now,
        secret=around.secret,
        today=around.today,
        now=around.now,
        attempts=Attempts(around.redis_url, enabled=around.limited),
        signing_in=SigningIn(accounts, trail, around.now),
        accounts=accounts,
        cases=ConsoleCaseStore(database),
        lookups=LookupStore(database),
        trail=trail,
        conversations=ConversationStore(database),
        decisions=DecisionStore(database),
        turns=TurnStore(database),
        find_conversation=around.find_conversation,
    )


def desk_of(request: Request) -> Desk:
    """Return the desk of the application that a request came to."""
    desk = request.app.state.console
    assert isinstance(desk, Desk)  # noqa: S101 - set when the console was mounted
    return desk
