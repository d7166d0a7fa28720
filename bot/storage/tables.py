"""Every table there is, in the order in which rows may be put back: ours, and the one of Rasa's events."""

from collections.abc import Sequence

from sqlalchemy import Column, Connection, Engine, Float, Integer, MetaData, String, Table, Text, inspect

# Imported for their tables: a table that is not registered would be left out of every backup.
from bot.storage import console_schema, wechat_schema
from bot.storage.erasure import TRACKER_TABLE
from bot.storage.schema import Base

SCHEMAS = (console_schema, wechat_schema)
NAME_LENGTH = 255

# Rasa's own definition, so that a database can be filled before Rasa has ever been there.
TRACKER = Table(
    TRACKER_TABLE,
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("sender_id", String(NAME_LENGTH), nullable=False, index=True),
    Column("type_name", String(NAME_LENGTH), nullable=False),
    Column("timestamp", Float),
    Column("intent_name", String(NAME_LENGTH)),
    Column("action_name", String(NAME_LENGTH)),
    Column("data", Text),
)


def our_tables() -> tuple[Table, ...]:
    """Our own tables; what is referred to comes before what refers to it."""
    return tuple(Base.metadata.sorted_tables)


def present(database: Engine | Connection, tables: Sequence[Table]) -> tuple[Table, ...]:
    """Those of the tables that the database has."""
    names = set(inspect(database).get_table_names())
    return tuple(table for table in tables if table.name in names)
