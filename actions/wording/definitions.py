"""A glossary entry as a sentence."""

from __future__ import annotations

from actions.rules import GlossaryEntry


def definition(entry: GlossaryEntry) -> str:
    """The meaning, the clause and its words; what is not from the document says so."""
    said = f"{entry['term']}：{entry['text']}"
    if entry["clause"]:
        said += f"（{entry['clause']}）"
    return said + (f"\n原文：“{entry['quote']}”" if entry["quote"] else "")
