"""Conversations count their holders, so that whoever has lost one can no longer write into it."""

import sqlalchemy as sa
from alembic import op

revision = "0010_epoch"
down_revision = "0007_console"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the count."""
    with op.batch_alter_table("conversations") as table:
        table.add_column(sa.Column("epoch", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    """Take it away."""
    with op.batch_alter_table("conversations") as table:
        table.drop_column("epoch")
