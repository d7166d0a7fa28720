"""The store of what statistics are made of: calls, and words that were not understood."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from bot.storage.console_schema import ConsoleAccount, ConsoleLookup, ConsoleUnread
from bot.storage.database import Database

WORD_LENGTH = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class LookupRecord:
    """One call of one agent."""

    call: str
    agent: str
    day: date
    started_at: datetime
    decided_at: datetime
    outcome: str
    policy_version: str
    blockers: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class UnreadRecord:
    """A word that was not understood."""

    agent: str
    day: date
    kind: str
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """One decision within a call."""

    call: str
    account_id: int
    day: date
    at: datetime
    outcome: str
    policy_version: str
    digest: str
    blockers: Sequence[Any]


class LookupStore:
    """Calls and words, per agent and day."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, looked: Looked) -> bool:
        """Keep the latest decision of a call; False where nothing changed since the last one."""
        with self._database.session() as session:
            row = session.get(ConsoleLookup, looked.call)
            if row is not None and (row.digest == looked.digest or row.account_id != looked.account_id):
                return False
            if row is None:
                row = ConsoleLookup(
                    call=looked.call, account_id=looked.account_id, day=looked.day, started_at=looked.at
                )
                session.add(row)
            row.decided_at = looked.at
            row.outcome = looked.outcome
            row.policy_version = looked.policy_version
            row.digest = looked.digest
            row.blockers = list(looked.blockers)
        return True

    def note_unread(self, account_id: int, day: date, kind: str, words: Sequence[str]) -> None:
        """Keep words (already redacted) for the to-do list of the lexicon."""
        with self._database.session() as session:
            for word in words:
                session.add(ConsoleUnread(account_id=account_id, day=day, kind=kind, word=word[:WORD_LENGTH]))

    def calls(self, first: date, last: date, agent: str | None = None) -> list[LookupRecord]:
        """Return the calls of some days, of one agent or of all."""
        query = select(ConsoleLookup, ConsoleAccount.name).join(
            ConsoleAccount, ConsoleAccount.id == ConsoleLookup.account_id
        )
        query = query.where(ConsoleLookup.day >= first, ConsoleLookup.day <= last)
        if agent is not None:
            query = query.where(ConsoleAccount.name == agent)
        ordered = query.order_by(ConsoleLookup.day, ConsoleAccount.name, ConsoleLookup.started_at, ConsoleLookup.call)
        with self._database.session() as session:
            return [_call_of(row, name) for row, name in session.execute(ordered)]

    def unread(self, first: date, last: date, agent: str | None = None) -> list[UnreadRecord]:
        """Return the words of some days."""
        query = select(ConsoleUnread, ConsoleAccount.name).join(
            ConsoleAccount, ConsoleAccount.id == ConsoleUnread.account_id
        )
        query = query.where(ConsoleUnread.day >= first, ConsoleUnread.day <= last).order_by(ConsoleUnread.id)
        if agent is not None:
            query = query.where(ConsoleAccount.name == agent)
        with self._database.session() as session:
            return [UnreadRecord(name, row.day, row.kind, row.word) for row, name in session.execute(query)]


def _call_of(row: ConsoleLookup, agent: str) -> LookupRecord:
    return LookupRecord(
        call=row.call,
        agent=agent,
        day=row.day,
        started_at=row.started_at,
        decided_at=row.decided_at,
        outcome=row.outcome,
        policy_version=row.policy_version,
        blockers=tuple(row.blockers),
    )
