"""Words that nobody says by chance, and looking for them wherever something may be kept."""

import json
from pathlib import Path

from redis import Redis
from sqlalchemy import MetaData, inspect, select

from bot.storage.database import Database

WORD = "金丝雀8731"
# Who was counted how often is in the name of a key for a minute. What a person said may not be in Redis at all.
SOON = 60


def spellings(word: str) -> set[bytes]:
    """The word as files may hold it: plain, escaped as JSON does, and as wide characters."""
    return {word.encode(), json.dumps(word)[1:-1].encode(), word.encode("utf-16-le")}


def in_files(folder: Path, word: str = WORD) -> list[str]:
    """Names of the files that hold the word, whatever kind of file."""
    needles = spellings(word)
    files = [file for file in sorted(folder.rglob("*")) if file.is_file()]
    return [file.name for file in files if any(needle in file.read_bytes() for needle in needles)]


def in_tables(database: Database, word: str = WORD) -> list[str]:
    """Names of the tables that hold the word; every table of the database, also those that nobody told us of."""
    found, metadata = [], MetaData()
    metadata.reflect(database.engine)
    needles = spellings(word)
    with database.engine.connect() as connection:
        for name in sorted(inspect(database.engine).get_table_names()):
            rows = connection.execute(select(metadata.tables[name])).all()
            content = json.dumps([list(row) for row in rows], default=_written, ensure_ascii=False).encode()
            if any(needle in content for needle in needles):
                found.append(name)
    return found


def _written(value: object) -> str:
    return bytes(value).decode("utf-8", "replace") if isinstance(value, (bytes, memoryview)) else str(value)


def in_redis(url: str, word: str = WORD) -> list[str]:
    """Keys that hold the word, in their name or in what they stand for, and that Redis itself does not soon forget."""
    client, needles = Redis.from_url(url), spellings(word)
    dumped = {key: bytes(key) + (client.dump(key) or b"") for key in client.scan_iter("*", count=1000)}
    found = [key for key, content in dumped.items() if any(one in content for one in needles)]
    return [key.decode("utf-8", "replace") for key in found if not 0 <= client.ttl(key) <= SOON]
