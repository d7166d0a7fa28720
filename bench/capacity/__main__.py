"""Put the whole assistant under load and say what each of its processes used; docs/capacity.md does the sums."""

from __future__ import annotations

import argparse
import asyncio
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.conversation import bots
from bench.conversation.load import Latencies, run
from bench.conversation.processes import Weight, family, weigh
from tests.support.stores import postgresql, redis_server

TURNS = len(bots.OUR_TURNS) + 1
"""The greeting is a turn too."""
NAMES = {"bot.gateway": "gateway", "bot.serving.rasa_server": "Rasa", "bot.serving.action_server": "action server"}
LOADS = (1, 4, 16)


def main() -> None:
    """Measure, and print two tables."""
    parser = argparse.ArgumentParser(prog="python -m bench.capacity", description=__doc__)
    parser.add_argument("--conversations", type=int, default=60, help="of five turns each, a load")
    parser.add_argument("--shared", action="store_true", help="with PostgreSQL and Redis instead of SQLite and memory")
    asked = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        _stores(Path(folder), shared=asked.shared) as settings,
        bots.ours(Path(folder), settings) as bot,
    ):
        _measure(bot, asked.conversations)
        if not asked.shared:
            _print_storage(Path(folder) / "assistant.db")


@contextmanager
def _stores(folder: Path, *, shared: bool) -> Iterator[dict[str, str]]:
    if not shared:
        yield {}
        return
    (folder / "redis").mkdir()
    with postgresql() as database, redis_server(folder / "redis") as redis:
        yield {"DATABASE_URL": database.make("assistant"), "REDIS_URL": redis.url}


def _measure(bot: bots.Running, conversations: int) -> None:
    asyncio.run(run(bot.converse, 5, 1, 0))
    servers = _servers(bot.pids[0])
    before = {name: weigh([pid]) for name, pid in servers.items()}
    print("| conversations at once | p50, ms | p95, ms | turns per second |\n|---|---|---|---|")
    for at_once in LOADS:
        found: Latencies = asyncio.run(run(bot.converse, conversations, at_once, 0))
        print(f"| {at_once} | {found.p50:.0f} | {found.p95:.0f} | {found.per_second:.1f} |")
    print("\n| process | processor time of a turn, ms | memory, MB |\n|---|---|---|")
    turns = conversations * len(LOADS) * TURNS
    for name, pid in servers.items():
        _print_process(name, before[name], weigh([pid]), turns)


def _print_process(name: str, before: Weight, after: Weight, turns: int) -> None:
    cpu = 1000 * (after.cpu_seconds - before.cpu_seconds) / turns
    print(f"| {name} | {cpu:.1f} | {after.megabytes:.0f} |")


def _servers(supervisor: int) -> dict[str, int]:
    found = {}
    for pid in family(supervisor):
        words = Path(f"/proc/{pid}/cmdline").read_bytes().decode().split("\0")
        for word in words:
            if word in NAMES:
                found[NAMES[word]] = pid
    return found


def _print_storage(file: Path) -> None:
    database = sqlite3.connect(file)
    conversations = database.execute("SELECT count(*) FROM conversations").fetchone()[0]
    pages, size = (database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    print(f"\nDatabase and tracker: {pages * size / conversations / 1024:.0f} KiB a conversation of {TURNS} turns")


if __name__ == "__main__":
    main()
