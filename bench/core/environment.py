"""The peers' own environment under ``.cache``: made when it is missing or ``peers.txt`` changed."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PEERS = Path(__file__).parent / "peers.txt"
NAME = "bench-core-"
OURS = (ROOT / ".python-version").read_text().strip()
"""The Python that the bot runs on; the gateway's image has a newer one."""


def make(version: str) -> Path:
    """The Python of the environment for that version, or for a Python of that path."""
    environment = _folder(version)
    python, stamp = environment / "bin" / "python", environment / ".installed"
    wanted = hashlib.sha256(PEERS.read_bytes()).hexdigest()
    if python.exists() and stamp.exists() and stamp.read_text() == wanted:
        return python
    uv = shutil.which("uv") or str(ROOT / ".tools" / "uv" / "bin" / "uv")
    print(f"Installing the peers into {environment.relative_to(ROOT)} …", file=sys.stderr)
    _run(uv, "venv", "--quiet", "--clear", "--python", version, str(environment))
    sync = ("pip", "sync", "--quiet", "--require-hashes", "--compile-bytecode")
    _run(uv, *sync, "--python", str(environment), str(PEERS))
    stamp.write_text(wanted)
    return python


def is_active() -> bool:
    """Whether this very process runs in such an environment."""
    folder = Path(sys.prefix).resolve()
    return folder.parent == (ROOT / ".cache").resolve() and folder.name.startswith(NAME)


def _folder(version: str) -> Path:
    return ROOT / ".cache" / f"{NAME}{Path(version).name}"


def _run(*command: str) -> None:
    subprocess.run(command, check=True, cwd=ROOT)
