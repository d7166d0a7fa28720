"""Who is where, and when the next ones become eligible, counted batch by batch."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from policy_rules.policy.model import Policy
from policy_rules.population.report.wording import STATUS_WORDS
from policy_rules.population.screened import OPEN, STATUSES, Screened

MONTHS = 24
NEAREST = 6
NAMED = 2


@dataclass(slots=True)
class Summary:
    """Counts.

    Attributes:
        people: how many people were decided.
        with_open: how many of them have at least one pathway open.
        statuses: pathway to the counts of ``STATUSES``.
        waves: pathway to the people who become eligible in each of the next months, today's month first.
        newcomers: in each of those months, the people to whom at least one more pathway opens.
        refused: rows that could not be used.
        hidden_ids: ids left out because they look like an identity or telephone number.
    """

    policy: Policy
    as_of: date
    people: int = 0
    with_open: int = 0
    statuses: dict[str, NDArray[np.int64]] = field(default_factory=dict)
    waves: dict[str, NDArray[np.int64]] = field(default_factory=dict)
    newcomers: NDArray[np.int64] = field(default_factory=lambda: np.zeros(MONTHS, np.int64))
    refused: int = 0
    hidden_ids: int = 0

    def add(self, decided: dict[str, Screened], people: int) -> None:
        """Count a batch."""
        months = self.starts()
        some_open = np.zeros(people, np.bool_)
        arriving = np.zeros(people, np.uint32)
        for pathway, screened in decided.items():
            counts = np.bincount(screened.status, minlength=len(STATUSES)).astype(np.int64)
            self.statuses[pathway] = self.statuses.get(pathway, np.zeros(len(STATUSES), np.int64)) + counts
            some_open |= screened.status == OPEN
            rows = screened.waiting.rows
            month = np.searchsorted(months, screened.waiting.earliest, side="right") - 1
            near = month < MONTHS
            wave = np.bincount(month[near], minlength=MONTHS).astype(np.int64)
            self.waves[pathway] = self.waves.get(pathway, np.zeros(MONTHS, np.int64)) + wave
            arriving[rows[near]] |= np.uint32(1) << month[near].astype(np.uint32)
        self.people += people
        self.with_open += int(some_open.sum())
        self.newcomers += np.array([int((arriving >> month & 1).sum()) for month in range(MONTHS)], np.int64)

    def starts(self) -> NDArray[np.int32]:
        """The ordinals of the first days of the months, and of the one after the last."""
        return np.array([date(*self.month(place), 1).toordinal() for place in range(MONTHS + 1)], np.int32)

    def month(self, place: int) -> tuple[int, int]:
        """Year and month so many months from now."""
        months = self.as_of.year * 12 + self.as_of.month - 1 + place
        return months // 12, months % 12 + 1

    def leading(self, place: int) -> list[tuple[str, int]]:
        """The pathways that open to most people in a month, with their counts."""
        counted = [(pathway.content.title, int(self.waves[pathway.id][place])) for pathway in self.policy.pathways]
        return sorted((one for one in counted if one[1]), key=lambda one: -one[1])[:NAMED]


def table(summary: Summary) -> str:
    """The summary as a table in Chinese."""
    policy = summary.policy
    heads = ["通道", *STATUS_WORDS.values()]
    rows = [
        [pathway.content.title, *(f"{count:,}" for count in summary.statuses[pathway.id])]
        for pathway in policy.pathways
        if pathway.id in summary.statuses
    ]
    lines = [
        f"{policy.number}，截至 {summary.as_of.isoformat()}",
        f"共 {summary.people:,} 人，其中 {summary.with_open:,} 人至少有一条通道现在就可以申报。",
        "",
        *_aligned([heads, *rows]),
    ]
    waves = [place for place in range(MONTHS) if summary.newcomers[place]][:NEAREST]
    if waves:
        lines += ["", "接下来哪个月有人够条件（按最早的一天算，工作不中断）："]
        lines += [_wave(summary, place) for place in waves]
    return "\n".join([*lines, "", *(note.text for note in policy.always_notes)])


def _wave(summary: Summary, place: int) -> str:
    year, month = summary.month(place)
    leading = "，".join(f"{title} {count:,}" for title, count in summary.leading(place))
    return f"  {year}年{month:>2}月  {int(summary.newcomers[place]):>7,} 人  （{leading}）"


def _aligned(rows: list[list[str]]) -> list[str]:
    """Columns of equal width, where a Chinese character is as wide as two letters."""
    widths = [max(_width(row[place]) for row in rows) for place in range(len(rows[0]))]
    lines = []
    for row in rows:
        first = row[0] + " " * (widths[0] - _width(row[0]))
        rest = [" " * (width - _width(cell)) + cell for cell, width in zip(row[1:], widths[1:], strict=True)]
        lines.append("  ".join([first, *rest]))
    return lines


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
