"""The action server: our actions behind rasa-sdk, on loopback. ``ACTIONS_PORT`` says where."""

import os
import sys
from functools import partial
from typing import Any

from bot.content import RunningContent, Standing
from bot.serving.places import ROOT
from bot.serving.rehearsal import run_and_rehearse
from bot.serving.settled import settle
from policy_rules import PolicyError


def main() -> None:
    """Serve until stopped."""
    # Left alone, rasa-sdk listens to the whole network, without any authentication.
    os.environ.setdefault("SANIC_HOST", "127.0.0.1")
    from rasa_sdk import endpoint

    sys.path.insert(0, str(ROOT))
    try:
        RunningContent(_tell).follow_signals()
    except PolicyError as error:
        sys.exit(str(error))
    _rehearse_turns()
    settle()
    # On loopback no browser asks whether it may.
    endpoint.configure_cors = lambda *_: None
    endpoint.run("actions", port=int(os.environ["ACTIONS_PORT"]), cors_origins=None)


def _rehearse_turns() -> None:
    """Let the server answer what Rasa would ask next, too."""
    from rasa_sdk.executor import ActionExecutor

    run_one = ActionExecutor.run

    async def run_turn(executor: ActionExecutor, call: dict[str, Any]) -> dict[str, Any] | None:
        return await run_and_rehearse(partial(run_one, executor), call)

    ActionExecutor.run = run_turn


def _tell(standing: Standing) -> None:
    if standing.refused is None:
        sys.stderr.write(f"content reloaded: {standing.versions}\n")
    else:
        sys.stderr.write(f"content refused, the old one stays in force:\n{standing.refused}\n")


if __name__ == "__main__":
    main()
