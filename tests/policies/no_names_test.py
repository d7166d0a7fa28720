"""No code knows the document: neither the policy nor its enterprises or pathways are named outside the content."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from policy_rules import policies

ROOT = Path(__file__).resolve().parents[2]
CODE = ("policy_rules", "actions", "bot/web/src", "bot/gateway", "bot/console")
ENDINGS = {".py", ".ts", ".html", ".css", ".js"}
(POLICY,) = policies()


def sources():
    """Every file of the code that answers by the content, with its text."""
    for folder in CODE:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in ENDINGS and "content" not in path.relative_to(ROOT / folder).parts:
                yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def rows():
    """The rows of the list of enterprises."""
    (table,) = [table for table in POLICY.tables.values() if table.key == POLICY.plan_rules.fact]
    return table, table.rows


NAMES = {
    "the policy": [POLICY.id, POLICY.number, "gz-2025", "442"],
    "its pathways": [pathway.id for pathway in POLICY.pathways],
    "its enterprises": [row[rows()[0].key] for row in rows()[1]],
    "their names": [row[cell] for row in rows()[1] for cell in ("label", "nickname", "short", "name")],
    "its offices": [contact.phone for contact in POLICY.contacts],
    "its clauses": [clause.id for clause in POLICY.clauses if len(clause.id) > 4],
}


@pytest.mark.parametrize("names", NAMES.values(), ids=NAMES.keys())
def test_the_code_names_none_of(names):
    """A word counts where no letter, figure or hyphen goes on with it."""
    found = [
        f"{file}: {name}"
        for file, text in sources()
        for name in names
        if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text, re.ASCII)
    ]
    assert found == []


def test_there_is_code_to_look_at_and_there_are_names_to_look_for():
    """Else the test above would say nothing."""
    assert len(list(sources())) > 200
    assert sum(len(names) for names in NAMES.values()) > 40
