"""Keeps the action server, Rasa and the gateway running together."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Event

import httpx

from bot.serving.processes import Server

POLL_SECONDS = 0.2
HEALTH_SECONDS = 5.0
# A server that has run this long since its restart is well again.
LONG_ENOUGH = 60.0


class StartError(Exception):
    """The assistant cannot start; the message says why."""


@dataclass(frozen=True)
class Supervised:
    """A server and the address that answers 200 when it is ready to work."""

    server: Server
    health: str


class Supervisor:
    """Starts servers in order, waits until all are ready, restarts what dies, stops all."""

    def __init__(self, servers: Sequence[Supervised], say: Callable[[str], None]) -> None:
        """Take the servers in the order in which they start; they stop in the opposite order."""
        self._servers = servers
        self._say = say
        self._stop = Event()

    def request_stop(self) -> None:
        """Make ``start`` and ``watch`` return soon; safe to call from a signal handler."""
        self._stop.set()

    def start(self, timeout: float) -> bool:
        """Start everything and wait until all are ready; false if a stop was asked for meanwhile."""
        return self._started(self._servers, timeout)

    def start_beside(self, newcomer: Supervised, timeout: float) -> None:
        """Start one more server and wait until it is ready; StartError, and it is gone again, where it is not."""
        ready = False
        try:
            ready = self._started([newcomer], timeout)
        finally:
            if not ready:
                newcomer.server.stop()
        if not ready:
            raise StartError("The assistant is being stopped.")

    def replace(self, old: Supervised, new: Supervised) -> None:
        """Watch the new server from now on, and the old one no longer."""
        self._servers = [new if one is old else one for one in self._servers]

    def _started(self, servers: Sequence[Supervised], timeout: float) -> bool:
        for supervised in servers:
            supervised.server.start()
        waiting = list(servers)
        deadline = time.monotonic() + timeout
        while waiting and not self._stop.wait(POLL_SECONDS):
            for supervised in servers:
                _fail_if_dead(supervised.server)
            waiting = [supervised for supervised in waiting if not _answers(supervised.health)]
            if waiting and time.monotonic() > deadline:
                raise StartError(_too_slow(waiting, timeout))
        return not waiting

    def watch(self) -> None:
        """Restart whatever ends, after a pause that grows, until a stop is asked for."""
        due: dict[str, float] = {}
        healthy_since: dict[str, float] = {}
        while not self._stop.wait(POLL_SECONDS):
            now = time.monotonic()
            for supervised in self._servers:
                server = supervised.server
                if server.name in due:
                    if now >= due[server.name]:
                        del due[server.name]
                        healthy_since[server.name] = now
                        server.start()
                elif (code := server.exit_code()) is not None:
                    pause = server.next_pause()
                    due[server.name] = now + pause
                    self._say(f"{server.name} ended (exit code {code}); starting it again in {pause:.0f} s.")
                elif now - healthy_since.get(server.name, now) > LONG_ENOUGH:
                    server.is_well()

    def stop(self) -> None:
        """Stop all servers, the last started first."""
        for supervised in reversed(self._servers):
            supervised.server.stop()


def _fail_if_dead(server: Server) -> None:
    code = server.exit_code()
    if code is not None:
        raise StartError(
            f"{server.name} ended while starting (exit code {code}). Its log {server.log} ends:\n{server.last_words()}"
        )


def _too_slow(waiting: Sequence[Supervised], timeout: float) -> str:
    names = ", ".join(supervised.server.name for supervised in waiting)
    logs = "\n".join(f"{supervised.server.log}:\n{supervised.server.last_words()}" for supervised in waiting)
    return f"Not ready after {timeout:.0f} seconds: {names}.\n{logs}"


def _answers(address: str) -> bool:
    try:
        return httpx.get(address, timeout=HEALTH_SECONDS, trust_env=False).status_code == httpx.codes.OK
    except httpx.HTTPError:
        return False
