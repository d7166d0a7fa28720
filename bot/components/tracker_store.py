"""Rasa's conversations in a SQL database, through SQLAlchemy 2.

Rasa 3.6 builds its database address with a call that SQLAlchemy 2 no longer has; this store takes one complete address
instead.
"""

from typing import Any

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain


class DatabaseTrackerStore(SQLTrackerStore):
    """Keeps conversations in the database whose address stands in ``endpoints.yml``."""

    def __init__(
        self, domain: Domain | None = None, host: str | None = None, event_broker: EventBroker | None = None
    ) -> None:
        """Open the database at ``host``, a complete SQLAlchemy address; tables that are missing are created."""
        if not host or "://" not in host:
            raise ValueError(f"The tracker store needs a database address like sqlite:///file.db, not {host!r}")
        super().__init__(domain=domain, host=host, event_broker=event_broker)
        if host.startswith("sqlite"):
            sa.event.listen(self.engine, "connect", _set_up_sqlite)
            self.engine.dispose()


def _set_up_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 - whatever the driver hands over
    """Let readers and the writer work side by side, and overwrite what is deleted."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA busy_timeout=5000")
    cursor.execute("PRAGMA secure_delete=ON")
    cursor.close()
