"""``policy-assistant serve ROLE``: one server in this process, told by the environment only, until SIGTERM.

This is how the parts run on several machines; `policy-assistant run` starts them all on one.
"""

import argparse
import os
import runpy
import sys
from collections.abc import Callable, Mapping, Sequence

from bot.gateway.settings import DEFAULT_RASA_URL
from bot.serving.freshness import model_path
from bot.storage.location import LocationError, tracker_url

DEFAULT_ACTIONS_URL = "http://127.0.0.1:5055"
Environment = dict[str, str]


def main(argv: Sequence[str]) -> int:
    """Run the server; what ends it also ends this process."""
    parser = argparse.ArgumentParser(
        prog="policy-assistant serve", description="Run one server of the assistant; the environment says how."
    )
    parser.add_argument("role", choices=sorted(ROLES))
    role = parser.parse_args(argv).role
    module, prepare = ROLES[role]
    try:
        os.environ.update(prepare(os.environ))
    except LocationError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.argv = [module]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
    return 0


def _gateway(environ: Mapping[str, str]) -> Environment:
    return {"RASA_URL": environ.get("RASA_URL") or DEFAULT_RASA_URL}


def _rasa(environ: Mapping[str, str]) -> Environment:
    return {
        "ACTIONS_URL": environ.get("ACTIONS_URL") or DEFAULT_ACTIONS_URL,
        "RASA_HOST": environ.get("RASA_HOST") or "127.0.0.1",
        "RASA_PORT": environ.get("RASA_PORT") or _port(DEFAULT_RASA_URL),
        "RASA_MODEL": environ.get("RASA_MODEL") or str(model_path()),
        "RASA_TRACKER_DB": tracker_url(environ),
    }


def _actions(environ: Mapping[str, str]) -> Environment:
    return {
        "SANIC_HOST": environ.get("ACTIONS_HOST") or "127.0.0.1",
        "ACTIONS_PORT": environ.get("ACTIONS_PORT") or _port(DEFAULT_ACTIONS_URL),
    }


def _port(address: str) -> str:
    return address.rpartition(":")[2]


ROLES: dict[str, tuple[str, Callable[[Mapping[str, str]], Environment]]] = {
    "gateway": ("bot.gateway", _gateway),
    "rasa": ("bot.serving.rasa_server", _rasa),
    "actions": ("bot.serving.action_server", _actions),
}
