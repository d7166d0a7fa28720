"""``policy-assistant reload``: new policy content or a new model, while the assistant goes on answering."""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bot.content import Standing, read_report
from bot.serving.control import NobodyThereError, Say, ask
from bot.serving.places import LOGS
from bot.serving.processes import Server
from bot.serving.train import say

POLL_SECONDS = 0.1
PATIENCE_SECONDS = 330.0
NOBODY = (
    "No assistant that `policy-assistant run` started is running here. Elsewhere, send SIGHUP to each gateway and "
    "action server; a new model comes with a rolling restart of the Rasa servers."
)


def main(argv: Sequence[str]) -> int:
    """Ask the running assistant; 1 where what it had stays in force."""
    parser = argparse.ArgumentParser(
        prog="policy-assistant reload", description="Take new policy content (or a new model) without stopping."
    )
    parser.add_argument("--model", action="store_true", help="train if needed and change to the new model instead")
    parser.add_argument("--logs", type=Path, default=LOGS, help="the folder that `run` was given (default: var/log)")
    asked = parser.parse_args(argv)
    try:
        return 0 if ask(asked.logs, "model" if asked.model else "content", say) else 1
    except NobodyThereError:
        sys.stderr.write(f"{NOBODY}\n")
        return 1


def reload_content(holders: Sequence[tuple[Server, Path]], tell: Say) -> bool:
    """Have each server read the content anew, one after the other; the first one that refuses it ends the attempt."""
    for server, report in holders:
        standing = _after_hangup(server, report)
        if standing is None:
            tell(f"{server.name}: no answer. Is it running? Its log: {server.log}")
            return False
        if standing.refused is not None:
            tell(f"{server.name}: refused, the content it had stays in force. What is wrong:")
            tell(standing.refused)
            return False
        versions = ", ".join(f"{policy} {version}" for policy, version in standing.versions.items())
        tell(f"{server.name}: {versions}")
    return True


def _after_hangup(server: Server, report: Path) -> Standing | None:
    attempts = read_report(report).attempts
    if not server.hang_up():
        return None
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and server.exit_code() is None:
        standing = read_report(report)
        if standing.attempts != attempts:
            return standing
        time.sleep(POLL_SECONDS)
    return None
