"""What an operator's command works on: the databases and the secret that the settings name."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from bot.gateway.settings import Settings, SettingsError, read_settings
from bot.storage.backup import Stores
from bot.storage.database import Database
from bot.storage.migrate import upgrade

ONLY_OURS = 0o077


class OperatorError(Exception):
    """Nothing was done; the message says why, in one sentence."""


def settings_here() -> Settings:
    """The settings of this environment."""
    try:
        return read_settings(os.environ)
    except SettingsError as error:
        raise OperatorError(str(error)) from None


@contextmanager
def stores_of(settings: Settings) -> Iterator[Stores]:
    """Open both databases and close them again."""
    # What is made here, a database, say, belongs to whoever runs the command and to nobody else on the machine.
    before = os.umask(ONLY_OURS)
    database, tracker = Database(settings.database_url), Database(settings.tracker_url)
    try:
        yield Stores(database, tracker)
    finally:
        database.close()
        tracker.close()
        os.umask(before)


@contextmanager
def stores_up_to_date(settings: Settings) -> Iterator[Stores]:
    """Open both databases, ours in the schema of this program."""
    with stores_of(settings) as stores:
        upgrade(stores.database.engine)
        yield stores


def say(line: str) -> None:
    """Write a line for the operator."""
    sys.stdout.write(f"{line}\n")


def refuse(error: Exception) -> int:
    """Say why nothing was done."""
    sys.stderr.write(f"{error}\n")
    return 1
