"""``policy-assistant run``: the whole assistant with one command."""

import argparse
import json
import os
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bot.gateway.settings import Settings, SettingsError, read_settings
from bot.serving.control import controlled
from bot.serving.freshness import model_path
from bot.serving.places import LOGS
from bot.serving.ports import LOOPBACK, free_port, is_taken
from bot.serving.processes import Server
from bot.serving.reload import reload_content
from bot.serving.soundness import fault_of
from bot.serving.supervisor import StartError, Supervised, Supervisor
from bot.serving.swap import Swap, train_apart
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
    if not model_path().exists() and not train_apart():
        raise StartError("Without a model the assistant cannot start.")
    fault = fault_of(model_path())
    if fault is not None:
        raise StartError(fault)


def _serve(settings: Settings, logs: Path, addresses_file: Path | None) -> int:
    actions, rasa = (f"http://{LOOPBACK}:{free_port()}" for _ in range(2))
    gateway = f"http://{_reachable(settings.host)}:{settings.port}"
    place = _Places(settings, logs, gateway, rasa, actions)
    action_server, first_rasa, gateway_server = servers = place.servers()
    supervisor = Supervisor(servers, say)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: supervisor.request_stop())
    try:
        say("Starting the action server, Rasa and the gateway …")
        if supervisor.start(START_SECONDS):
            say(_welcome(gateway, logs))
            if addresses_file:
                _write(addresses_file, {"url": gateway, "rasa_url": rasa, "actions_url": actions})
            swap = Swap(supervisor, first_rasa, place.another_rasa, place.send_messages_to)
            holders = [(one.server, place.report(one.server.name)) for one in (gateway_server, action_server)]
            with controlled(logs, {"content": partial(reload_content, holders), "model": swap.to_new_model}):
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


@dataclass
class _Places:
    """Which servers there are, where they listen and where they write."""

    settings: Settings
    logs: Path
    gateway: str
    rasa: str
    actions: str
    rasas: int = 0

    def servers(self) -> list[Supervised]:
        """The three of them, in the order in which they start."""
        self.send_messages_to(self.rasa)
        return [
            self._server(
                "Action server", "bot.serving.action_server", f"{self.actions}/health", ACTIONS_PORT=_port(self.actions)
            ),
            self._rasa(model_path(), self.rasa),
            self._server("Gateway", "bot.gateway", f"{self.gateway}/readyz", RASA_URL_FILE=str(self._rasa_file)),
        ]

    def another_rasa(self, model: Path) -> tuple[Supervised, str]:
        """One more Rasa, with another model, and its address."""
        address = f"http://{LOOPBACK}:{free_port()}"
        return self._rasa(model, address), address

    def send_messages_to(self, rasa: str) -> None:
        """Let the gateway know which Rasa answers."""
        self.logs.mkdir(parents=True, exist_ok=True)
        unfinished = self._rasa_file.with_suffix(".part")
        unfinished.write_text(rasa, encoding="ascii")
        unfinished.replace(self._rasa_file)

    def report(self, name: str) -> Path:
        """Where a server leaves word of the content that it holds."""
        return self.logs / f"{_file_name(name)}.content.json"

    @property
    def _rasa_file(self) -> Path:
        return self.logs / "rasa.address"

    def _rasa(self, model: Path, address: str) -> Supervised:
        self.rasas += 1
        # Two of them write at the same time while one takes the place of the other.
        log = "Rasa" if self.rasas == 1 else f"Rasa {self.rasas}"
        ready = f"{address}/webhooks/ready"
        return self._server(
            "Rasa", "bot.serving.rasa_server", ready, log, RASA_PORT=_port(address), RASA_MODEL=str(model)
        )

    def _server(self, name: str, module: str, health: str, log: str = "", **extra: str) -> Supervised:
        environment = {
            "RASA_URL": self.rasa,
            "ACTIONS_URL": self.actions,
            "RASA_TRACKER_DB": self.settings.tracker_url,
            "DATABASE_URL": self.settings.database_url,
            "CONTENT_REPORT": str(self.report(name)),
            **extra,
        }
        file = self.logs / f"{_file_name(log or name)}.log"
        file.unlink(missing_ok=True)
        return Supervised(Server(name, module, environment, file), health)


def _file_name(name: str) -> str:
    return name.replace(" ", "-").lower()


def _port(address: str) -> str:
    return address.rpartition(":")[2]


def _reachable(host: str) -> str:
    return LOOPBACK if host in ("0.0.0.0", "::") else host  # noqa: S104 - compared, not bound  # nosec B104


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
