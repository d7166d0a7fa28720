"""Time `make run` until somebody has an answer: with a trained model, without one, and from nothing."""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import httpx

from bot.serving.places import ROOT
from bot.serving.ports import free_port

PATIENCE = 1800.0
QUESTION = "我是技师，2022年3月15号拿的证，在广州地铁上班"
MADE = (".venv", ".tools", "bot/web/node_modules", "bot/web/dist")
"""What `make run` makes and a second start finds there."""
Prepare = Callable[[Path], None]


def main() -> None:
    """Measure each start in a copy of the repository, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m bench.start", description=__doc__)
    parser.add_argument("--fresh", action="store_true", help="also from nothing: packages, web parts, model (network)")
    asked = parser.parse_args()
    starts: dict[str, Prepare] = {"all is there": _with_model, "the model is to be trained": _installed}
    if asked.fresh:
        starts["nothing but the repository's files"] = _nothing
    print("| `make run`, when | first answer after, s |\n|---|---|")
    for name, prepare in starts.items():
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "copy"
            _copy(copy)
            prepare(copy)
            print(f"| {name} | {_time(copy):.1f} |", flush=True)


def _copy(copy: Path) -> None:
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout
    for name in filter(None, listed.decode().split("\0")):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, copy / name)


def _nothing(_copy: Path) -> None:
    """Leave the copy as it is."""


def _installed(copy: Path) -> None:
    for name in MADE:
        (copy / name).symlink_to(ROOT / name)


def _with_model(copy: Path) -> None:
    _installed(copy)
    _time(copy)


def _time(copy: Path) -> float:
    port = free_port()
    environment = {
        **os.environ,
        "PORT": str(port),
        "DATABASE_URL": f"sqlite:///{copy / 'bench.db'}",
        "ASSISTANT_TODAY": "2026-11-22",
        "PYTHONPATH": str(copy),
    }
    began = time.perf_counter()
    with (copy / "run.log").open("wb") as log:
        running = subprocess.Popen(
            ["make", "run"],  # noqa: S607 - the reader's own make
            cwd=copy,
            env=environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        _first_answer(f"http://127.0.0.1:{port}", running, copy / "run.log")
        return time.perf_counter() - began
    finally:
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGINT)
        running.wait()


def _first_answer(url: str, running: subprocess.Popen[bytes], log: Path) -> None:
    began = time.perf_counter()
    with httpx.Client(base_url=url, trust_env=False, timeout=60) as client:
        while time.perf_counter() - began < PATIENCE and running.poll() is None:
            try:
                begun = client.post("/api/v1/conversations", json={})
                if begun.is_success:
                    _ask(client, begun.json())
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.05)
    raise SystemExit(f"no answer:\n{log.read_text(encoding='utf-8')[-2000:]}")


def _ask(client: httpx.Client, begun: dict[str, str]) -> None:
    path = f"/api/v1/conversations/{begun['conversation_id']}/messages"
    answer = client.post(path, json={"text": QUESTION}, headers={"Authorization": f"Bearer {begun['token']}"})
    answer.raise_for_status()
    if answer.json()["facts"].get("skill_levels") != {"technician": "2022-03-15"}:
        raise SystemExit(f"not understood: {answer.text}")


if __name__ == "__main__":
    main()
