"""Which copy of a content folder is in force, once it was read anew while the program runs.

A policy officer may be in the middle of a change at any moment. So what is in force after a reload is a copy that was
checked as a whole; the folder itself may be in any state until the next reload.
"""

from __future__ import annotations

from pathlib import Path

_in_force: dict[Path, Path] = {}


def in_force(root: Path) -> Path:
    """The checked copy of a content folder, or the folder itself as long as it was not read anew."""
    return _in_force.get(root, root)


def put_in_force(root: Path, checked: Path) -> None:
    """From now on, read this copy where the folder is asked for."""
    _in_force[root] = checked


def forget_copies() -> None:
    """Go back to the folders themselves."""
    _in_force.clear()
