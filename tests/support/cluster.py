"""The assistant on several machines, as plain processes: everything twice, behind the balancers that we deploy."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.command_line import main as command
from bot.serving.freshness import model_path
from bot.serving.ports import LOOPBACK, free_port
from tests.support.assistant import TEST_SECRET, TEST_TODAY
from tests.support.nginx import configuration, nginx
from tests.support.processes import Program, answers
from tests.support.stores import PostgreSQL, RedisServer, postgresql, redis_server

COPIES = 2


@dataclass(frozen=True)
class Cluster:
    """All of it. The gateways can also be reached one by one."""

    url: str
    gateway_urls: tuple[str, ...]
    gateways: tuple[Program, ...]
    rasas: tuple[Program, ...]
    actions: tuple[Program, ...]
    postgresql: PostgreSQL
    redis: RedisServer
    database_url: str
    environment: dict[str, str]

    def output(self) -> str:
        """Return what all servers wrote last."""
        programs = (*self.gateways, *self.rasas, *self.actions)
        return "\n".join(f"--- {one.name} ---\n{one.last_words()}" for one in programs)


@contextmanager
def running_cluster(folder: Path) -> Iterator[Cluster]:
    """Start everything and wait until it is ready."""
    if "RASA_MODEL" not in os.environ and not model_path().exists():
        assert command(["train"]) == 0
    with ExitStack() as stack:
        stores = stack.enter_context(postgresql())
        redis = stack.enter_context(redis_server(folder))
        ports = {name: tuple(free_port() for _ in range(COPIES)) for name in ("gateway", "rasa", "actions")}
        public, rasa, actions = (free_port() for _ in range(3))
        database_url = stores.make("assistant")
        environment = {
            "ASSISTANT_TODAY": TEST_TODAY.isoformat(),
            "ASSISTANT_SECRET": TEST_SECRET,
            "DATABASE_URL": database_url,
            "REDIS_URL": redis.url,
            "RASA_URL": f"http://{LOOPBACK}:{rasa}",
            "ACTIONS_URL": f"http://{LOOPBACK}:{actions}",
            "RATE_LIMITS": "off",
            "FORWARDED_ALLOW_IPS": LOOPBACK,
        }
        internal = configuration(
            "internal.conf", folder, {"rasa": ports["rasa"], "actions": ports["actions"]}, {5005: rasa, 5055: actions}
        )
        stack.enter_context(nginx(internal, rasa))
        actors = [_server("actions", port, "/health", folder, environment) for port in ports["actions"]]
        rasas = [_server("rasa", port, "/webhooks/ready", folder, environment) for port in ports["rasa"]]
        gateways = [_server("gateway", port, "/readyz", folder, environment) for port in ports["gateway"]]
        # All at once: whoever needs another one waits for it.
        for server in (*actors, *rasas, *gateways):
            server.start()
        stack.callback(stop_all, (*gateways, *rasas, *actors))
        for server in (*actors, *rasas, *gateways):
            server.wait()
        stack.enter_context(
            nginx(configuration("nginx.conf", folder, {"gateway": ports["gateway"]}, {8000: public}), public)
        )
        yield Cluster(
            url=f"http://{LOOPBACK}:{public}",
            gateway_urls=tuple(f"http://{LOOPBACK}:{port}" for port in ports["gateway"]),
            gateways=tuple(gateways),
            rasas=tuple(rasas),
            actions=tuple(actors),
            postgresql=stores,
            redis=redis,
            database_url=database_url,
            environment=environment,
        )


def stop_all(programs: Sequence[Program]) -> None:
    """Ask all to end, then wait for each."""
    for program in programs:
        program.terminate()
    for program in programs:
        program.stop()


PORT_SETTINGS = {"gateway": "PORT", "rasa": "RASA_PORT", "actions": "ACTIONS_PORT"}


def _server(role: str, port: int, health: str, folder: Path, environment: dict[str, str]) -> Program:
    # As on a machine of its own, but a child that ends with the tests.
    words = [sys.executable, "-m", "bot.serving.child", "bot.command_line", "serve", role]
    address = f"http://{LOOPBACK}:{port}{health}"
    name = f"{role}-{port}"
    settings = {**environment, PORT_SETTINGS[role]: str(port)}
    return Program(name, words, lambda: answers(address), folder / f"{name}.log", settings)
