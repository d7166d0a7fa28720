"""What is known for every pattern of bits seen so far."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from policy_rules.population.arrays import Bytes, Masks, Rows

BYTE = 256
NEW = 1 << 63
"""The mark of a pattern that was not met before; no entry has this bit."""


class Patterns:
    """Entries (``width`` integers each) by pattern. A pattern of several bytes is folded into one number, byte by byte.

    Args:
        width: how many integers an entry has.
    """

    def __init__(self, width: int) -> None:
        self._folds: list[_Fold] = []
        self._entries = np.full((BYTE, width), NEW, np.uint64)

    def look_up(self, pattern: Sequence[Bytes], entry: Callable[[int], list[int]]) -> list[Masks]:
        """The entry of every row; ``entry`` makes the one of a row whose pattern was not met before."""
        while len(self._folds) < len(pattern) - 1:
            self._folds.append(_Fold())
        codes = pattern[0].astype(np.intp)
        for fold, byte in zip(self._folds, pattern[1:], strict=True):
            codes = fold.numbers(codes * BYTE + byte)
        self._grow(int(codes.max(initial=0)))
        found = self._entries[codes]
        new = np.flatnonzero(found[:, 0] >= NEW)
        if len(new):
            fresh, first = np.unique(codes[new], return_index=True)
            self._entries[fresh] = [entry(int(new[place])) for place in first]
            found = self._entries[codes]
        return list(found.T)

    def _grow(self, highest: int) -> None:
        if highest >= len(self._entries):
            larger = np.full((1 << highest.bit_length(), self._entries.shape[1]), NEW, np.uint64)
            larger[: len(self._entries)] = self._entries
            self._entries = larger


class _Fold:
    """Numbers codes in the order in which they are first met."""

    def __init__(self) -> None:
        self._table = np.full(BYTE * BYTE, -1, np.intp)
        self._count = 0

    def numbers(self, codes: NDArray[np.intp]) -> Rows:
        """The number of every code."""
        highest = int(codes.max(initial=0))
        if highest >= len(self._table):
            larger = np.full(1 << highest.bit_length(), -1, np.intp)
            larger[: len(self._table)] = self._table
            self._table = larger
        found: Rows = self._table[codes]
        new = found < 0
        if new.any():
            fresh = np.unique(codes[new])
            self._table[fresh] = np.arange(self._count, self._count + len(fresh))
            self._count += len(fresh)
            found = self._table[codes]
        return found
