"""What is said to the database in a turn: made once, since making a statement costs more than running it."""

from dataclasses import fields

from sqlalchemy import bindparam, exists, func, insert, or_, select, update

from bot.storage.conversations import CONVERSATIONS, THIS
from bot.storage.records import ANSWERED, FAILED, PENDING, TurnRecord
from bot.storage.schema import Conversation, Decision, Turn, table_of

TURNS = table_of(Turn).c
DECISIONS = table_of(Decision).c

_COLUMNS = tuple(DECISIONS.decision if field.name == "decision" else TURNS[field.name] for field in fields(TurnRecord))
_WITH_DECISION = table_of(Turn).outerjoin(table_of(Decision), DECISIONS.turn_id == TURNS.id)
_OF_THIS = TURNS.conversation_id == bindparam("this")
ALL = select(*_COLUMNS).select_from(_WITH_DECISION).where(_OF_THIS).order_by(TURNS.id)

_other = table_of(Turn).alias("other").c
_ANSWERED = (_other.conversation_id == bindparam("this"), _other.state == ANSWERED)
_after_last_answer = TURNS.id > func.coalesce(select(func.max(_other.id)).where(*_ANSWERED).scalar_subquery(), 0)
# The turn of a message and those after the last answer; the last column tells these from that.
OPEN = (
    select(*_COLUMNS, _after_last_answer)
    .select_from(_WITH_DECISION)
    .where(_OF_THIS, or_(_after_last_answer, TURNS.client_message_id == bindparam("message")))
    .order_by(TURNS.id)
)
BEGIN = insert(table_of(Turn))

# Only for whoever holds the conversation; the row stays locked until the transaction ends.
_OURS = CONVERSATIONS.epoch == bindparam("ours")
HOLD = update(table_of(Conversation)).where(THIS, _OURS).values(epoch=bindparam("ours"))
SEEN = update(table_of(Conversation)).where(THIS).values(last_seen_at=bindparam("last_seen_at"))
# The new state, where the turn is not answered yet and none after it is.
KEEP = (
    update(table_of(Conversation))
    .where(THIS, _OURS)
    .where(exists().where(_other.id == bindparam("turn"), _other.state != ANSWERED))
    .where(~exists().where(*_ANSWERED, _other.id > bindparam("turn")))
    .values({name: bindparam(name) for name in ("last_seen_at", "facts", "decision", "asking", "offered")})
)
STATE = select(TURNS.state).where(TURNS.id == bindparam("turn"))
ANSWER = (
    update(table_of(Turn))
    .where(TURNS.id == bindparam("turn"))
    .values({name: bindparam(name) for name in ("state", "answer", "answered_at", "policy", "policy_version")})
)
FAIL = update(table_of(Turn)).where(TURNS.id == bindparam("turn"), TURNS.state == PENDING).values(state=FAILED)
DECIDE = insert(table_of(Decision))
