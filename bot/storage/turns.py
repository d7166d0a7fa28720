"""The store of turns: begun before the bot is asked, finished with its answer and decision."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection

from bot.storage import turn_statements as sql
from bot.storage.conversations import claim
from bot.storage.database import Database
from bot.storage.records import ANSWERED, PENDING, ConversationRecord, Json, LostError, TurnRecord
from bot.storage.recovery import repeatable

Admit = Callable[[ConversationRecord], bool]
"""Refuses a caller by raising; true where it is to be noted that the person was here."""


def everybody(conversation: ConversationRecord) -> bool:
    """Admit without a look: the channel itself knows who it is."""
    del conversation
    return False


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said (already redacted) or did."""

    kind: str
    text: str
    client_message_id: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What whoever takes a message finds: the conversation, now its own, and what stands open in it."""

    conversation: ConversationRecord
    # The turn of the same message, if it was sent before.
    known: TurnRecord | None
    # Turns after the last answer: their holder died, or Rasa took too long.
    unsettled: tuple[TurnRecord, ...]
    # The turn of this message, begun at once because nothing else stood open.
    begun: TurnRecord | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the conversation stands after an answered turn; `answer` is what the channel is given, without decision."""

    answer: Json
    facts: Json
    decision: Json | None
    asking: str | None
    offered: tuple[Json, ...]


class TurnStore:
    """Turns of conversations, in the order in which they were begun."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @repeatable
    def enter(self, conversation_id: str, client_message_id: str | None) -> Entry | None:
        """Claim a conversation for a message; None where there is no such conversation."""
        with self._database.transaction() as connection:
            return _enter(connection, conversation_id, client_message_id)

    @repeatable
    def take(
        self,
        conversation_id: str,
        client_message_id: str | None,
        said: Callable[[ConversationRecord], Said],
        now: datetime,
        admit: Admit = everybody,
    ) -> Entry | None:
        """Enter and, where nothing stands open, begin the turn in the same transaction.

        What was said may depend on how the conversation stands; what `said` or `admit` raises undoes the claim.
        """
        with self._database.transaction() as connection:
            entry = _enter(connection, conversation_id, client_message_id)
            if entry is not None and admit(entry.conversation):
                connection.execute(sql.SEEN, {"this": conversation_id, "last_seen_at": now})
            if entry is None or entry.known is not None or entry.unsettled:
                return entry
            return replace(entry, begun=_begin(connection, conversation_id, said(entry.conversation), now))

    @repeatable
    def begin(self, conversation: ConversationRecord, said: Said, now: datetime) -> TurnRecord:
        """Keep what was said before anything else happens; the same client id finds the turn that exists.

        Raises:
            LostError: the conversation was claimed again since.
        """
        with self._database.transaction() as connection:
            _still_ours(connection, conversation)
            known, _ = _found(connection, conversation.id, said.client_message_id)
            return known or _begin(connection, conversation.id, said, now)

    @repeatable
    def finish(self, conversation: ConversationRecord, turn_id: int, outcome: Outcome, now: datetime) -> None:
        """Store the answer, the decision and the state after it, all or nothing.

        Raises:
            LostError: the conversation was claimed again since.
        """
        this = {"this": conversation.id, "ours": conversation.epoch, "turn": turn_id, "last_seen_at": now}
        state = {
            "facts": outcome.facts,
            "decision": outcome.decision,
            "asking": outcome.asking,
            "offered": list(outcome.offered),
        }
        with self._database.transaction() as connection:
            if not connection.execute(sql.KEEP, {**this, **state}).rowcount:
                _still_ours(connection, conversation)
                if connection.scalar(sql.STATE, {"turn": turn_id}) == ANSWERED:
                    return
                # A later turn was answered: the answer to an old one must not set the conversation back.
                connection.execute(sql.SEEN, this)
            _answer(connection, conversation.id, turn_id, outcome, now)

    @repeatable
    def fail(self, turn_id: int) -> None:
        """Note that the bot gave no answer; what was said stays and can be sent again."""
        with self._database.transaction() as connection:
            connection.execute(sql.FAIL, {"turn": turn_id})

    @repeatable
    def of(self, conversation_id: str) -> list[TurnRecord]:
        """Return all turns, oldest first."""
        with self._database.transaction() as connection:
            return [TurnRecord(*row) for row in connection.execute(sql.ALL, {"this": conversation_id})]


def _enter(connection: Connection, conversation_id: str, client_message_id: str | None) -> Entry | None:
    conversation = claim(connection, conversation_id)
    return (
        None if conversation is None else Entry(conversation, *_found(connection, conversation_id, client_message_id))
    )


def _found(
    connection: Connection, conversation_id: str, client_message_id: str | None
) -> tuple[TurnRecord | None, tuple[TurnRecord, ...]]:
    """Return the turn of a message, and the turns after the last answer."""
    rows = connection.execute(sql.OPEN, {"this": conversation_id, "message": client_message_id}).all()
    found = [(TurnRecord(*columns), is_open) for *columns, is_open in rows]
    known = [turn for turn, _ in found if turn.client_message_id == client_message_id is not None]
    return (known[0] if known else None), tuple(turn for turn, is_open in found if is_open)


def _begin(connection: Connection, conversation_id: str, said: Said, now: datetime) -> TurnRecord:
    row = {
        "conversation_id": conversation_id,
        "client_message_id": said.client_message_id,
        "kind": said.kind,
        "said": said.text,
        "state": PENDING,
        "created_at": now,
    }
    key = connection.execute(sql.BEGIN, row).inserted_primary_key
    turn_id = int(key[0]) if key else 0
    return TurnRecord(turn_id, said.client_message_id, said.kind, said.text, PENDING, None, None, None, now, None)


def _still_ours(connection: Connection, conversation: ConversationRecord) -> None:
    """Refuse a holder that was succeeded; the row stays locked until the transaction ends."""
    if not connection.execute(sql.HOLD, {"this": conversation.id, "ours": conversation.epoch}).rowcount:
        raise LostError


def _answer(connection: Connection, conversation_id: str, turn_id: int, outcome: Outcome, now: datetime) -> None:
    decision = outcome.decision
    policy, version = (decision["policy"], decision["policy_version"]) if decision is not None else (None, None)
    answer = {"answer": outcome.answer, "answered_at": now, "policy": policy, "policy_version": version}
    connection.execute(sql.ANSWER, {"turn": turn_id, "state": ANSWERED, **answer})
    if decision is not None:
        row = {
            "conversation_id": conversation_id,
            "turn_id": turn_id,
            "policy": policy,
            "policy_version": version,
            "as_of": date.fromisoformat(decision["as_of"]),
            "facts": outcome.facts,
            "decision": decision,
            "created_at": now,
        }
        connection.execute(sql.DECIDE, row)
