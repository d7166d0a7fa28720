"""Rasa as a server on loopback: the REST channel and readiness, nothing else.

``RASA_HOST``, ``RASA_PORT`` and ``RASA_MODEL`` say where and with what; ``RASA_TENSORFLOW=on`` lets Rasa load
TensorFlow, for a pipeline that has neural networks in it.
"""

import asyncio
import logging
import os
import sys
from pathlib import Path

from bot.serving import rasa_patches
from bot.serving.foreseen_calls import foresee_calls
from bot.serving.needless import leave_out_the_needless
from bot.serving.places import CREDENTIALS, ENDPOINTS
from bot.serving.quick_calls import call_actions_quickly
from bot.serving.quick_graph import run_graph_quickly
from bot.serving.quick_rules import find_rules_quickly
from bot.serving.quick_trackers import copy_trackers_quickly
from bot.serving.settled import settle_when_loaded
from bot.serving.soundness import fault_of
from bot.serving.whole_turns import take_turns_whole

KNOWN_RASA = "3.6.21"


def main() -> None:
    """Serve until stopped; with a model that is not whole, say so and end."""
    fault = fault_of(Path(os.environ["RASA_MODEL"]))
    if fault is not None:
        sys.exit(fault)
    rasa_patches.load_rasa("rasa.core.run", tensorflow=os.environ.get("RASA_TENSORFLOW", "off") == "on")
    hurry_rasa(_log_level())
    rasa_patches.end_without_a_model()
    settle_when_loaded()
    take_turns_whole()
    _serve(host=os.environ.get("RASA_HOST", "127.0.0.1"), port=int(os.environ["RASA_PORT"]))


def hurry_rasa(level: int) -> None:
    """Change Rasa, which must have been imported: it answers the same in a third of the time.

    Any other version than the one these changes were compared with is left as it is.
    """
    import rasa

    if rasa.__version__ != KNOWN_RASA:
        sys.stderr.write(f"Rasa {rasa.__version__} is not {KNOWN_RASA}: it is left as it is, and slower.\n")
        return
    rasa_patches.check_action_responses_quickly()
    rasa_patches.find_kinds_of_events_quickly()
    call_actions_quickly()
    foresee_calls()
    run_graph_quickly()
    find_rules_quickly()
    copy_trackers_quickly()
    leave_out_the_needless(level)


def _serve(host: str, port: int) -> None:
    from rasa.core.run import serve_application
    from rasa.core.utils import AvailableEndpoints
    from rasa.utils.common import configure_logging_and_warnings
    from rasa.utils.log_utils import configure_structlog

    level = _log_level()
    configure_logging_and_warnings(level, None, warn_only_once=True, filter_repeated_logs=True)
    configure_structlog(level)
    asyncio.set_event_loop(asyncio.new_event_loop())
    serve_application(
        model_path=os.environ["RASA_MODEL"],
        interface=host,
        port=port,
        credentials=str(CREDENTIALS),
        endpoints=AvailableEndpoints.read_endpoints(str(ENDPOINTS)),
        enable_api=False,
    )


def _log_level() -> int:
    return int(logging.getLevelName(os.environ.get("LOG_LEVEL", "WARNING")))


if __name__ == "__main__":
    main()
