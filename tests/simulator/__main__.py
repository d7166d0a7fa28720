"""``python -m tests.simulator --people 5000``: let made-up people talk to the bot and say what came of it."""

from __future__ import annotations

import argparse
import sys

from tests.simulator.report import simulate


def main() -> int:
    """Simulate; the exit code says whether all was well."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulator", description=__doc__)
    parser.add_argument("--people", type=int, default=300, help="how many people (default 300)")
    parser.add_argument("--seed", type=int, default=1, help="other people for another number (default 1)")
    parser.add_argument("--closely", type=int, default=100, help="for how many every question is checked (default 100)")
    asked = parser.parse_args()
    report = simulate(asked.people, seed=asked.seed, look_closely_at=asked.closely)
    sys.stdout.write(
        f"{report.people} people\n"
        f"{len(report.wrong)} decided otherwise than on their hidden facts\n"
        f"{len(report.repeated)} asked the same twice\n"
        f"{report.mean:.2f} questions a person, at most {report.above_best:.2f} more than in the best possible order\n"
        f"{len(report.idle)} questions that could not matter, looked at for {min(asked.closely, asked.people)} people\n"
    )
    for person in report.wrong[:3]:
        sys.stdout.write(f"wrong: {person}\n")
    for person, fact in report.idle[:3]:
        sys.stdout.write(f"idle: {fact}: {person}\n")
    return 1 if report.wrong or report.repeated or report.idle or report.above_best > 1 else 0


if __name__ == "__main__":
    sys.exit(main())
