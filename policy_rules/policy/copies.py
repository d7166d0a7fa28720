"""Copies of a content folder: one a process at a time, gone with the process, or swept away after a sudden end."""

from __future__ import annotations

import atexit
import fcntl
import shutil
import tempfile
from io import TextIOWrapper
from pathlib import Path

from policy_rules.errors import PolicyError

PREFIX = "policy-content-"
LOCK = ".held"
# Younger ones may just be being made.
SETTLED_SECONDS = 60.0
_held: dict[Path, TextIOWrapper] = {}


def copy_of(root: Path) -> Path:
    """Copy a content folder to where only we change it.

    Raises:
        PolicyError: it cannot be copied.
    """
    try:
        copy = Path(tempfile.mkdtemp(prefix=PREFIX))
        shutil.copytree(root, copy, dirs_exist_ok=True)
        _held[copy] = _locked(copy)
        _sweep(copy)
    except (OSError, shutil.Error) as error:
        message = f"the content in {root} cannot be copied: {error}"
        raise PolicyError(message) from None
    atexit.register(drop, copy)
    return copy


def drop(copy: Path) -> None:
    """Remove a copy that is in force no longer."""
    lock = _held.pop(copy, None)
    if lock is not None:
        lock.close()
        shutil.rmtree(copy, ignore_errors=True)


def _locked(copy: Path) -> TextIOWrapper:
    """Whoever holds the lock lives; the system takes it from the dead."""
    lock = (copy / LOCK).open("w")
    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return lock


def _sweep(own: Path) -> None:
    made = own.stat().st_mtime
    for other in own.parent.glob(f"{PREFIX}*"):
        if other not in _held and _is_left_behind(other, made):
            shutil.rmtree(other, ignore_errors=True)


def _is_left_behind(copy: Path, now: float) -> bool:
    try:
        if now - copy.stat().st_mtime < SETTLED_SECONDS:
            return False
        _locked(copy).close()
    except OSError:
        return False
    return True
