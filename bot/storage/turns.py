"""The store of turns: begun before the bot is asked, finished with its answer and decision."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.storage.database import Database
from bot.storage.records import ANSWERED, FAILED, PENDING, Json, TurnRecord
from bot.storage.schema import Conversation, Decision, Turn


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said (already redacted) or did."""

    kind: str
    text: str
    client_message_id: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the conversation stands after an answered turn; `answer` is what the channel is given, without decision."""

    answer: Json
    facts: Json
    decision: Json | None
    asking: str | None
    offered: tuple[Json, ...]


def record_of(session: Session, row: Turn) -> TurnRecord:
    """Turn a row into a record, together with the decision that was given in it."""
    values = {field.name: getattr(row, field.name) for field in fields(TurnRecord) if field.name != "decision"}
    decision = session.scalars(select(Decision.decision).where(Decision.turn_id == row.id)).one_or_none()
    return TurnRecord(**values, decision=decision)


class TurnStore:
    """Turns of conversations, in the order in which they were begun."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, conversation_id: str, said: Said, now: datetime) -> TurnRecord:
        """Keep what was said before anything else happens; the same client id finds the turn that exists."""
        with self._database.session() as session:
            row = _with_client_id(session, conversation_id, said.client_message_id)
            if row is None:
                row = Turn(
                    conversation_id=conversation_id,
                    client_message_id=said.client_message_id,
                    kind=said.kind,
                    said=said.text,
                    state=PENDING,
                    created_at=now,
                )
                session.add(row)
                session.flush()
            return record_of(session, row)

    def find(self, conversation_id: str, client_message_id: str | None) -> TurnRecord | None:
        """Return the turn that a client already sent under this id."""
        with self._database.session() as session:
            row = _with_client_id(session, conversation_id, client_message_id)
            return None if row is None else record_of(session, row)

    def finish(self, conversation_id: str, turn_id: int, outcome: Outcome, now: datetime) -> None:
        """Store the answer, the decision and the state after it, all or nothing."""
        with self._database.session() as session:
            turn = session.get_one(Turn, turn_id)
            turn.state = ANSWERED
            turn.answer = outcome.answer
            turn.answered_at = now
            conversation = session.get_one(Conversation, conversation_id)
            conversation.facts = outcome.facts
            conversation.decision = outcome.decision
            conversation.asking = outcome.asking
            conversation.offered = list(outcome.offered)
            conversation.last_seen_at = now
            if outcome.decision is not None:
                turn.policy = outcome.decision["policy"]
                turn.policy_version = outcome.decision["policy_version"]
                session.add(_decision_of(turn, outcome.facts, outcome.decision, now))

    def fail(self, turn_id: int) -> None:
        """Note that the bot gave no answer; what was said stays and can be sent again."""
        with self._database.session() as session:
            row = session.get(Turn, turn_id)
            if row is not None:
                row.state = FAILED

    def of(self, conversation_id: str) -> list[TurnRecord]:
        """Return all turns, oldest first."""
        query = select(Turn).where(Turn.conversation_id == conversation_id).order_by(Turn.id)
        with self._database.session() as session:
            return [record_of(session, row) for row in session.scalars(query)]


def _with_client_id(session: Session, conversation_id: str, client_message_id: str | None) -> Turn | None:
    if client_message_id is None:
        return None
    query = select(Turn).where(Turn.conversation_id == conversation_id, Turn.client_message_id == client_message_id)
    return session.scalars(query).one_or_none()


def _decision_of(turn: Turn, facts: Json, decision: Json, now: datetime) -> Decision:
    return Decision(
        conversation_id=turn.conversation_id,
        turn_id=turn.id,
        policy=decision["policy"],
        policy_version=decision["policy_version"],
        as_of=date.fromisoformat(decision["as_of"]),
        facts=facts,
        decision=decision,
        created_at=now,
    )
