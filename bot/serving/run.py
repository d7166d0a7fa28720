"""``policy-assistant run``: the whole assistant with one command."""

import argparse
import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.gateway.settings import Settings, SettingsError, read_settings
from bot.serving.freshness import model_path
from bot.serving.places import LOGS, ROOT
from bot.serving.ports import LOOPBACK, free_port, is_taken
from bot.serving.processes import Server
from bot.serving.supervisor import StartError, Supervised, Supervisor
from bot.serving.train import say

START_SECONDS = 180.0
ONLY_OURS = 0o077


def main(argv: Sequence[str]) -> int:
    """Train if needed, start everything, say where it is, and stop everything on Ctrl-C or SIGTERM."""
    parser = argparse.ArgumentParser(prog="policy-assistant run", description="Start the whole assistant.")
    parser.add_argument("--addresses", type=Path, help="when ready, write the addresses of the servers into this file")
    parser.add_argument("--logs", type=Path, default=LOGS, help="folder of the servers' logs (default: var/log)")
    asked = parser.parse_args(argv)
    # What is stored belongs to whoever runs this, and to nobody else on the machine.
    os.umask(ONLY_OURS)
    try:
        settings = read_settings(os.environ)
        _check_port(settings)
        _train_if_stale()
        return _serve(settings, asked.logs, asked.addresses)
    except (SettingsError, StartError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        return 130


def _check_port(settings: Settings) -> None:
    if is_taken(settings.host, settings.port):
        raise StartError(f"Port {settings.port} is in use. Choose another one: PORT={settings.port + 1} make run")


def _train_if_stale() -> None:
    if model_path().exists():
        return
    # In a process of its own, which ends with this one: what the training loads is not needed afterwards.
    command = [sys.executable, "-m", "bot.serving.child", "bot.command_line", "train"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE) as training:  # noqa: S603 - our own module
        if training.wait() != 0:
            raise StartError("Without a model the assistant cannot start.")


def _serve(settings: Settings, logs: Path, addresses_file: Path | None) -> int:
    actions, rasa = (f"http://{LOOPBACK}:{free_port()}" for _ in range(2))
    gateway = f"http://{_reachable(settings.host)}:{settings.port}"
    supervisor = Supervisor(_servers(settings, logs, gateway=gateway, rasa=rasa, actions=actions), say)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: supervisor.request_stop())
    try:
        say("Starting the action server, Rasa and the gateway …")
        if supervisor.start(START_SECONDS):
            say(_welcome(gateway, logs))
            if addresses_file:
                _write(addresses_file, {"url": gateway, "rasa_url": rasa, "actions_url": actions})
            supervisor.watch()
        say("Stopping …")
    finally:
        supervisor.stop()
    return 0


def _write(file: Path, addresses: dict[str, str]) -> None:
    """Write in one step: whoever waits for the file finds it whole."""
    unfinished = file.with_suffix(".part")
    unfinished.write_text(json.dumps(addresses))
    unfinished.replace(file)


def _servers(settings: Settings, logs: Path, *, gateway: str, rasa: str, actions: str) -> list[Supervised]:
    common = {
        "RASA_URL": rasa,
        "ACTIONS_URL": actions,
        "RASA_TRACKER_DB": settings.tracker_url,
        "DATABASE_URL": settings.database_url,
    }

    def server(name: str, module: str, health: str, **extra: str) -> Supervised:
        log = logs / f"{name.replace(' ', '-').lower()}.log"
        log.unlink(missing_ok=True)
        return Supervised(Server(name, module, {**common, **extra}, log), health)

    return [
        server("Action server", "bot.serving.action_server", f"{actions}/health", ACTIONS_PORT=_port(actions)),
        server(
            "Rasa",
            "bot.serving.rasa_server",
            f"{rasa}/webhooks/ready",
            RASA_PORT=_port(rasa),
            RASA_MODEL=str(model_path()),
        ),
        server("Gateway", "bot.gateway", f"{gateway}/readyz"),
    ]


def _port(address: str) -> str:
    return address.rpartition(":")[2]


def _reachable(host: str) -> str:
    return LOOPBACK if host in ("0.0.0.0", "::") else host  # noqa: S104 - compared, not bound


def _welcome(gateway: str, logs: Path) -> str:
    return "\n".join(
        [
            "",
            "The assistant is ready.",
            f"  Chat page     {gateway}/chat",
            f"  Console       {gateway}/console",
            f"  HTTP          {gateway}/api/v1/conversations",
            f"  Logs          {logs}",
            "Talk to it here: make chat (in another terminal). Ctrl-C stops everything.",
        ]
    )
