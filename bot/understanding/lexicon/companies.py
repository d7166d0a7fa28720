"""Companies that the policies' lists name: read as data from the same table that decides who is in.

Whoever adds a row to such a list, with the names that people use in its cell ``called``, has taught the reader the
company too. The table is a file; the rules themselves are not needed here, and without the file nothing is added.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

CONTENT = Path(__file__).resolve().parents[3] / "policy_rules" / "content"
CONTENT_SETTING = "POLICY_CONTENT"
LISTED = "enterprise"
"""The fact for which a list has its first column."""

NAMES = ("name", "label", "short", "nickname")
TABLES = ("policies/*/tables/*.yml", "policies/*/*/tables/*.yml")


def listed_companies() -> dict[str, list[str]]:
    """Return the names of each company, by what the list calls its row."""
    found: dict[str, list[str]] = {}
    for row, key in _rows():
        words = [str(row[cell]) for cell in NAMES if row.get(cell)] + str(row.get("called", "")).split("、")
        found.setdefault(str(row[key]), []).extend(word for word in words if word)
    return found


def _rows() -> Iterator[tuple[dict[str, Any], str]]:
    root = Path(os.environ.get(CONTENT_SETTING, "").strip() or CONTENT)
    for path in sorted(path for pattern in TABLES for path in root.glob(pattern)):
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
        columns = table.get("columns") if isinstance(table, dict) else None
        key = next(iter(columns.items()), None) if isinstance(columns, dict) else None
        if key and key[1] == LISTED:
            yield from ((row, key[0]) for row in table.get("rows") or () if key[0] in row)
