"""The action server: our actions behind rasa-sdk, on loopback. ``ACTIONS_PORT`` says where."""

import os
import sys

from bot.content import RunningContent, Standing
from bot.serving.places import ROOT
from policy_rules import PolicyError


def main() -> None:
    """Serve until stopped."""
    # Left alone, rasa-sdk listens to the whole network, without any authentication.
    os.environ.setdefault("SANIC_HOST", "127.0.0.1")
    from rasa_sdk.endpoint import run

    sys.path.insert(0, str(ROOT))
    try:
        RunningContent(_tell).follow_signals()
    except PolicyError as error:
        sys.exit(str(error))
    run("actions", port=int(os.environ["ACTIONS_PORT"]), cors_origins=None)


def _tell(standing: Standing) -> None:
    if standing.refused is None:
        sys.stderr.write(f"content reloaded: {standing.versions}\n")
    else:
        sys.stderr.write(f"content refused, the old one stays in force:\n{standing.refused}\n")


if __name__ == "__main__":
    main()
