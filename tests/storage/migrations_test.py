"""Migrations lead to exactly the schema that the code uses."""

import importlib
import pkgutil
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect

import bot.storage
from bot.storage import command_line
from bot.storage.database import Database, make_engine
from bot.storage.migrate import alembic_config, upgrade
from bot.storage.schema import Base

# Each topic has a schema module of its own; all of them belong to the comparison.
for module in pkgutil.iter_modules(bot.storage.__path__):
    if module.name.endswith("schema"):
        importlib.import_module(f"bot.storage.{module.name}")
TABLES = {"conversations", "turns", "decisions", "consents", "cases"}


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """An empty database."""
    return make_engine(f"sqlite:///{tmp_path / 'a.db'}")


def test_a_migrated_database_has_exactly_the_tables_of_the_schema(engine: Engine) -> None:
    upgrade(engine)

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        changes = compare_metadata(context, Base.metadata)
    assert changes == []
    assert set(inspect(engine).get_table_names()) >= TABLES


def test_migrating_twice_changes_nothing(engine: Engine) -> None:
    upgrade(engine)
    before = inspect(engine).get_table_names()
    upgrade(engine)

    assert inspect(engine).get_table_names() == before


def test_every_migration_can_be_taken_back(engine: Engine) -> None:
    upgrade(engine)
    with engine.begin() as connection:
        command.downgrade(alembic_config(connection), "base")

    assert inspect(engine).get_table_names() == ["alembic_version"]


def test_the_command_migrates_the_database_it_is_told(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new' / 'a.db'}"

    assert command_line.migrate(["--database-url", url]) == 0
    assert set(inspect(Database(url).engine).get_table_names()) >= TABLES


def test_the_command_names_an_address_that_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        command_line.migrate(["--database-url", "nonsense"])

    assert stopped.value.code == 2
    assert "DATABASE_URL" in capsys.readouterr().err
