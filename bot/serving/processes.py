"""One server process under supervision: started, watched, restarted, stopped."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from bot.serving.places import ROOT

# Longer than the gateway gives the answers under way.
STOP_SECONDS = 20.0
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
TAIL_BYTES = 4000


class Server:
    """A server of ours: a module run as a process of its own, writing into a log file of its own."""

    def __init__(self, name: str, module: str, environment: Mapping[str, str], log: Path) -> None:
        """Describe the server; nothing is started yet."""
        self.name = name
        self.log = log
        self._module = module
        self._environment = {**os.environ, **environment}
        self._process: subprocess.Popen[bytes] | None = None
        self._pause = FIRST_PAUSE

    @property
    def pid(self) -> int | None:
        """The process id, or ``None`` before the start."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start the process, in a session of its own so that Ctrl-C reaches only the supervisor."""
        with self._opened_log() as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own modules
                [sys.executable, "-m", "bot.serving.child", self._module],
                cwd=ROOT,
                env=self._environment,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def _opened_log(self) -> BinaryIO:
        """Better a server without a log than no server: a full disk must not stop it."""
        try:
            self.log.parent.mkdir(parents=True, exist_ok=True)
            return self.log.open("ab")
        except OSError:
            return Path(os.devnull).open("ab")

    def exit_code(self) -> int | None:
        """Return how the process ended, or ``None`` while it runs."""
        return self._process.poll() if self._process else None

    def next_pause(self) -> float:
        """Return how long to wait before the next restart; each time twice as long, up to half a minute."""
        pause, self._pause = self._pause, min(self._pause * 2, LONGEST_PAUSE)
        return pause

    def is_well(self) -> None:
        """Note that the server answers again: the next restart need not wait long."""
        self._pause = FIRST_PAUSE

    def hang_up(self) -> bool:
        """Tell the process to read its content anew; false where there is none."""
        if self._process is None or self._process.poll() is not None:
            return False
        self._process.send_signal(signal.SIGHUP)
        return True

    def stop(self) -> None:
        """Ask the process to end and wait for it; end it if it does not."""
        if self._process is None:
            return
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                os.killpg(self._process.pid, signal.SIGKILL)
                self._process.wait()
        if self._process.stdin:
            self._process.stdin.close()

    def last_words(self) -> str:
        """Return the end of the log."""
        if not self.log.exists():
            return ""
        return self.log.read_bytes()[-TAIL_BYTES:].decode("utf-8", "replace")
