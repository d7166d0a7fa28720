"""The balancers of deploy/nginx, with the addresses of a test put into them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from bot.serving.places import ROOT
from tests.support.processes import WITH_US, Program, listens
from tests.support.system_packages import ensure_system_package

FOLDER = ROOT / "deploy" / "nginx"
TEMPORARY = ("client_body_temp_path", "proxy_temp_path", "fastcgi_temp_path", "uwsgi_temp_path", "scgi_temp_path")


def configuration(name: str, folder: Path, servers: Mapping[str, Sequence[int]], ports: Mapping[int, int]) -> Path:
    """Write one of our configurations for these servers and ports; return where.

    Args:
        name: of the file in deploy/nginx
        folder: for all that nginx writes
        servers: the ports of the servers that stand behind each name
        ports: by the port that the file listens on, the one to listen on instead
    """
    text = (FOLDER / name).read_text()
    for host, found in servers.items():
        line = re.compile(rf"^( *)server {host}:\d+( .*)?;$", re.MULTILINE)
        assert line.search(text), f"{name} has no server {host}"
        text = line.sub(lambda m: "\n".join(f"{m[1]}server 127.0.0.1:{port}{m[2] or ''};" for port in found), text)  # noqa: B023 - called at once
    for declared, port in ports.items():
        line = re.compile(rf"listen (127\.0\.0\.1:)?{declared};")
        assert line.search(text), f"{name} does not listen on {declared}"
        text = line.sub(f"listen 127.0.0.1:{port};", text)
    places = "".join(f"    {setting} {folder / setting};\n" for setting in TEMPORARY)
    text = text.replace("http {\n", f"http {{\n{places}", 1).replace("/dev/stdout", "/dev/null")
    written = folder / name
    written.write_text(f"pid {folder / name}.pid;\ndaemon off;\n{text}")
    return written


@contextmanager
def nginx(configured: Path, port: int) -> Iterator[Program]:
    """Run nginx with a configuration that `configuration` wrote."""
    command = [
        *WITH_US,
        ensure_system_package("nginx"),
        "-e",
        "stderr",
        "-p",
        str(configured.parent),
        "-c",
        str(configured),
    ]
    program = Program(f"nginx {configured.name}", command, lambda: listens(port), configured.with_suffix(".log"))
    try:
        program.start()
        program.wait()
        yield program
    finally:
        program.stop()
