"""What is known for every pattern of bits seen so far."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from policy_rules.population.arrays import Bytes, Masks, Rows

DIRECT = 2
"""Patterns of up to so many bytes are looked up in a table; longer ones are first put in order."""


class Patterns:
    """Entries (``width`` integers each) by pattern.

    Args:
        width: how many integers an entry has.
    """

    def __init__(self, width: int) -> None:
        self._entries: list[list[int]] = []
        self._columns = [np.zeros(0, np.uint64) for _ in range(width)]
        self._known: dict[bytes, int] = {}
        self._table = np.zeros(0, np.int32)

    def look_up(self, pattern: Sequence[Bytes], rows: Rows, entry: Callable[[int], list[int]]) -> list[Masks]:
        """The entries of some rows; ``entry`` makes the one of a row whose pattern was not met before."""
        chosen = [byte[rows] for byte in pattern]
        ids = self._direct(chosen, rows, entry) if len(chosen) <= DIRECT else self._sorted(chosen, rows, entry)
        return [column[ids] for column in self._columns]

    def _direct(self, pattern: list[Bytes], rows: Rows, entry: Callable[[int], list[int]]) -> NDArray[np.int32]:
        keys = pattern[0].astype(np.intp)
        if len(pattern) == DIRECT:
            keys |= pattern[1].astype(np.intp) << 8
        if not len(self._table):
            self._table = np.full(1 << 8 * len(pattern), -1, np.int32)
        ids: NDArray[np.int32] = self._table[keys]
        new = ids < 0
        if new.any():
            fresh, first = np.unique(keys[new], return_index=True)
            self._table[fresh] = [self._add(entry(int(rows[new][place]))) for place in first]
            self._freeze()
            ids = self._table[keys]
        return ids

    def _sorted(self, pattern: list[Bytes], rows: Rows, entry: Callable[[int], list[int]]) -> NDArray[np.int32]:
        size = len(pattern)
        joined = np.zeros((len(rows), -size % 8 + size), np.uint8)
        for place, byte in enumerate(pattern):
            joined[:, place] = byte
        words = joined.view(np.uint64)
        keys = words[:, 0] if words.shape[1] == 1 else joined.view(np.dtype((np.void, joined.shape[1])))[:, 0]
        different, first, where = np.unique(keys, return_index=True, return_inverse=True)
        found = []
        for key, place in zip(different, first, strict=True):
            identity = key.tobytes()
            if identity not in self._known:
                self._known[identity] = self._add(entry(int(rows[place])))
            found.append(self._known[identity])
        self._freeze()
        ids: NDArray[np.int32] = np.array(found, np.int32)[where.reshape(-1)]
        return ids

    def _add(self, entry: list[int]) -> int:
        self._entries.append(entry)
        return len(self._entries) - 1

    def _freeze(self) -> None:
        if len(self._entries) != len(self._columns[0]):
            self._columns = [np.array(column, np.uint64) for column in zip(*self._entries, strict=True)]
