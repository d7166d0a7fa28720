"""Rows of text, a batch at a time: what every kind of roster file gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Texts:
    """A column of text: each different text once, the empty one last, and which one each row has."""

    different: Sequence[str]
    places: NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class RawBatch:
    """Some rows.

    Attributes:
        rows: their numbers, as a spreadsheet shows them.
        columns: the columns asked for.
        broken: rows that have more or fewer cells than there are headings.
        done: how much of the file has been read, in the units of :attr:`RosterFile.length`.
    """

    rows: NDArray[np.int64]
    columns: dict[str, Texts]
    broken: tuple[int, ...]
    done: int


class RosterFile(Protocol):
    """A roster."""

    columns: tuple[str, ...]
    length: int

    def batches(self, wanted: Sequence[str]) -> Iterator[RawBatch]:
        """The rows, only the columns that are wanted."""
