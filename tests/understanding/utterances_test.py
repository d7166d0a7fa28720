"""Every labelled utterance of the close reading is read as its table says."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.understanding import read

TODAY = date(2026, 11, 22)
TABLE: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("utterances.yaml").read_text(encoding="utf-8"))
EMPTY = {
    "facts": {},
    "negated": {},
    "hypothetical": {},
    "ambiguous": [],
    "topic": None,
    "terms": [],
    "correction": False,
}


@pytest.mark.parametrize("row", TABLE, ids=[row["id"] for row in TABLE])
def test_an_utterance_is_read_as_the_table_says(row: dict[str, Any]) -> None:
    """Facts, denials, what-ifs, unclear words, topic, terms and corrections, all of them and nothing else."""
    found = read(row["text"], today=TODAY, asking=row.get("asking")).as_dict()
    assert {key: found[key] for key in EMPTY} == EMPTY | {key: row[key] for key in EMPTY if key in row}


def test_the_table_has_all_220_utterances() -> None:
    """A line lost from the table would be a promise lost."""
    assert [row["id"] for row in TABLE] == [f"U{number:03d}" for number in range(1, 221)]
