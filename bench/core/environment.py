"""The peers' own environment under ``.cache``: made when it is missing or ``peers.txt`` changed."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PEERS = Path(__file__).parent / "peers.txt"
ENVIRONMENT = ROOT / ".cache" / "bench-core"
PYTHON = ENVIRONMENT / "bin" / "python"


def make() -> Path:
    """The environment's Python."""
    stamp, wanted = ENVIRONMENT / ".installed", hashlib.sha256(PEERS.read_bytes()).hexdigest()
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return PYTHON
    uv = shutil.which("uv") or str(ROOT / ".tools" / "uv" / "bin" / "uv")
    print(f"Installing the peers into {ENVIRONMENT.relative_to(ROOT)} …", file=sys.stderr)
    version = (ROOT / ".python-version").read_text().strip()
    _run(uv, "venv", "--quiet", "--clear", "--python", version, str(ENVIRONMENT))
    _run(
        uv, "pip", "sync", "--quiet", "--python", str(ENVIRONMENT), "--require-hashes", "--compile-bytecode", str(PEERS)
    )
    stamp.write_text(wanted)
    return PYTHON


def is_active() -> bool:
    """Whether this very process runs in it."""
    return Path(sys.prefix).resolve() == ENVIRONMENT.resolve()


def _run(*command: str) -> None:
    subprocess.run(command, check=True, cwd=ROOT)
