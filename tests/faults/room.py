"""A place to write into that a test can fill to the last byte.

As root it is a small file system of its own. Where nothing may be mounted, the process is forbidden to write at all for
as long as the place is "full": SQLite and everybody else then meet an error at the same calls.
"""

import os
import resource
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

BLOCK = 4096


class Room(Protocol):
    """A folder, and how to fill it. ``writers`` are other processes that write into it."""

    folder: Path
    writers: Callable[[], list[int]]

    def fill(self) -> None:
        """Leave no room at all."""

    def make_room(self) -> None:
        """Give the room back."""


class SmallDisk:
    """A mounted folder with only so much room."""

    def __init__(self, folder: Path) -> None:
        self.writers: Callable[[], list[int]] = list
        self.folder = folder
        self._filler = folder / "filler"

    def fill(self) -> None:
        """Write until nothing more can be written."""
        try:
            with self._filler.open("wb", buffering=0) as file:
                while file.write(bytes(BLOCK)):
                    pass
        except OSError:
            assert os.statvfs(self.folder).f_bavail == 0

    def make_room(self) -> None:
        """Take away what fills it."""
        self._filler.unlink(missing_ok=True)


class ForbiddenWriting:
    """An ordinary folder, and processes that may not make any file longer than a byte."""

    def __init__(self, folder: Path) -> None:
        self.writers: Callable[[], list[int]] = list
        self.folder = folder
        self._before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def fill(self) -> None:
        """Forbid."""
        self._allow(1)

    def make_room(self) -> None:
        """Allow again."""
        self._allow(self._before[0])

    def _allow(self, size: int) -> None:
        for process in (os.getpid(), *self.writers()):
            resource.prlimit(process, resource.RLIMIT_FSIZE, (size, self._before[1]))


def descendants(process: int) -> list[int]:
    """The processes that a process started, and those that they started."""
    lists = Path(f"/proc/{process}/task").glob("*/children")
    children = sorted(int(child) for one in lists for child in one.read_text().split())
    return [*children, *(one for child in children for one in descendants(child))]


@contextmanager
def small_room(folder: Path, size: str = "4m") -> Iterator[Room]:
    """Make a place that can be filled."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size},mode=0700", "tmpfs", str(folder)]
    mounted = subprocess.run(command, check=False, capture_output=True).returncode == 0
    room: Room = SmallDisk(folder) if mounted else ForbiddenWriting(folder)
    try:
        yield room
    finally:
        room.make_room()
        if mounted:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)
