"""Numbers for patterns of bits, in the order in which they are first met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from policy_rules.population.arrays import Bytes, Rows

BYTE = 256


class Fold:
    """Numbers codes in the order in which they are first met.

    Its table holds for each code its number and one more, 0 for a code not met yet: what was never met takes no memory.
    """

    def __init__(self) -> None:
        self._table = np.zeros(BYTE, np.intp)
        self.count = 0

    def numbers(self, codes: Rows) -> tuple[Rows, Rows]:
        """The number of every code, and for each code that was not met before a row in which it stands."""
        highest = int(codes.max(initial=0))
        if highest >= len(self._table):
            larger = np.zeros(1 << highest.bit_length(), np.intp)
            larger[: len(self._table)] = self._table
            self._table = larger
        found: Rows = self._table[codes]
        unknown = np.flatnonzero(found == 0)
        fresh: list[Rows] = []
        some = SAMPLE
        while len(unknown):
            fresh.append(self._learnt(codes, unknown[:some]))
            found = self._table[codes]
            unknown = np.flatnonzero(found == 0)
            some *= 2
        found -= 1
        return found, np.concatenate(fresh) if fresh else NONE

    def _learnt(self, codes: Rows, rows: Rows) -> Rows:
        """The first row of each code in some rows of which none was met before."""
        met, marks = codes[rows], -1 - rows
        self._table[met[::-1]] = marks[::-1]  # what is written last stays: the first row of each code
        first: Rows = rows[self._table[met] == marks]
        self.count += len(first)
        self._table[codes[first]] = np.arange(self.count - len(first), self.count) + 1
        return first


SAMPLE = 1024
"""So many rows show most codes that there are."""

NONE: NDArray[np.intp] = np.zeros(0, np.intp)


class Patterns:
    """Numbers patterns of several digits, folded one into the other."""

    def __init__(self) -> None:
        self._folds: list[Fold] = []

    def of_bytes(self, pattern: Sequence[Bytes]) -> tuple[Rows, Rows]:
        """The number of every pattern of bytes, and a row for each one that was not met before."""
        return self._folded(pattern[0].astype(np.intp), ((byte, BYTE) for byte in pattern[1:]))

    def of_digits(self, first: Rows, others: Sequence[tuple[Rows, int]]) -> tuple[Rows, Rows]:
        """The same for a code and digits, each with its base."""
        return self._folded(first, iter(others))

    def _folded(self, codes: Rows, digits: Iterator[tuple[Bytes | Rows, int]]) -> tuple[Rows, Rows]:
        place = 0
        for place, (digit, base) in enumerate(digits, start=1):
            codes = self._fold(place - 1).numbers(codes)[0] * base + digit
        return self._fold(place).numbers(codes)

    def _fold(self, place: int) -> Fold:
        while len(self._folds) <= place:
            self._folds.append(Fold())
        return self._folds[place]
