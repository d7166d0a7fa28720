"""The real gateway on a port of its own, with a stand-in for Rasa and with patience that tests can afford."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from bot.gateway import connection
from bot.gateway.app import create_app
from bot.gateway.connection import Connection
from bot.gateway.middleware import body_limit
from tests.console.desk import Console, Visit, running_console
from tests.gateway.rasa_stand_in import RasaStandIn, serving
from tests.gateway.talking import settings_for

CONSOLE_ROLES = ("agent", "supervisor", "auditor")


@dataclass(frozen=True)
class Served:
    """A gateway and where it listens."""

    url: str
    app: Any
    rasa: RasaStandIn


@contextmanager
def serving_gateway(folder: Path, rasa: RasaStandIn, **changes: object) -> Iterator[Served]:
    """Serve a gateway from a thread, over the connections that it has in earnest."""
    app = create_app(settings_for(folder, rasa.url, **changes))
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        config = uvicorn.Config(app, http=Connection, log_config=None, access_log=False, server_header=False, ws="none")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            assert thread.is_alive()
            threading.Event().wait(0.01)
        try:
            yield Served(f"http://127.0.0.1:{listening.getsockname()[1]}", app, rasa)
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="session")
def rasa() -> Iterator[RasaStandIn]:
    """A peer that speaks Rasa's REST channel."""
    with serving(RasaStandIn()) as stand_in:
        yield stand_in


@pytest.fixture(scope="session")
def served(rasa: RasaStandIn, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One gateway for all attacks that it must survive unchanged."""
    with serving_gateway(tmp_path_factory.mktemp("security"), rasa) as started:
        yield started


@pytest.fixture
def serve(rasa: RasaStandIn, tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """Serve gateways with settings of the test's choice."""
    with ExitStack() as stack:
        yield lambda **changes: stack.enter_context(serving_gateway(tmp_path, rasa, **changes))


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the gateway's patience end soon: a fraction of a second for what is ten or thirty in earnest."""
    monkeypatch.setattr(connection, "HEAD_SECONDS", 0.4)
    monkeypatch.setattr(connection, "UNREAD_SECONDS", 0.4)
    monkeypatch.setattr(body_limit, "BODY_SECONDS", 0.4)


@pytest.fixture(scope="module")
def console(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Console]:
    """A console for the tests of a file."""
    with running_console(tmp_path_factory.mktemp("console")) as started:
        yield started


@pytest.fixture(scope="module")
def visits(console: Console) -> dict[str, Visit]:
    """One signed-in browser of each role."""
    return {role: console.sign_in(f"the.{role}", role) for role in CONSOLE_ROLES}
