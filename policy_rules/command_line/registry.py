"""Which commands there are.

A command is a module of this package with ``NAME``, ``ABOUT``, ``describe(parser)`` and ``run(options) -> exit code``.
To add one, write the module and name it here. What is heavy (numpy, the checks) it imports inside ``run``: the command
line starts in well under a second.
"""

from __future__ import annotations

import argparse
from typing import Protocol

from policy_rules.command_line import check, decide, diff, explain, graph, new, preview, screen


class Command(Protocol):
    """One command."""

    NAME: str
    ABOUT: str

    def describe(self, parser: argparse.ArgumentParser) -> None:
        """Add the command's options."""

    def run(self, options: argparse.Namespace) -> int:
        """Do it; the exit code."""


COMMANDS: tuple[Command, ...] = (decide, explain, check, screen, diff, preview, graph, new)


def commands() -> tuple[Command, ...]:
    """All commands, in the order of the help."""
    return COMMANDS
