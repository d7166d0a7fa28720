"""Export: all that is stored of a conversation, readable; and the person's own view agrees with it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import JSON, Column, Connection, MetaData, String, Table, Text, select

from bot.command_line import main
from bot.storage.columns import UtcDateTime
from bot.storage.tables import TRACKER, our_tables
from tests.faults.deletion_test import Place, talked
from tests.gateway.rasa_stand_in import RasaStandIn, serving
from tests.gateway.talking import SECRET, ok, running_gateway

# Digests, counters and what is sealed say nothing that a person could read; the code is shown in groups.
NOT_FOR_READING = {
    "token_hash",
    "code",
    "turn_id",
    "digest",
    "epoch",
    "sealed_openid",
    "sealed_request",
    "facts_to_send",
    "redaction_told",
}
# Of an event, `data` holds everything; the other columns repeat parts of it.
EVENTS = Table(TRACKER.name, MetaData(), Column("sender_id", String), Column("data", Text))


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """A gateway whose database the command finds."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'assistant.db'}")
    monkeypatch.setenv("RASA_TRACKER_DB", f"sqlite:///{tmp_path / 'tracker.db'}")
    monkeypatch.setenv("ASSISTANT_SECRET", SECRET)
    tracker = {"tracker_url": f"sqlite:///{tmp_path / 'tracker.db'}"}
    with (
        serving(RasaStandIn(tracker_file=str(tmp_path / "tracker.db"))) as rasa,
        running_gateway(rasa, tmp_path, **tracker) as gateway,
    ):
        yield Place(gateway, rasa, None)


def exported(which: str, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    capsys.readouterr()
    assert main(["export", which]) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def stored_values(connection: Connection, table: Table, conversation_id: str) -> list[object]:
    """Every value in the rows of a conversation, as it would look in the export."""
    keys = [one for one in table.columns if isinstance(one.type, (String, Text)) and not isinstance(one.type, JSON)]
    rows = [row for row in connection.execute(select(table)).mappings() if conversation_id in [row[k] for k in keys]]
    columns = [one for one in table.columns if one.name not in NOT_FOR_READING and one.name != "id"]
    return [_shown(column.type, row[column]) for row in rows for column in columns if row[column] is not None]


def _shown(kind: object, value: object) -> object:
    if isinstance(kind, UtcDateTime) or hasattr(value, "isoformat"):
        return value.isoformat()  # type: ignore[attr-defined]
    return value


def leaves(value: object) -> Iterator[object]:
    """Yield everything inside a piece of JSON that has nothing inside itself."""
    if isinstance(value, dict):
        for one in value.values():
            yield from leaves(one)
    elif isinstance(value, list):
        for one in value:
            yield from leaves(one)
    else:
        yield value


def test_the_export_holds_every_value_that_any_table_has_of_the_conversation(
    place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    talk = talked(place)
    there = set(map(repr, leaves(exported(talk.id, capsys))))

    databases = ((place.gateway.services.database, our_tables()), (place.gateway.services.tracker, [EVENTS]))
    for database, tables in databases:
        with database.engine.connect() as connection:
            for table in tables:
                for value in stored_values(connection, table, talk.id):
                    inside = json.loads(value) if table is EVENTS and str(value).startswith("{") else value
                    assert set(map(repr, leaves(inside))) <= there, f"{table.name}: {value}"


def test_a_case_code_opens_the_same_export_as_the_id(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    talk = talked(place)
    code = ok(talk.show())["case_code"]

    assert exported(code, capsys) == exported(talk.id, capsys)


def test_what_the_person_sees_is_in_the_export_word_for_word(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    talk = talked(place)
    seen = ok(talk.show())

    export = exported(talk.id, capsys)

    # Looking at it counts as a sign of life.
    moving = {"last_seen_at", "expires_at", "kept_until"}
    assert {key: export[key] for key in seen if key not in moving} == {
        key: seen[key] for key in seen if key not in moving
    }
    assert seen["kept_by_agents"][0]["note"].startswith("来电人说")
    assert seen["dialogue_events"] == len(export["dialogue"]) == 5  # type: ignore[arg-type]


def test_the_command_deletes_as_thoroughly_as_the_person_can(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    talk = talked(place)

    assert main(["erase", talk.id]) == 0

    assert place.traces() == []
    assert place.traces(talk.id) == []
    assert "Backups made before still hold it" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["export", "erase"])
def test_an_id_or_code_that_opens_nothing_is_named(
    place: Place, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert place.gateway.folder.is_dir()

    assert main([command, "GZ-0000-0000"]) == 1
    assert "no conversation with the id or the case code GZ-0000-0000" in capsys.readouterr().err
