"""The clauses are the whole source, and each is either encoded or listed as not operative."""

from __future__ import annotations

from policy_rules.policy.model import Policy


def check_clauses(policy: Policy) -> list[str]:
    """One sentence for every gap between source and clauses, and for every operative clause that nothing cites."""
    problems = _coverage(policy)
    cited = _cited(policy)
    known = {clause.id for clause in policy.clauses}
    problems += [
        f"clause {clause.id} is operative, but no rule, table or reading cites it"
        for clause in policy.clauses
        if clause.operative and clause.id not in cited
    ]
    return problems + [f"clause {name} is cited, but the source has no such clause" for name in sorted(cited - known)]


def _coverage(policy: Policy) -> list[str]:
    rest = _letters(policy.source_text)
    for clause in policy.clauses:
        text = _letters(clause.text)
        if not rest.startswith(text):
            return [f"clause {clause.id} does not follow in the source; there stands “{rest[:20]}”"]
        rest = rest[len(text) :]
    return [f"the source goes on after the last clause: “{rest[:20]}”"] if rest else []


def _letters(text: str) -> str:
    return "".join(text.split())


def _cited(policy: Policy) -> set[str]:
    cited = {one.clause for pathway in policy.pathways for one in pathway.reported}
    cited |= {pathway.content.source_clause for pathway in policy.pathways}
    cited |= {clause for reading in policy.readings.values() for clause in reading.clauses}
    cited |= {table.clause for table in policy.tables.values()}
    cited |= {note.clause for pathway in policy.pathways for note in pathway.content.notes if note.clause}
    return cited | {entry.clause for entry in policy.glossary if entry.clause}
