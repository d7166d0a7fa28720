"""Run every test and say how long each folder took; or read the report of a run that has been."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from xml.etree import ElementTree as ET

from bot.serving.places import ROOT

FOLDER_AT = 1


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(prog="python -m bench.suite", description=__doc__)
    parser.add_argument("--read", type=Path, help="a report of `pytest --junitxml`")
    asked = parser.parse_args()
    if asked.read:
        _print(asked.read)
        return
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        subprocess.run([sys.executable, "-m", "pytest", "--quiet", f"--junitxml={report}"], cwd=ROOT, check=False)
        _print(report)


def _print(report: Path) -> None:
    seconds: dict[str, float] = defaultdict(float)
    tests: dict[str, int] = defaultdict(int)
    root = ET.parse(report).getroot()  # noqa: S314 - the report is our own
    for case in root.iter("testcase"):
        folder = case.get("classname", "").split(".")[FOLDER_AT]
        seconds[folder] += float(case.get("time", 0))
        tests[folder] += 1
    print("| tests of | number | seconds |\n|---|---|---|")
    for folder in sorted(seconds, key=seconds.__getitem__, reverse=True):
        print(f"| {folder} | {tests[folder]} | {seconds[folder]:.0f} |")
    print(f"| **all** | {sum(tests.values())} | {sum(seconds.values()):.0f} |")


if __name__ == "__main__":
    main()
