"""Measure both bots with the same load and print a table."""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

from bench.conversation import bots
from bench.conversation.load import Latencies, run
from bench.conversation.processes import weigh

AT_ONCE = 8
Starter = Callable[[Path], AbstractContextManager[bots.Running]]
Figures = dict[str, float]
ROWS = {
    "start": "start until the first answer, s",
    "memory": "memory of all processes, MB",
    "cpu": "processor time of a turn, ms",
    "p50": "one conversation at a time: p50, ms",
    "p95": "one conversation at a time: p95, ms",
    "p50_8": f"{AT_ONCE} at once: p50, ms",
    "p95_8": f"{AT_ONCE} at once: p95, ms",
    "rate_8": f"{AT_ONCE} at once: turns per second",
}


def main() -> None:
    """Start one bot after the other, several rounds, and compare medians."""
    parser = argparse.ArgumentParser(prog="python -m bench.conversation", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="how often each bot is started and measured")
    parser.add_argument("--conversations", type=int, default=40, help="of four turns each, a load")
    starters = _starters()
    parser.add_argument("--only", choices=starters, nargs="+", default=list(starters), help="measure these")
    asked = parser.parse_args()
    starters = {name: starters[name] for name in starters if name in asked.only}
    found: dict[str, list[Figures]] = {name: [] for name in starters}
    for _ in range(asked.rounds):
        for name, starter in starters.items():
            found[name].append(_measure(starter, asked.conversations))
    _print({name: _medians(rounds) for name, rounds in found.items()})


def _starters() -> dict[str, Starter]:
    """Ours; the stock bot; the same without validation of its form; the same with rules as its only policy."""
    return {
        "ours": bots.ours,
        "stock": bots.stock,
        "bare": partial(bots.stock, domain="domain/bot.yml"),
        "rules": partial(bots.stock, config="config.rules.yml"),
    }


def _measure(starter: Starter, conversations: int) -> Figures:
    with tempfile.TemporaryDirectory() as folder, starter(Path(folder)) as bot:
        asyncio.run(run(bot.converse, 5, 1, 100_000))
        before = weigh(bot.pids)
        alone = asyncio.run(run(bot.converse, conversations, 1, 0))
        crowd = asyncio.run(run(bot.converse, conversations * 2, AT_ONCE, conversations))
        after = weigh(bot.pids)
        turns = 4 * conversations * 3
        return _figures(bot, alone, crowd, after.megabytes, 1000 * (after.cpu_seconds - before.cpu_seconds) / turns)


def _figures(bot: bots.Running, alone: Latencies, crowd: Latencies, megabytes: float, cpu: float) -> Figures:
    return {
        "start": bot.start_seconds,
        "memory": megabytes,
        "cpu": cpu,
        "p50": alone.p50,
        "p95": alone.p95,
        "p50_8": crowd.p50,
        "p95_8": crowd.p95,
        "rate_8": crowd.per_second,
    }


def _medians(rounds: list[Figures]) -> Figures:
    return {name: statistics.median(one[name] for one in rounds) for name in ROWS}


def _print(medians: dict[str, Figures]) -> None:
    peers = [name for name in medians if name != "ours"] if "ours" in medians else []
    heads = [*medians, *(f"ours / {peer}" for peer in peers)]
    print("|".join(["", " ", *(f" {head} " for head in heads), ""]))
    print("|" + "---|" * (len(heads) + 1))
    for row, label in ROWS.items():
        values = [f"{figures[row]:.1f}" for figures in medians.values()]
        ratios = [f"{medians['ours'][row] / medians[peer][row]:.2f}" for peer in peers]
        print("|".join(["", f" {label} ", *(f" {value} " for value in [*values, *ratios]), ""]))


if __name__ == "__main__":
    main()
