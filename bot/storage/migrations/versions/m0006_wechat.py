"""The WeChat channel: people, quotas, deliveries, held answers, hand-over tokens."""

import sqlalchemy as sa
from alembic import op

from bot.storage.columns import UtcDateTime

revision = "0006_wechat"
down_revision = "0001"
branch_labels = None
depends_on = None


def _person(*, primary_key: bool = False) -> "sa.Column[str]":
    return sa.Column("person", sa.String(64), primary_key=primary_key, nullable=False, index=not primary_key)


def _moment(name: str, *, index: bool = False) -> "sa.Column[sa.DateTime]":
    return sa.Column(name, UtcDateTime(), nullable=False, index=index)


def upgrade() -> None:
    """Create the tables of the channel."""
    op.create_table(
        "wechat_people",
        _person(primary_key=True),
        sa.Column("sealed_openid", sa.LargeBinary(), nullable=False),
        _moment("kept_until", index=True),
    )
    op.create_table(
        "wechat_grants",
        _person(primary_key=True),
        sa.Column("trigger", sa.String(16), primary_key=True),
        _moment("at"),
        sa.Column("spent", sa.Integer(), nullable=False),
    )
    op.create_table(
        "wechat_deliveries",
        sa.Column("key", sa.String(64), primary_key=True),
        _person(),
        sa.Column("state", sa.String(16), nullable=False, index=True),
        sa.Column("owner", sa.String(32), nullable=False),
        _moment("lease_until"),
        _moment("received_at", index=True),
        _moment("changed_at"),
        sa.Column("sealed_request", sa.LargeBinary()),
        sa.Column("answer", sa.JSON()),
    )
    op.create_table(
        "wechat_held",
        sa.Column("id", sa.Integer(), primary_key=True),
        _person(),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        _moment("created_at", index=True),
    )
    op.create_table(
        "wechat_handovers",
        sa.Column("token_hash", sa.String(64), primary_key=True),
        _person(),
        _moment("expires_at", index=True),
        sa.Column("opened", sa.String(64)),
    )


def downgrade() -> None:
    """Drop them all."""
    for table in ("wechat_handovers", "wechat_held", "wechat_deliveries", "wechat_grants", "wechat_people"):
        op.drop_table(table)
