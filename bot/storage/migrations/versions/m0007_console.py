"""The agents' console: accounts, sessions, cases, look-ups, words not understood, the audit trail."""

import sqlalchemy as sa
from alembic import op

from bot.storage.columns import UtcDateTime

revision = "0007_console"
down_revision = "0006_wechat"
branch_labels = None
depends_on = None

TABLES = (
    "console_audit_head",
    "console_audit",
    "console_unread",
    "console_lookups",
    "console_cases",
    "console_sessions",
    "console_accounts",
)


def _account() -> "sa.Column[int]":
    return sa.Column("account_id", sa.Integer(), sa.ForeignKey("console_accounts.id"), nullable=False, index=True)


def _moment(name: str, *, nullable: bool = False, index: bool = False) -> "sa.Column[sa.DateTime]":
    return sa.Column(name, UtcDateTime(), nullable=nullable, index=index)


def upgrade() -> None:
    """Create the tables of the console."""
    _people()
    _work()
    _trail()
    _forbid_changes()


def _people() -> None:
    op.create_table(
        "console_accounts",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.String(32), nullable=False, unique=True),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("password_hash", sa.String(255), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        _moment("failing_since", nullable=True),
        _moment("locked_until", nullable=True),
        _moment("created_at"),
    )
    op.create_table(
        "console_sessions",
        sa.Column("token_hash", sa.String(64), primary_key=True),
        _account(),
        _moment("created_at"),
        _moment("last_seen_at", index=True),
        _moment("confirmed_at"),
    )


def _work() -> None:
    conversation = sa.ForeignKey("conversations.id", ondelete="CASCADE")
    op.create_table(
        "console_cases",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("number", sa.String(16), nullable=False, unique=True),
        _account(),
        sa.Column("conversation_id", sa.String(64), conversation, index=True),
        sa.Column("policy", sa.String(64), nullable=False),
        sa.Column("policy_version", sa.String(128), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("decision", sa.JSON(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("follow_up", sa.Date(), index=True),
        sa.Column("done", sa.Boolean(), nullable=False),
        _moment("created_at"),
        _moment("updated_at"),
    )
    op.create_table(
        "console_lookups",
        sa.Column("call", sa.String(64), primary_key=True),
        _account(),
        sa.Column("day", sa.Date(), nullable=False, index=True),
        _moment("started_at"),
        _moment("decided_at"),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.Column("policy_version", sa.String(128), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("blockers", sa.JSON(), nullable=False),
    )
    op.create_table(
        "console_unread",
        sa.Column("id", sa.Integer(), primary_key=True),
        _account(),
        sa.Column("day", sa.Date(), nullable=False, index=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("word", sa.String(80), nullable=False),
    )


def _trail() -> None:
    op.create_table(
        "console_audit",
        sa.Column("id", sa.Integer(), primary_key=True),
        _moment("at", index=True),
        sa.Column("actor", sa.String(32), nullable=False, index=True),
        sa.Column("action", sa.String(32), nullable=False),
        sa.Column("subject", sa.String(128), nullable=False),
        sa.Column("policy_version", sa.String(128), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("previous", sa.String(64), nullable=False, unique=True),
        sa.Column("digest", sa.String(64), nullable=False, unique=True),
    )
    op.create_table(
        "console_audit_head",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("seal", sa.String(64), nullable=False),
    )


def _forbid_changes() -> None:
    """Append-only is a promise that the database keeps, not only our code."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION console_audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'console_audit is append-only'; END $$"
        )
        op.execute(
            "CREATE TRIGGER console_audit_append_only BEFORE UPDATE OR DELETE ON console_audit "
            "FOR EACH ROW EXECUTE FUNCTION console_audit_is_append_only()"
        )
        return
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER console_audit_no_{change.lower()} BEFORE {change} ON console_audit "
            "BEGIN SELECT RAISE(ABORT, 'console_audit is append-only'); END"
        )


def downgrade() -> None:
    """Drop them all."""
    for table in TABLES:
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION console_audit_is_append_only()")
