"""The store of case codes: one a conversation, found again by what was read out on the phone."""

from datetime import datetime

from sqlalchemy import bindparam, insert, select
from sqlalchemy.exc import IntegrityError

from bot.storage.database import Database
from bot.storage.records import LostError
from bot.storage.recovery import repeatable
from bot.storage.schema import Case, Conversation, table_of

CODE = select(table_of(Case).c.code).where(table_of(Case).c.conversation_id == bindparam("this"))
OPENED = select(table_of(Case).c.conversation_id).where(table_of(Case).c.code == bindparam("code"))
EXISTS = select(table_of(Conversation).c.id).where(table_of(Conversation).c.id == bindparam("this"))
ISSUE = insert(table_of(Case))


class CaseStore:
    """Case codes and the conversations that they open."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @repeatable
    def code_of(self, conversation_id: str) -> str | None:
        """Return the code of a conversation, once it has one."""
        with self._database.transaction() as connection:
            return connection.scalars(CODE, {"this": conversation_id}).one_or_none()

    def issue(self, conversation_id: str, code: str, now: datetime) -> bool:
        """Give a conversation its code; False where the code is taken and another one is needed.

        Raises:
            LostError: the conversation was deleted meanwhile.
        """
        try:
            with self._database.transaction() as connection:
                row = {"code": code, "conversation_id": conversation_id, "issued_at": now}
                connection.execute(ISSUE, row)
        except IntegrityError:
            with self._database.transaction() as connection:
                if connection.execute(EXISTS, {"this": conversation_id}).one_or_none() is None:
                    raise LostError from None
            return False
        return True

    @repeatable
    def conversation_of(self, code: str) -> str | None:
        """Return the conversation that a code (in its stored spelling) opens."""
        with self._database.transaction() as connection:
            return connection.scalars(OPENED, {"code": code}).one_or_none()
