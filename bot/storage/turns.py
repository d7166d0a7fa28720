"""The store of turns: begun before the bot is asked, finished with its answer and decision."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from sqlalchemy import Select, func, select, update
from sqlalchemy.orm import Session

from bot.storage.conversations import claim
from bot.storage.database import Database
from bot.storage.records import ANSWERED, FAILED, PENDING, ConversationRecord, Json, LostError, TurnRecord
from bot.storage.recovery import repeatable
from bot.storage.schema import Conversation, Decision, Turn


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

    @repeatable
    def enter(self, conversation_id: str, client_message_id: str | None) -> Entry | None:
        """Claim a conversation for a message; None where there is no such conversation."""
        with self._database.session() as session:
            conversation = claim(session, conversation_id)
            if conversation is None:
                return None
            known = _with_client_id(session, conversation_id, client_message_id)
            unsettled = [record_of(session, row) for row in session.scalars(_after_last_answer(conversation_id))]
            return Entry(conversation, None if known is None else record_of(session, known), tuple(unsettled))

    @repeatable
    def begin(self, conversation: ConversationRecord, said: Said, now: datetime) -> TurnRecord:
        """Keep what was said before anything else happens; the same client id finds the turn that exists.

        Raises:
            LostError: the conversation was claimed again since.
        """
        with self._database.session() as session:
            _still_ours(session, conversation)
            row = _with_client_id(session, conversation.id, said.client_message_id)
            if row is None:
                row = Turn(
                    conversation_id=conversation.id,
                    client_message_id=said.client_message_id,
                    kind=said.kind,
                    said=said.text,
                    state=PENDING,
                    created_at=now,
                )
                session.add(row)
                session.flush()
            return record_of(session, row)

    @repeatable
    def finish(self, conversation: ConversationRecord, turn_id: int, outcome: Outcome, now: datetime) -> None:
        """Store the answer, the decision and the state after it, all or nothing.

        Raises:
            LostError: the conversation was claimed again since.
        """
        with self._database.session() as session:
            _still_ours(session, conversation)
            turn = session.get_one(Turn, turn_id)
            if turn.state == ANSWERED:
                return
            turn.state = ANSWERED
            turn.answer = outcome.answer
            turn.answered_at = now
            row = session.get_one(Conversation, conversation.id)
            row.last_seen_at = now
            if _is_last(session, turn):
                row.facts = outcome.facts
                row.decision = outcome.decision
                row.asking = outcome.asking
                row.offered = list(outcome.offered)
            if outcome.decision is not None:
                turn.policy = outcome.decision["policy"]
                turn.policy_version = outcome.decision["policy_version"]
                session.add(_decision_of(turn, outcome.facts, outcome.decision, now))

    @repeatable
    def fail(self, turn_id: int) -> None:
        """Note that the bot gave no answer; what was said stays and can be sent again."""
        with self._database.session() as session:
            row = session.get(Turn, turn_id)
            if row is not None and row.state == PENDING:
                row.state = FAILED

    @repeatable
    def of(self, conversation_id: str) -> list[TurnRecord]:
        """Return all turns, oldest first."""
        query = select(Turn).where(Turn.conversation_id == conversation_id).order_by(Turn.id)
        with self._database.session() as session:
            return [record_of(session, row) for row in session.scalars(query)]


def _still_ours(session: Session, conversation: ConversationRecord) -> None:
    """Refuse a holder that was succeeded; the row stays locked until the transaction ends."""
    ours = (Conversation.id == conversation.id, Conversation.epoch == conversation.epoch)
    held = session.execute(update(Conversation).where(*ours).values(epoch=conversation.epoch))
    # An UPDATE always reports how many rows it changed.
    if not getattr(held, "rowcount", 0):
        raise LostError


def _is_last(session: Session, turn: Turn) -> bool:
    """Tell whether no later turn was answered: the answer to an old one must not set the conversation back."""
    later = (Turn.conversation_id == turn.conversation_id, Turn.id > turn.id, Turn.state == ANSWERED)
    return not session.scalar(select(func.count()).select_from(Turn).where(*later))


def _after_last_answer(conversation_id: str) -> "Select[tuple[Turn]]":
    answered = select(func.max(Turn.id)).where(Turn.conversation_id == conversation_id, Turn.state == ANSWERED)
    later = Turn.id > func.coalesce(answered.scalar_subquery(), 0)
    return select(Turn).where(Turn.conversation_id == conversation_id, later).order_by(Turn.id)


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
