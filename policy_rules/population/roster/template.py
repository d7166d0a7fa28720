"""A roster to start from: every column with its Chinese heading, and three made-up people."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TypeAlias

from policy_rules.facts.declarations import (
    AwardsFact,
    BoolFact,
    ChoiceFact,
    FactDeclaration,
    LevelsFact,
    SetFact,
    WhenFact,
    WorkFact,
)
from policy_rules.policy.model import Policy

Samples: TypeAlias = tuple[str, str, str]
SAMPLE_DAYS: Samples = ("2021-06-15", "2019-09", "2016")
EMPTY: Samples = ("", "", "")


def write_template(policy: Policy, path: Path) -> None:
    """Write the template; Excel opens it as UTF-8."""
    columns = list(_columns(policy))
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["工号", *(heading for heading, _ in columns)])
        for person, number in enumerate(("A001", "A002", "A003")):
            writer.writerow([number, *(samples[person] for _, samples in columns)])


def _columns(policy: Policy) -> list[tuple[str, Samples]]:
    found: list[tuple[str, Samples]] = []
    for declaration in policy.declarations.facts.values():
        if isinstance(declaration, LevelsFact):
            names = [declaration.name_of(level) for level in (*declaration.levels, *declaration.groups)]
            middle = len(declaration.levels) // 2
            found += [
                (f"{declaration.label}.{name}", SAMPLE_DAYS if place == middle and declaration.question else EMPTY)
                for place, name in enumerate(names)
            ]
        else:
            found.append((declaration.label, _samples(declaration)))
    return found


def _samples(declaration: FactDeclaration) -> Samples:
    """Three ways to fill a column; the last one is to leave it empty, as one may all that follows from others."""
    if isinstance(declaration, ChoiceFact):
        return (*list(declaration.values.values())[:2], "")  # type: ignore[return-value]
    if isinstance(declaration, SetFact):
        return "无", ";".join(list(declaration.values.values())[:2]), ""
    if isinstance(declaration, AwardsFact):
        contest, prize = list(declaration.contests.values())[1], next(iter(declaration.prizes.values()))
        return "无", f"{contest}:{prize}", ""
    if isinstance(declaration, BoolFact):
        return EMPTY if declaration.true_if_any else ("是", "否", "")
    if isinstance(declaration, WorkFact):
        return EMPTY if declaration.defaults_to else ("是", "中断180天", "")
    return ("2018-07-01", "2020-03", "") if isinstance(declaration, WhenFact) else ("0", "30", "")
