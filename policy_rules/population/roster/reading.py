"""Batches of people from a roster, and every row that cannot be used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from policy_rules.dates import Interval
from policy_rules.facts.declarations import FactDeclarations
from policy_rules.facts.model import FactValue
from policy_rules.population.arrays import Bools
from policy_rules.population.encoding import Column, Columns
from policy_rules.population.roster.batches import RawBatch, RosterFile, Texts
from policy_rules.population.roster.cells import Bad, CellReader
from policy_rules.population.roster.headers import Headers, Target, read_headers

_SOMEBODY = re.compile(r"\d{17}[\dXx]|1[3-9]\d{9}")
"""A Chinese identity or mobile number."""

EMPTY = "这一行在读的各列里什么也没有写。"
TWICE = "两处写的不一样：整列和单列说的等级或日期不同，请改成一致。"


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that cannot be used."""

    row: int
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class Batch:
    """Some people.

    Attributes:
        rows: the numbers of their rows.
        ids: what the id column says, if there is one.
        columns: their facts.
        problems: rows between them that cannot be used, and why.
        done: how much of the file has been read.
        hidden_ids: how many ids were left out because they look like an identity or telephone number.
    """

    rows: NDArray[np.int64]
    ids: list[str] | None
    columns: Columns
    problems: tuple[Problem, ...]
    done: int
    hidden_ids: int


class Roster:
    """A roster.

    Args:
        file: the file.
        declarations: the declarations of the facts.
        id_column: the column to pass through; default: one that is called id, 工号 or the like.

    Raises:
        RosterError: the columns cannot be used.
    """

    def __init__(self, file: RosterFile, declarations: FactDeclarations, id_column: str | None = None) -> None:
        self._file = file
        self.length = file.length
        self.headers: Headers = read_headers(file.columns, declarations, id_column)
        self._readers = {
            name: CellReader(declarations, target.fact, target.level) for name, target in self.headers.targets.items()
        }

    def batches(self) -> Iterator[Batch]:
        """All batches, in order.

        Raises:
            RosterError: the file breaks off.
        """
        wanted = [*self.headers.targets, *([self.headers.id_column] if self.headers.id_column else [])]
        for raw in self._file.batches(wanted):
            yield self._batch(raw)

    def _batch(self, raw: RawBatch) -> Batch:
        values = {
            name: [reader.value(text) for text in raw.columns[name].different] for name, reader in self._readers.items()
        }
        found = [Problem(row, "", "这一行的格数和列名的数目不一样。") for row in raw.broken]
        bad = np.zeros(len(raw.rows), np.bool_)
        for name, column in values.items():
            places = raw.columns[name].places
            wrong = np.array([isinstance(value, Bad) for value in column])[places]
            bad |= wrong
            for row in np.flatnonzero(wrong):
                value = column[places[row]]
                assert isinstance(value, Bad)
                found.append(Problem(int(raw.rows[row]), name, value.reason))
        empty = ~bad & self._empty(raw)
        found += [Problem(int(raw.rows[row]), "", EMPTY) for row in np.flatnonzero(empty)]
        bad |= empty
        kept = _Kept(raw, values, self.headers.targets, bad)
        for row, column_name in kept.contradictions():
            found.append(Problem(int(raw.rows[row]), column_name, TWICE))
        ids, hidden = self._ids(raw, kept.good)
        problems = tuple(sorted(found, key=lambda problem: (problem.row, problem.column)))
        return Batch(raw.rows[kept.good], ids, kept.columns(), problems, raw.done, hidden)

    def _empty(self, raw: RawBatch) -> Bools:
        """Rows in which nothing is written that is read."""
        columns = list(raw.columns.values())
        empty = np.ones(len(raw.rows), np.bool_)
        for texts in columns:
            empty &= np.array([not text.strip() for text in texts.different], np.bool_)[texts.places]
        return empty

    def _ids(self, raw: RawBatch, good: Bools) -> tuple[list[str] | None, int]:
        if self.headers.id_column is None:
            return None, 0
        texts = raw.columns[self.headers.id_column]
        shown = ["" if _SOMEBODY.fullmatch(text.strip()) else text for text in texts.different]
        places = texts.places[good]
        hidden = np.array([bool(text) and not show for text, show in zip(texts.different, shown, strict=True)])
        return [shown[place] for place in places], int(hidden[places].sum())


class _Kept:
    """The rows that can be used."""

    def __init__(
        self,
        raw: RawBatch,
        values: dict[str, list[FactValue | Bad | None]],
        targets: dict[str, Target],
        bad: Bools,
    ) -> None:
        self._texts: dict[str, Texts] = raw.columns
        self._values = {
            name: [None if isinstance(value, Bad) else value for value in column] for name, column in values.items()
        }
        self._targets = targets
        self.good = ~bad

    def contradictions(self) -> list[tuple[int, str]]:
        """Rows in which a level's own column differs from what the column of the fact says; they are dropped."""
        found = []
        whole = {target.fact: name for name, target in self._targets.items() if target.level is None}
        for name, target in self._targets.items():
            if target.level is None or target.fact not in whole:
                continue
            other = whole[target.fact]
            own, all_levels = self._values[name], self._values[other]
            own_places, all_places = self._texts[name].places, self._texts[other].places
            told = np.array([value is not None for value in own])[own_places]
            told &= np.array([value is not None for value in all_levels])[all_places]
            for row in np.flatnonzero(told & self.good):
                if _differ(own[own_places[row]], all_levels[all_places[row]], target.level):
                    found.append((int(row), name))
                    self.good[row] = False
        return found

    def columns(self) -> Columns:
        """Their facts."""
        columns = Columns(int(self.good.sum()))
        everybody = bool(self.good.all())
        for name, target in self._targets.items():
            places = self._texts[name].places
            column = Column(self._values[name], places if everybody else places[self.good])
            if target.level is None:
                columns.facts[target.fact] = column
            else:
                columns.levels[target.fact, target.level] = column
        return columns


def _differ(own: FactValue | None, held: FactValue | None, level: str) -> bool:
    """``无`` in one column and a date in the other, or two dates."""
    assert isinstance(own, Interval)
    assert isinstance(held, dict)
    return not held or (level in held and held[level] != own)
