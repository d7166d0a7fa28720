"""``python -m bench.core``: the decision core against its peers, as a Markdown table.

Makes the peers' environment on first use, then runs itself in it.
"""

from __future__ import annotations

import argparse
import os
import sys

from bench.core import environment


def main() -> None:
    """Check, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m bench.core", description=__doc__)
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--python", default=environment.OURS, help="version or path of the Python to run on")
    parser.add_argument("--memory-of", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not environment.is_active():
        python = str(environment.make(options.python))
        os.chdir(environment.ROOT)
        os.execv(python, [python, "-m", "bench.core", *sys.argv[1:]])  # noqa: S606  # our own program, our own Python
    from bench.core import memory, report

    if options.memory_of:
        print(memory.grown_by(options.memory_of))
    else:
        report.run(options.rounds)


main()
