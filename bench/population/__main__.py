"""``python -m bench.population``: a whole roster against one person at a time and against OpenFisca; and the command.

The first two tables run in the environment of ``bench.core`` (the peers are installed there on first use), the third
one starts ``policy-rules screen`` as people do, in the ordinary environment.
"""

from __future__ import annotations

import argparse
import subprocess
import sys

from bench.core import environment


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m bench.population", description=__doc__)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--part", choices=("ratios", "command"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.part == "ratios":
        from bench.population import ratios

        ratios.run(options.people, options.rounds)
    elif options.part == "command":
        from bench.population import command

        command.run(options.people)
    else:
        same = ["-m", "bench.population", "--people", str(options.people), "--rounds", str(options.rounds)]
        for python, part in ((str(environment.make(environment.OURS)), "ratios"), (sys.executable, "command")):
            subprocess.run([python, *same, "--part", part], check=True, cwd=environment.ROOT)


main()
