"""What we know of Rasa's own table: enough to copy it and to put it back."""

from rasa.core.tracker_store import SQLTrackerStore
from sqlalchemy import Table

from bot.storage.tables import TRACKER


def test_the_table_of_the_tracker_is_the_one_that_rasa_makes() -> None:
    assert _described(TRACKER) == _described(SQLTrackerStore.SQLEvent.__table__)


def _described(table: Table) -> list[tuple[str, str, bool]]:
    return [(column.name, str(column.type), bool(column.index)) for column in table.columns]
