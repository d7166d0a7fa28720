"""The store of cases that agents keep."""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime

from sqlalchemy import Select, func, or_, select
from sqlalchemy.exc import IntegrityError

from bot.storage.columns import Json
from bot.storage.console_schema import ConsoleCase
from bot.storage.database import Database

PAGE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRecord:
    """A case as an agent kept it."""

    number: str
    account_id: int
    conversation_id: str | None
    policy: str
    policy_version: str
    as_of: date
    facts: Json
    decision: Json
    note: str
    follow_up: date | None
    done: bool
    created_at: datetime
    updated_at: datetime


def _record_of(row: ConsoleCase) -> CaseRecord:
    return CaseRecord(**{field.name: getattr(row, field.name) for field in fields(CaseRecord)})


class ConsoleCaseStore:
    """Cases by number. Every call names the owner, so that nobody reaches another agent's case by its number."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, case: CaseRecord, day: date) -> CaseRecord:
        """Keep a new case under the next number of the day."""
        while True:
            numbered = replace(case, number=self._next_number(day))
            try:
                with self._database.session() as session:
                    columns = {field.name: getattr(numbered, field.name) for field in fields(CaseRecord)}
                    session.add(ConsoleCase(**columns))
            except IntegrityError:
                # Two agents saved at once; the other one has the number now.
                if self._taken(numbered.number):
                    continue
                raise
            return numbered

    def update(self, case: CaseRecord) -> bool:
        """Keep the new state of a case; False where the owner has no such case (any more)."""
        with self._database.session() as session:
            row = session.scalars(_of(case.account_id).where(ConsoleCase.number == case.number)).one_or_none()
            if row is None:
                return False
            for field in fields(CaseRecord):
                value = getattr(case, field.name)
                # A case keeps its worker: it has to go when the worker's record goes.
                if field.name != "created_at" and not (field.name == "conversation_id" and value is None):
                    setattr(row, field.name, value)
        return True

    def find(self, account_id: int, number: str) -> CaseRecord | None:
        """Return the owner's case with this number."""
        with self._database.session() as session:
            row = session.scalars(_of(account_id).where(ConsoleCase.number == number)).one_or_none()
            return None if row is None else _record_of(row)

    def search(self, account_id: int, words: str = "") -> list[CaseRecord]:
        """Return the owner's cases whose number or note contains the words, newest first."""
        query = _of(account_id).order_by(ConsoleCase.id.desc()).limit(PAGE)
        if words:
            searched = (ConsoleCase.number, ConsoleCase.note)
            query = query.where(or_(*(column.contains(words, autoescape=True) for column in searched)))
        with self._database.session() as session:
            return [_record_of(row) for row in session.scalars(query)]

    def due(self, account_id: int, today: date) -> list[CaseRecord]:
        """Return the owner's cases to follow up on, the longest due first."""
        due = (ConsoleCase.follow_up <= today, ConsoleCase.done.is_(False))
        query = _of(account_id).where(*due).order_by(ConsoleCase.follow_up, ConsoleCase.id).limit(PAGE)
        with self._database.session() as session:
            return [_record_of(row) for row in session.scalars(query)]

    def set_done(self, account_id: int, number: str, *, done: bool) -> bool:
        """Tick a case off, or take the tick back."""
        with self._database.session() as session:
            row = session.scalars(_of(account_id).where(ConsoleCase.number == number)).one_or_none()
            if row is not None:
                row.done = done
            return row is not None

    def _next_number(self, day: date) -> str:
        prefix = f"{day:%Y%m%d}-"
        query = select(func.max(ConsoleCase.number)).where(ConsoleCase.number.startswith(prefix))
        with self._database.session() as session:
            last = session.scalars(query).one()
        return f"{prefix}{int(last.removeprefix(prefix)) + 1 if last else 1:04}"

    def _taken(self, number: str) -> bool:
        with self._database.session() as session:
            return session.scalars(select(ConsoleCase.id).where(ConsoleCase.number == number)).first() is not None


def _of(account_id: int) -> "Select[tuple[ConsoleCase]]":
    return select(ConsoleCase).where(ConsoleCase.account_id == account_id)
