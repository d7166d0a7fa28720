"""``policy-assistant move``: from one database to another."""

import argparse
import os
from collections.abc import Sequence

from sqlalchemy import make_url

from bot.operating.backup import table_of
from bot.operating.surroundings import refuse, say
from bot.storage.copying import CopyError
from bot.storage.location import LocationError, database_url, tracker_url
from bot.storage.migrate import SchemaError
from bot.storage.moving import move

NEXT = """Copied and read again. The old database is as it was. Now set
  DATABASE_URL={target}
  ASSISTANT_SECRET to what it was (without one: to what the file assistant.secret beside the old database holds)
  REDIS_URL, if more than one gateway is to run
and start the assistant."""


def main(argv: Sequence[str]) -> int:
    """Copy everything that is stored into another, empty database; 1 where it was not done."""
    parser = argparse.ArgumentParser(
        prog="policy-assistant move",
        description="Copy everything that is stored into another, empty database, all or nothing. "
        "Stop the assistant first. Moving back is the same with the addresses exchanged.",
    )
    parser.add_argument("--from", dest="source", help="instead of the database of DATABASE_URL (and RASA_TRACKER_DB)")
    parser.add_argument("--to", dest="target", required=True, help="such as postgresql://user:password@host/name")
    asked = parser.parse_args(list(argv))
    environ = {"DATABASE_URL": asked.source} if asked.source else os.environ
    try:
        source, tracker = database_url(environ), tracker_url(environ)
        target = database_url({"DATABASE_URL": asked.target})
        sums = move(source, tracker, target)
    except (LocationError, CopyError, SchemaError) as error:
        return refuse(error)
    for line in table_of(sums):
        say(line)
    say(NEXT.format(target=make_url(target).render_as_string(hide_password=True)))
    return 0
