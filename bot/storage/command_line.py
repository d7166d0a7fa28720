"""The commands `policy-assistant migrate` and `policy-assistant replay`."""

import argparse
import os
import sys
from collections.abc import Sequence

from bot.storage.database import Database
from bot.storage.decisions import DecisionStore
from bot.storage.location import LocationError, database_url
from bot.storage.migrate import SchemaError, upgrade
from bot.storage.replay import exported
from bot.storage.replay import replay as recompute


def migrate(argv: Sequence[str] = ()) -> int:
    """Bring the database to the schema of this version."""
    database = _database(argv, "policy-assistant migrate", "bring the database up to date")
    try:
        upgrade(database.engine)
    except SchemaError as error:
        return refused(error)
    finally:
        database.close()
    return 0


def replay(argv: Sequence[str] = ()) -> int:
    """Recompute stored decisions; 1 where one of them differs. With --export, write what each was asked."""
    export = "--export" in argv
    database = _database(argv, "policy-assistant replay", "recompute stored decisions and report differences")
    try:
        upgrade(database.engine)
        records = DecisionStore(database).all()
        if export:
            sys.stdout.writelines(f"{line}\n" for line in exported(records))
            return 0
        report = recompute(records)
    except SchemaError as error:
        return refused(error)
    finally:
        database.close()
    sys.stdout.writelines(f"{line}\n" for line in report.lines())
    return 1 if report.differences else 0


def refused(error: Exception) -> int:
    """Say in one sentence why nothing was done."""
    sys.stderr.write(f"{error}\n")
    return 1


def _database(argv: Sequence[str], program: str, purpose: str) -> Database:
    parser = argparse.ArgumentParser(prog=program, description=purpose)
    parser.add_argument("--database-url", help="instead of the one of DATABASE_URL")
    if program.endswith("replay"):
        parser.add_argument(
            "--export", action="store_true", help="write the stored facts and days, a JSON object a line"
        )
    asked = parser.parse_args(list(argv)).database_url
    try:
        return Database(database_url({"DATABASE_URL": asked} if asked else os.environ))
    except LocationError as error:
        parser.error(str(error))
