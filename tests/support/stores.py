"""PostgreSQL and Redis for tests: real servers of their own, on free ports, that may be killed."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from redis import Redis

from bot.serving.ports import LOOPBACK, free_port
from tests.support.processes import WITH_US, Program
from tests.support.system_packages import ensure_system_package

USER = "assistant"


@dataclass(frozen=True)
class PostgreSQL:
    """A server and how to reach it."""

    program: Program
    port: int

    def url(self, database: str = "postgres") -> str:
        """Return the address of a database of this server."""
        return f"postgresql://{USER}@{LOOPBACK}:{self.port}/{database}"

    def make(self, database: str, like: str = "template1") -> str:
        """Make a database, empty or like another one, and return its address."""
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{database}" TEMPLATE "{like}"')  # type: ignore[arg-type]
        return self.url(database)

    def crash(self) -> None:
        """End every connection at once, as a failing machine does, and start again."""
        self.program.end(signal.SIGQUIT)
        self.program.start()


def postgresql_programs() -> Path:
    """Return the folder of PostgreSQL's programs; Debian keeps them out of the path."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not folders:
        ensure_system_package("postgresql", "psql")
        folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return folders[-1]


def _as_nobody_special() -> Sequence[str]:
    """PostgreSQL refuses to run as root."""
    return ("--reuid=postgres", "--regid=postgres", "--clear-groups") if os.geteuid() == 0 else ()


@contextmanager
def postgresql() -> Iterator[PostgreSQL]:
    """Run a server with an empty cluster; nothing of it is left afterwards."""
    programs, port = postgresql_programs(), free_port()
    folder = Path(tempfile.mkdtemp(prefix="assistant-postgresql-"))
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    data = folder / "data"
    initdb = [str(programs / "initdb"), "-D", str(data), "-U", USER, "-A", "trust", "-E", "UTF8"]
    made = subprocess.run(
        ["setpriv", *_as_nobody_special(), *initdb, "--locale=C.UTF-8", "--no-sync"], capture_output=True, text=True
    )
    assert made.returncode == 0, made.stderr
    # Without fsync a crash of the program loses nothing; only one of the machine would.
    options = {"port": port, "listen_addresses": LOOPBACK, "unix_socket_directories": folder, "fsync": "off"}
    command = [*WITH_US, *_as_nobody_special(), str(programs / "postgres"), "-D", str(data)]
    for name, value in {**options, "full_page_writes": "off", "timezone": "UTC"}.items():
        command += ["-c", f"{name}={value}"]
    program = Program("PostgreSQL", command, lambda: _connects(port), folder / "postgresql.log")
    program.stop_signal = signal.SIGQUIT
    server = PostgreSQL(program, port)
    try:
        program.start()
        program.wait()
        yield server
    finally:
        program.stop()
        shutil.rmtree(folder)


def _connects(port: int) -> bool:
    try:
        with psycopg.connect(f"postgresql://{USER}@{LOOPBACK}:{port}/postgres", connect_timeout=2):
            return True
    except psycopg.OperationalError:
        return False


@dataclass(frozen=True)
class RedisServer:
    """A server and how to reach it."""

    program: Program
    port: int

    @property
    def url(self) -> str:
        """Return the address."""
        return f"redis://{LOOPBACK}:{self.port}/0"

    def crash(self) -> None:
        """End it without warning and start it again, with nothing in it."""
        self.program.kill()
        self.program.start()


@contextmanager
def redis_server(folder: Path) -> Iterator[RedisServer]:
    """Run a server that keeps nothing on disk."""
    port = free_port()
    command = [*WITH_US, ensure_system_package("redis-server"), "--port", str(port), "--bind", LOOPBACK]
    command += ["--save", "", "--appendonly", "no", "--dir", str(folder)]
    program = Program("Redis", command, lambda: _pings(port), folder / "redis.log")
    try:
        program.start()
        program.wait()
        yield RedisServer(program, port)
    finally:
        program.stop()


def _pings(port: int) -> bool:
    with closing(Redis(LOOPBACK, port, socket_timeout=1)) as client:
        try:
            return bool(client.ping())
        except OSError:
            return False
        except Exception:  # noqa: BLE001 - it may just be loading
            return False
