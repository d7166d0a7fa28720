"""The supervisor with real processes, each a little web server."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from bot.serving.places import ROOT
from bot.serving.ports import free_port
from bot.serving.processes import Server
from bot.serving.supervisor import StartError, Supervised, Supervisor

PATIENCE = 30.0


def little(folder: Path, name: str = "Little", **environment: str) -> tuple[Supervised, str]:
    """Describe a little server and return it with its address."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    given = environment or {"LITTLE_PORT": str(port)}
    return Supervised(Server(name, "tests.serving.little_server", given, folder / f"{name}.log"), address), address


def eventually(condition: Callable[[], bool]) -> bool:
    """Return whether the condition becomes true while our patience lasts."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def pid_at(address: str) -> int | None:
    try:
        return int(httpx.get(address, trust_env=False).text)
    except httpx.HTTPError:
        return None


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@contextmanager
def watched(supervisor: Supervisor) -> Iterator[None]:
    """Start the servers and let the supervisor watch them in the background."""
    watcher = threading.Thread(target=supervisor.watch)
    try:
        assert supervisor.start(PATIENCE)
        watcher.start()
        yield
    finally:
        supervisor.request_stop()
        if watcher.ident:
            watcher.join()
        supervisor.stop()


def test_all_servers_answer_after_the_start_and_none_after_the_stop(tmp_path: Path) -> None:
    servers = [little(tmp_path, "One"), little(tmp_path, "Two")]
    with watched(Supervisor([server for server, _ in servers], print)):
        pids = [pid_at(address) for _, address in servers]
        assert all(pids)
    assert [pid_at(address) for _, address in servers] == [None, None]
    assert not any(is_alive(pid) for pid in pids if pid)


def test_a_server_that_dies_is_started_again_with_a_message(tmp_path: Path) -> None:
    server, address = little(tmp_path)
    said: list[str] = []
    with watched(Supervisor([server], said.append)):
        first = pid_at(address + "/die")
        assert eventually(lambda: pid_at(address) not in (None, first))
    assert said == ["Little ended (exit code 3); starting it again in 1 s."]


def test_a_server_that_ends_while_starting_stops_the_start_with_its_last_words(tmp_path: Path) -> None:
    server, _ = little(tmp_path, OTHER="1")
    supervisor = Supervisor([server], print)
    with pytest.raises(StartError, match=r"(?s)Little ended while starting \(exit code 1\).*LITTLE_PORT is not set"):
        supervisor.start(PATIENCE)
    supervisor.stop()


def test_a_server_that_never_gets_ready_stops_the_start_with_its_name(tmp_path: Path) -> None:
    server, _ = little(tmp_path)
    deaf = Supervised(server.server, "http://127.0.0.1:9")
    supervisor = Supervisor([deaf], print)
    with pytest.raises(StartError, match="Not ready after 1 seconds: Little"):
        supervisor.start(1.0)
    supervisor.stop()


def test_a_stop_during_the_start_ends_the_start(tmp_path: Path) -> None:
    server, _ = little(tmp_path)
    supervisor = Supervisor([server], print)
    supervisor.request_stop()
    assert supervisor.start(PATIENCE) is False
    supervisor.stop()
    assert server.server.exit_code() is not None


def test_the_pause_before_a_restart_grows_up_to_half_a_minute_and_is_short_again_afterwards(tmp_path: Path) -> None:
    server = little(tmp_path)[0].server
    assert [server.next_pause() for _ in range(7)] == [1, 2, 4, 8, 16, 30, 30]
    server.is_well()
    assert server.next_pause() == 1


def test_servers_end_with_their_supervisor_even_if_that_is_killed(tmp_path: Path) -> None:
    """No server is left behind, whatever happens."""
    port = free_port()
    program = (
        "import pathlib, time\n"
        "from bot.serving.processes import Server\n"
        f"environment = {{'LITTLE_PORT': '{port}'}}\n"
        f"log = pathlib.Path({str(tmp_path / 'log')!r})\n"
        "Server('Little', 'tests.serving.little_server', environment, log).start()\n"
        "time.sleep(600)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT)
    address = f"http://127.0.0.1:{port}"
    assert eventually(lambda: pid_at(address) is not None)
    orphan = pid_at(address)
    assert orphan is not None
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    assert eventually(lambda: not is_alive(orphan))
