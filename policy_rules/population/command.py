"""``policy-rules screen``: a roster in; results, bad rows, a summary and a picture out."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TextIO

from tqdm import tqdm
from typing_extensions import Self

from policy_rules.policy.model import Policy
from policy_rules.population.encoding import encode
from policy_rules.population.report.picture import draw
from policy_rules.population.report.results import ResultFile
from policy_rules.population.report.summary import Summary, table
from policy_rules.population.report.wording import Wording
from policy_rules.population.roster.files import opened
from policy_rules.population.roster.reading import Batch, Problem, Roster
from policy_rules.population.screen import Screen
from policy_rules.population.verification import Verification

MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done.

    Attributes:
        policy: under which policy.
        as_of: the day asked about.
        roster: the file to read.
        output: the file to write; bad rows and picture are written beside it.
        chinese: whether the results are written in Chinese words.
        id_column: the column to pass through, if it is not one of those that are known.
        verify: how many rows to decide once more, one by one.
    """

    policy: Policy
    as_of: date
    roster: Path
    output: Path
    chinese: bool = False
    id_column: str | None = None
    verify: int = 0

    @property
    def picture(self) -> Path:
        """Where the picture is written."""
        return self.output.with_suffix(".svg")

    @property
    def errors(self) -> Path:
        """Where the bad rows are written."""
        return self.output.with_suffix(".errors.csv")


def screen_roster(order: Order) -> int:
    """Do it; 0, or 1 if no row could be used.

    Raises:
        RosterError: the roster cannot be read.
        PolicyError: the policy was not in force on that day.
    """
    screen = Screen(order.policy, order.as_of)
    roster = Roster(opened(order.roster), screen.policy.declarations, order.id_column)
    _announce(roster)
    summary = Summary(screen.policy, order.as_of)
    verification = Verification(screen, order.verify)
    wording = Wording(screen.policy, order.chinese)
    shown: list[Problem] = []
    with ResultFile(order.output, screen, wording, roster.headers.id_column) as results, _Bad(order.errors) as bad:
        for batch in _progress(roster):
            decided = screen.decide(encode(batch.columns, screen.policy.declarations, order.as_of.toordinal()))
            results.write(batch, decided)
            summary.add(decided, len(batch.rows))
            summary.refused += bad.write(batch.problems)
            summary.hidden_ids += batch.hidden_ids
            shown += batch.problems[: MOST_SHOWN - len(shown)]
            if order.verify:
                verification.check(batch, decided)
    return _conclude(order, summary, shown, verification)


class _Bad:
    """The file of bad rows; it is there only if there are any."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stream: TextIO | None = None

    def __enter__(self) -> Self:
        self._path.unlink(missing_ok=True)
        return self

    def __exit__(self, *_problem: object) -> None:
        if self._stream is not None:
            self._stream.close()

    def write(self, problems: tuple[Problem, ...]) -> int:
        """Write them; how many rows they are about."""
        if not problems:
            return 0
        if self._stream is None:
            self._stream = self._path.open("w", encoding="utf-8-sig", newline="")
            csv.writer(self._stream).writerow(["行", "列", "原因"])
        csv.writer(self._stream).writerows((one.row, one.column, one.reason) for one in problems)
        return len({one.row for one in problems})


def _progress(roster: Roster) -> Iterator[Batch]:
    """All batches, with a progress bar if somebody is watching."""
    done = 0
    with tqdm(total=roster.length, desc="筛查", unit="B", unit_scale=True, disable=None, leave=False) as bar:
        for batch in roster.batches():
            yield batch
            bar.update(batch.done - done)
            done = batch.done


def _announce(roster: Roster) -> None:
    headers = roster.headers
    if headers.private:
        _say(f"这些列像是个人身份信息，没有读，也不会写进结果：{'、'.join(headers.private)}")
    if headers.ignored:
        _say(f"这些列不认得，没有读：{'、'.join(headers.ignored)}")


def _conclude(order: Order, summary: Summary, shown: list[Problem], verification: Verification) -> int:
    if summary.hidden_ids:
        _say(f"编号一列有 {summary.hidden_ids:,} 个像身份证号或手机号，没有写进结果。")
    if summary.refused:
        _say(f"有 {summary.refused:,} 行用不了，其余的已经做完；逐行原因见 {order.errors}：")
        for problem in shown:
            _say(f"  第 {problem.row} 行{f'“{problem.column}”' if problem.column else ''}：{problem.reason}")
    if not summary.people:
        _say("没有一行可以用。" if summary.refused else "名单里没有人。")
        return 1
    order.picture.write_text(draw(summary), encoding="utf-8")
    print(table(summary))
    print()
    if order.verify:
        print(f"抽出 {verification.checked:,} 人逐个重新判断，结果全部一致。")
    print(f"结果：{order.output}")
    print(f"图：{order.picture}")
    return 0


def _say(words: str) -> None:
    print(f"policy-rules: {words}", file=sys.stderr)
