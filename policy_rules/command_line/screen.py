"""``policy-rules screen``: a whole roster at once."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from policy_rules.command_line import inputs

NAME = "screen"
ABOUT = "a roster (CSV or Parquet) in; every person's result, bad rows, a summary and a picture out"

NEEDED = "screen needs numpy, pyarrow and tqdm: pip install --require-hashes -r requirements/population.txt"


def describe(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("--policy", help="the policy's id; needed when there are several")
    parser.add_argument("--as-of", help="the day asked about (YYYY-MM-DD); default: today in Asia/Shanghai")
    parser.add_argument("--reading", action="append", default=[], metavar="NAME=VALUE", help="switch a reading")
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="result file, Parquet or .csv; default: ROSTER.result.parquet"
    )
    parser.add_argument("--id", metavar="COLUMN", help="a column to pass through (a staff number; never a name)")
    parser.add_argument("--chinese", action="store_true", help="headings and words of the result in Chinese")
    parser.add_argument("--verify", type=int, default=0, metavar="N", help="decide about N rows once more, one by one")
    parser.add_argument("--template", metavar="FILE", help="write a CSV to start from, and nothing else")
    parser.add_argument("roster", nargs="?", help="the roster; the first row holds the headings")


def run(options: argparse.Namespace) -> int:
    """Screen a roster, or write a template."""
    policy = inputs.chosen_policy(options)
    try:
        from policy_rules.population.command import Order, screen_roster
        from policy_rules.population.roster.headers import RosterError
        from policy_rules.population.roster.template import write_template
        from policy_rules.population.verification import DifferenceError
    except ModuleNotFoundError as error:
        raise inputs.UnusableInputError(f"{NEEDED} ({error})") from None
    if options.template:
        write_template(policy, Path(options.template))
        return 0
    if not options.roster:
        message = "screen needs a roster, or --template FILE"
        raise inputs.UnusableInputError(message)
    roster = Path(options.roster)
    order = Order(
        policy=policy,
        as_of=inputs.day(options.as_of),
        roster=roster,
        output=Path(options.output) if options.output else roster.with_suffix(".result.parquet"),
        chinese=options.chinese,
        id_column=options.id,
        verify=options.verify,
    )
    try:
        return screen_roster(order)
    except (RosterError, OSError) as error:
        raise inputs.UnusableInputError(str(error)) from None
    except DifferenceError as error:
        print(f"policy-rules: {error}", file=sys.stderr)
        return 1
