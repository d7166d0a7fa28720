"""The store of the audit trail: append a line, read lines, and find what was tampered with.

Every line holds a keyed digest over its own words and the digest of the line before it, so that a changed, removed,
inserted or reordered line breaks the chain; the sealed head tells where the chain ends, so that it cannot be cut short.
"""

import hashlib
import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timezone

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.storage.columns import Json
from bot.storage.console_schema import ConsoleAudit, ConsoleAuditHead
from bot.storage.database import Database

GENESIS = "0" * 64
BATCH = 500
ATTEMPTS = 50


class BrokenTrailError(Exception):
    """Nothing can be written behind the last line: the end of the trail was tampered with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is written down: who did what to what, when, under which version of the policy."""

    at: datetime
    actor: str
    action: str
    subject: str = ""
    policy_version: str = ""
    details: Json


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as it stands in the trail."""

    id: int
    entry: Entry
    previous: str
    digest: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the trail does not hold; `line` is 0 where it is about its end."""

    line: int
    what: str


class AuditTrail:
    """The trail. There is no way to change or remove a line."""

    def __init__(self, database: Database, secret: str) -> None:
        self._database = database
        self._key = hmac.digest(secret.encode(), b"console audit trail", "sha256")

    def append(self, entry: Entry) -> None:
        """Write a line behind the last one. Of writers that meet, one goes first and the other tries again."""
        if not any(self._appended(entry) for _ in range(ATTEMPTS)):
            raise BrokenTrailError

    def _appended(self, entry: Entry) -> bool:
        try:
            with self._database.session() as session:
                self._append(session, entry)
        except IntegrityError:
            return False
        return True

    def _append(self, session: Session, entry: Entry) -> None:
        head = session.get(ConsoleAuditHead, 1, with_for_update=True)
        if head is None:
            head = ConsoleAuditHead(id=1, length=0, digest=GENESIS, seal="")
            session.add(head)
        digest = self._digest(head.digest, entry)
        row = ConsoleAudit(
            at=entry.at,
            actor=entry.actor,
            action=entry.action,
            subject=entry.subject,
            policy_version=entry.policy_version,
            details=entry.details,
            previous=head.digest,
            digest=digest,
        )
        session.add(row)
        head.length += 1
        head.digest = digest
        head.seal = self._seal(head.length, digest)

    def lines(self, *, actor: str = "", action: str = "", before: int | None = None, limit: int = 100) -> list[Line]:
        """Return lines, newest first."""
        query = select(ConsoleAudit).order_by(ConsoleAudit.id.desc()).limit(limit)
        if actor:
            query = query.where(ConsoleAudit.actor == actor)
        if action:
            query = query.where(ConsoleAudit.action == action)
        if before is not None:
            query = query.where(ConsoleAudit.id < before)
        with self._database.session() as session:
            return [_line_of(row) for row in session.scalars(query)]

    def all(self) -> Iterator[Line]:
        """Yield every line, oldest first, without holding them all in memory."""
        last = 0
        while batch := self._batch(last):
            yield from batch
            last = batch[-1].id

    def verify(self) -> list[Fault]:
        """Return everything that does not hold; an empty list means that the trail is whole."""
        faults, previous, length = [], GENESIS, 0
        for line in self.all():
            length += 1
            if line.previous != previous:
                faults.append(Fault(line.id, "the line before it was removed, inserted or moved"))
            if not hmac.compare_digest(line.digest, self._digest(line.previous, line.entry)):
                faults.append(Fault(line.id, "the line was changed"))
            previous = line.digest
        return [*faults, *self._faults_of_end(length, previous)]

    def _faults_of_end(self, length: int, last: str) -> list[Fault]:
        with self._database.session() as session:
            head = session.get(ConsoleAuditHead, 1)
            if head is None:
                return [] if length == 0 else [Fault(0, "the seal of the end is missing")]
            sealed = hmac.compare_digest(head.seal, self._seal(head.length, head.digest))
            fits = (head.length, head.digest) == (length, last)
        return [] if sealed and fits else [Fault(0, "the end of the trail does not fit its seal: lines are missing")]

    def _batch(self, last: int) -> list[Line]:
        query = select(ConsoleAudit).where(ConsoleAudit.id > last).order_by(ConsoleAudit.id).limit(BATCH)
        with self._database.session() as session:
            return [_line_of(row) for row in session.scalars(query)]

    def _digest(self, previous: str, entry: Entry) -> str:
        said = {
            "previous": previous,
            "at": entry.at.astimezone(timezone.utc).isoformat(),
            "actor": entry.actor,
            "action": entry.action,
            "subject": entry.subject,
            "policy_version": entry.policy_version,
            "details": entry.details,
        }
        text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hmac.new(self._key, text.encode(), hashlib.sha256).hexdigest()

    def _seal(self, length: int, digest: str) -> str:
        return hmac.new(self._key, f"end:{length}:{digest}".encode(), hashlib.sha256).hexdigest()


def _line_of(row: ConsoleAudit) -> Line:
    entry = Entry(
        at=row.at,
        actor=row.actor,
        action=row.action,
        subject=row.subject,
        policy_version=row.policy_version,
        details=row.details,
    )
    return Line(row.id, entry, row.previous, row.digest)
