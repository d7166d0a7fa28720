"""The cheapest way to match rows with columns without crossing pairs, and how much dearer it is without one of them."""

from __future__ import annotations

from dataclasses import dataclass, field

Table = list[list[float]]


@dataclass(slots=True)
class Alignment:
    """A table of costs, rows against columns; a row that is matched with no column costs `unused`, a column nothing."""

    table: Table
    unused: float
    _before: Table = field(init=False)
    _behind: Table = field(init=False)

    def __post_init__(self) -> None:
        """Work out what all the rows and columns before each place cost at least, and all behind it."""
        self._before = _costs(self.table, self.unused)
        backwards = _costs([row[::-1] for row in self.table[::-1]], self.unused)
        self._behind = [row[::-1] for row in backwards[::-1]]

    @property
    def cost(self) -> float:
        """What the cheapest matching costs."""
        return self._before[-1][-1]

    def pairs(self) -> list[tuple[int, int]]:
        """Return the pairs of the cheapest matching."""
        found = []
        row, column = len(self.table), len(self.table[0])
        while row and column:
            here = self._before[row][column]
            if here == self._before[row][column - 1]:
                column -= 1
            elif here == self._before[row - 1][column] + self.unused:
                row -= 1
            else:
                row, column = row - 1, column - 1
                found.append((row, column))
        return found[::-1]

    def cost_without(self, row: int, barred: set[int]) -> float:
        """Return what the cheapest matching costs in which a row has none of the columns that are barred."""
        before, behind = self._before[row], self._behind[row + 1]
        unmatched = min(one + other for one, other in zip(before, behind, strict=True)) + self.unused
        return min(
            [unmatched]
            + [
                before[column] + cost + behind[column + 1]
                for column, cost in enumerate(self.table[row])
                if column not in barred
            ]
        )


def _costs(table: Table, unused: float) -> Table:
    columns = len(table[0])
    best = [[0.0] * (columns + 1)]
    for row, costs in enumerate(table):
        above, line = best[row], [unused * (row + 1)]
        for column in range(columns):
            line.append(min(above[column] + costs[column], above[column + 1] + unused, line[column]))
        best.append(line)
    return best
