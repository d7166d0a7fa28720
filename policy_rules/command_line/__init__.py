"""The ``policy-rules`` command.

Exit codes: 0 done, 1 problems or differences were found, 2 the input cannot be used (one line on standard error says
why).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from policy_rules.command_line.inputs import UnusableInputError
from policy_rules.command_line.registry import commands
from policy_rules.errors import FactsError, PolicyError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; see :mod:`policy_rules.command_line` for the exit codes."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except (UnusableInputError, PolicyError, FactsError) as error:
        print(f"policy-rules: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="policy-rules", description="Decide which pathways of a policy are open.")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in commands():
        subparser = subparsers.add_parser(command.NAME, help=command.ABOUT, description=command.ABOUT)
        command.describe(subparser)
        subparser.set_defaults(run=command.run)
    return parser
