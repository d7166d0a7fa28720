"""Conversations, their turns, decisions, consents and case codes."""

import sqlalchemy as sa
from alembic import op

from bot.storage.columns import UtcDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _belongs_to_conversation(*, unique: bool = False) -> "sa.Column[str]":
    key = sa.ForeignKey("conversations.id", ondelete="CASCADE")
    return sa.Column("conversation_id", sa.String(64), key, nullable=False, unique=unique)


def upgrade() -> None:
    """Create the tables of a conversation."""
    op.create_table(
        "conversations",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("token_hash", sa.String(64)),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("last_seen_at", UtcDateTime(), nullable=False, index=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("decision", sa.JSON()),
        sa.Column("asking", sa.String(128)),
        sa.Column("offered", sa.JSON(), nullable=False),
        sa.Column("redaction_told", sa.Boolean(), nullable=False),
        sa.Column("facts_to_send", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "turns",
        sa.Column("id", sa.Integer(), primary_key=True),
        _belongs_to_conversation(),
        sa.Column("client_message_id", sa.String(64)),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("answer", sa.JSON()),
        sa.Column("policy", sa.String(64)),
        sa.Column("policy_version", sa.String(128)),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("answered_at", UtcDateTime()),
        sa.UniqueConstraint("conversation_id", "client_message_id"),
    )
    op.create_index("ix_turns_conversation_id", "turns", ["conversation_id"])
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), primary_key=True),
        _belongs_to_conversation(),
        sa.Column("turn_id", sa.Integer(), sa.ForeignKey("turns.id", ondelete="CASCADE"), nullable=False),
        sa.Column("policy", sa.String(64), nullable=False),
        sa.Column("policy_version", sa.String(128), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("decision", sa.JSON(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
    )
    op.create_index("ix_decisions_conversation_id", "decisions", ["conversation_id"])
    op.create_index("ix_decisions_turn_id", "decisions", ["turn_id"])
    op.create_table(
        "consents",
        sa.Column("id", sa.Integer(), primary_key=True),
        _belongs_to_conversation(),
        sa.Column("version", sa.String(32), nullable=False),
        sa.Column("given_at", UtcDateTime(), nullable=False),
    )
    op.create_index("ix_consents_conversation_id", "consents", ["conversation_id"])
    op.create_table(
        "cases",
        sa.Column("code", sa.String(16), primary_key=True),
        _belongs_to_conversation(unique=True),
        sa.Column("issued_at", UtcDateTime(), nullable=False),
    )


def downgrade() -> None:
    """Drop them all."""
    for table in ("cases", "consents", "decisions", "turns", "conversations"):
        op.drop_table(table)
