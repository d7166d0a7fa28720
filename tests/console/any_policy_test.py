"""The console knows no policy by heart: what it shows comes from the rules."""

import re
from pathlib import Path

from tests.console.desk import POLICY

CONSOLE = Path(__file__).resolve().parents[2] / "bot" / "console"


def sources() -> dict[str, str]:
    files = [file for file in sorted(CONSOLE.rglob("*")) if file.suffix in (".py", ".html", ".js")]
    return {file.name: file.read_text("utf-8") for file in files}


def test_no_fact_level_pathway_clause_or_phone_is_written_into_the_console() -> None:
    declarations = POLICY.declarations.facts
    names = {name for name in declarations if "_" in name}
    names |= {level for one in declarations.values() if one.type == "levels" for level in one.levels if "_" in level}
    names |= {pathway.id for pathway in POLICY.pathways}
    names |= {contact.phone for contact in POLICY.contacts}
    names |= {clause.id for clause in POLICY.clauses if len(clause.id) > 4} | {POLICY.id, POLICY.number}
    found = [
        (file, name) for file, text in sources().items() for name in names if re.search(rf"\b{re.escape(name)}", text)
    ]
    allowed = {("nearest_clause.py", "三（一）1（5）"), ("nearest_clause.py", "三（一）1")}
    assert set(found) <= allowed
    assert len(names) > 50
