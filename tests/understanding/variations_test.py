"""Classes of sentences that were once misread are read in every variation."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.understanding import read

TODAY = date(2026, 11, 22)
CLASSES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("variations.yaml").read_text(encoding="utf-8")
)
ROWS = [row for rows in CLASSES.values() for row in rows]


@pytest.mark.parametrize("row", ROWS, ids=[row["text"] for row in ROWS])
def test_a_variation_is_read_as_the_table_says(row: dict[str, Any]) -> None:
    """All the facts and no others; and of the rest what the line names."""
    found = read(row["text"], today=TODAY, asking=row.get("asking")).as_dict()
    named = {key: row[key] for key in ("facts", "hypothetical", "negated", "ambiguous") if key in row}
    assert {key: found[key] for key in named} == named


def test_every_class_has_several_variations() -> None:
    """One sentence is no class."""
    assert [name for name, rows in CLASSES.items() if len(rows) < 2] == []
