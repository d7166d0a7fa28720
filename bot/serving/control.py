"""How a command talks to the supervisor that runs already: a socket that only its owner can reach.

A request is one word on a line. The answer is whatever the job says, line by line, and at last its exit code.
"""

import contextlib
import os
import socketserver
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from socket import AF_UNIX, SOCK_STREAM, socket

Say = Callable[[str], None]
Job = Callable[[Say], bool]
SOCKET = "control.sock"
DONE, FAILED = "=done", "=failed"
ONLY_OURS = 0o177
STOP_SECONDS = 2.0


class NobodyThereError(Exception):
    """No supervisor listens."""


@contextlib.contextmanager
def controlled(folder: Path, jobs: Mapping[str, Job]) -> Iterator[None]:
    """Take requests, one at a time, while the block runs."""
    path = folder / SOCKET
    path.unlink(missing_ok=True)
    before = os.umask(ONLY_OURS)
    try:
        server = socketserver.UnixStreamServer(str(path), _handler(jobs))
    finally:
        os.umask(before)
    threading.Thread(target=server.serve_forever, name="control", daemon=True).start()
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        # A job under way (a training, say) holds up nobody who wants to stop: it ends with this process.
        ending = threading.Thread(target=server.shutdown, daemon=True)
        ending.start()
        ending.join(STOP_SECONDS)
        if not ending.is_alive():
            server.server_close()


def _handler(jobs: Mapping[str, Job]) -> type[socketserver.StreamRequestHandler]:
    class Handler(socketserver.StreamRequestHandler):
        """One request."""

        def handle(self) -> None:
            """Do the job and say how it went."""
            word = self.rfile.readline(100).decode("utf-8", "replace").strip()
            job = jobs.get(word)
            went_well = job(self._say) if job else False
            self._say(DONE if went_well else FAILED)

        def _say(self, line: str) -> None:
            # Whoever asked may have gone; the job is done all the same.
            with contextlib.suppress(OSError):
                self.wfile.write(f"{line}\n".encode())

    return Handler


def is_controlled(folder: Path) -> bool:
    """Tell whether a supervisor listens."""
    with socket(AF_UNIX, SOCK_STREAM) as connection:
        return connection.connect_ex(str(folder / SOCKET)) == 0


def ask(folder: Path, word: str, say: Say) -> bool:
    """Have the running supervisor do a job; return whether it went well.

    Raises:
        NobodyThereError: none runs.
    """
    with socket(AF_UNIX, SOCK_STREAM) as connection:
        try:
            connection.connect(str(folder / SOCKET))
        except OSError as error:
            raise NobodyThereError(str(folder / SOCKET)) from error
        connection.sendall(f"{word}\n".encode())
        with connection.makefile(encoding="utf-8") as lines:
            for line in lines:
                if line.strip() in (DONE, FAILED):
                    return line.strip() == DONE
                say(line.rstrip("\n"))
    return False
