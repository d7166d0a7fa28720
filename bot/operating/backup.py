"""``policy-assistant backup`` and ``policy-assistant restore``."""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bot import clock
from bot.gateway.settings import Settings
from bot.operating.surroundings import OperatorError, refuse, say, settings_here, stores_of, stores_up_to_date
from bot.serving.control import is_controlled
from bot.serving.places import LOGS
from bot.storage.backup import back_up, check
from bot.storage.backup_file import BackupError
from bot.storage.checksums import TableSum
from bot.storage.migrate import SchemaError
from bot.storage.restore import Restored, restore

SHOWN_FAULTS = 5
RUNNING = "The assistant is running here and would write in between. Stop it first, then restore. Nothing was changed."


def backup_command(argv: Sequence[str]) -> int:
    """Write everything that is stored into a file, or check such a file."""
    parser = argparse.ArgumentParser(
        prog="policy-assistant backup", description="Write everything that is stored into FILE; the assistant may run."
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--check", action="store_true", help="write nothing; read FILE and say what is in it")
    parser.add_argument("--plain", action="store_true", help="do not seal the file: who can read it, reads everything")
    asked = parser.parse_args(list(argv))
    try:
        settings = settings_here()
        if asked.check:
            sums = check(asked.file, settings.secret)
        else:
            with stores_up_to_date(settings) as stores:
                sums = back_up(stores, asked.file, settings.secret, clock.now(), sealed=not asked.plain)
    except (OperatorError, BackupError, SchemaError) as error:
        return refuse(error)
    _say_all(table_of(sums))
    say(f"{'Checked' if asked.check else 'Written and read again'}: {asked.file}")
    return 0


def restore_command(argv: Sequence[str]) -> int:
    """Put a backup back; 1 where it was not, or where what was restored is not sound."""
    parser = argparse.ArgumentParser(
        prog="policy-assistant restore", description="Put a backup back. Stop the assistant first."
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--replace", action="store_true", help="give up what the database holds now")
    asked = parser.parse_args(list(argv))
    try:
        settings = _settings_at_rest()
        with stores_of(settings) as stores:
            restored = restore(stores, asked.file, settings.secret, replace=asked.replace)
    except (OperatorError, BackupError) as error:
        return refuse(error)
    _say_all(table_of(restored.sums))
    _say_all(_findings(restored))
    return 0 if restored.is_sound else 1


def table_of(sums: Iterable[TableSum]) -> Iterator[str]:
    """Tell row count and checksum of every table."""
    yield f"{'table':24}{'rows':>10}  checksum"
    for one in sums:
        yield f"{one.name:24}{one.rows:>10}  {one.digest[:16]}"


def _settings_at_rest() -> Settings:
    if is_controlled(LOGS):
        raise OperatorError(RUNNING)
    return settings_here()


def _findings(restored: Restored) -> Iterator[str]:
    yield f"Restored as of {restored.header.created_at}; every row count and checksum is that of the manifest."
    yield from restored.decisions.lines()
    yield from restored.trail_faults[:SHOWN_FAULTS]
    if restored.trail_faults:
        yield f"The audit trail does NOT hold ({len(restored.trail_faults)} faults). Was it the same ASSISTANT_SECRET?"
    else:
        yield "The audit trail holds."


def _say_all(lines: Iterable[str]) -> None:
    for line in lines:
        say(line)
