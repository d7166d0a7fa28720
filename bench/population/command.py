"""``policy-rules screen`` from file to file: time and memory, for rosters a hundred times as long as one another."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from bench.core.environment import ROOT
from bench.population.rosters import AS_OF, roster

COMMAND = "from policy_rules.command_line import main; raise SystemExit(main())"
PIECE = 200_000
SIZES = (0.1, 1, 10)


def run(number: int) -> None:
    """The table."""
    print("\n`policy-rules screen`, file to file, a process each:\n")
    print(
        "| people | from | to | s | CPU s | CPU µs a person | peak MB | result MB |\n|---|---|---|---|---|---|---|---|"
    )
    with tempfile.TemporaryDirectory() as folder:
        for people in (int(number * size) for size in SIZES):
            for source, target in (("csv", "parquet"), ("parquet", "parquet"), ("csv", "csv")):
                if people > number and source != "csv":
                    continue
                _row(Path(folder), people, source, target)


def _row(folder: Path, people: int, source: str, target: str) -> None:
    given, result = folder / f"roster.{source}", folder / f"result.{target}"
    _write(given, people)
    seconds, busy, peak = _command(given, result)
    size = result.stat().st_size / 1e6
    each = busy / people * 1e6
    print(
        f"| {people:,} | {source} | {target} | {seconds:.1f} | {busy:.1f} | {each:.0f} | {peak} | {size:.1f} |",
        flush=True,
    )
    given.unlink()
    result.unlink()


def _command(given: Path, result: Path) -> tuple[float, float, int]:
    """Seconds, seconds of the processor and megabytes of one run, its start and imports included."""
    program = ["-c", COMMAND, "screen", str(given), "-o", str(result), "--as-of", AS_OF.isoformat()]
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, *program], cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, program)
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024


def _write(path: Path, people: int) -> None:
    with path.open("wb") as stream:
        writer: Any = None
        for number, start in enumerate(range(0, people, PIECE)):
            texts = roster(min(PIECE, people - start), seed=number).texts
            table = pa.table(
                {name: pa.array(np.array(column.different, object)[column.places]) for name, column in texts.items()}
            )
            if writer is None:
                kind = pa.parquet.ParquetWriter if path.suffix == ".parquet" else pa.csv.CSVWriter
                writer = kind(stream, table.schema)
            writer.write_table(table)
        writer.close()
