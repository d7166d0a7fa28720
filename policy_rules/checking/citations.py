"""Every quote is verbatim in the clause it is said to be from."""

from __future__ import annotations

from collections.abc import Iterator

from policy_rules.policy.model import Policy


def closed(text: str) -> str:
    """The source with its page breaks closed."""
    return "".join(text.split("\n"))


def check_citations(policy: Policy) -> list[str]:
    """One sentence for every quote that the source does not contain, or that its clause does not."""
    source = closed(policy.source_text)
    clauses = {clause.id: closed(clause.text) for clause in policy.clauses}
    problems = []
    for place, clause, quote in _quotes(policy):
        if quote not in source:
            problems.append(f"{place}: the quote “{quote}” is not verbatim in the source")
        elif clause in clauses and quote not in clauses[clause] and not _part_of(clause, quote, clauses):
            problems.append(f"{place}: the quote “{quote}” is not in clause {clause}")
    return problems


def _part_of(clause: str, quote: str, clauses: dict[str, str]) -> bool:
    """A clause cited by its heading may be quoted from one of its items."""
    return any(name.startswith(clause) and quote in text for name, text in clauses.items())


def _quotes(policy: Policy) -> Iterator[tuple[str, str, str]]:
    for pathway in policy.pathways:
        yield (
            f"pathway {pathway.id}",
            pathway.content.source_clause,
            pathway.content.quote,
        )
        for reported in pathway.reported:
            yield f"pathway {pathway.id}: {reported.text}", reported.clause, reported.quote
    for name, table in policy.tables.items():
        for number, row in enumerate(table.rows, start=1):
            # what a later notice added stands in that notice, not in the document
            if not row.get("announced_in"):
                yield f"table {name}, row {number}", table.clause, row["quote"]
    for entry in policy.glossary:
        if entry.quote:
            yield f"glossary {entry.term}", entry.clause, entry.quote
