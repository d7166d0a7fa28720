"""Rosters written for a test."""

from __future__ import annotations

import csv
import json

from tests.population.crowds import DECLARATIONS


def cells(facts):
    """A person's facts as the cells of a roster, levels in columns of their own."""
    found = {}
    for name, value in facts.items():
        if value is None:
            continue
        kind = DECLARATIONS.facts[name].type
        if kind == "levels":
            found |= {f"{name}.{level}": _when(day) for level, day in value.items()}
            if not value:
                found[name] = "none"
        elif kind == "set":
            found[name] = ";".join(value) or "none"
        elif kind == "awards":
            parts = [f"{one['contest'] or ''}:{one['prize'] or '?'}" for one in value]
            found[name] = ";".join(parts) or "none"
        elif kind == "work":
            found[name] = str(value["gap_days"]) if isinstance(value, dict) else "是" if value else "否"
        else:
            found[name] = _when(value) if kind == "when" else json.dumps(value).strip('"')
    return found


def _when(day):
    if isinstance(day, dict):
        return f"{day.get('earliest', '')}..{day.get('latest', '')}"
    return "held" if day is None else day


def write(path, rows, *, encoding="utf-8", delimiter=","):
    """Rows (dicts) as a CSV file; every heading that occurs gets a column."""
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    with path.open("w", encoding=encoding, newline="") as stream:
        writer = csv.DictWriter(stream, headings, delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path
