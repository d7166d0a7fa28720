"""Parts of sentences that several answers share."""

from __future__ import annotations

from actions.wording import pathways
from actions.wording.pathways import Pathway

MOST_NAMED = 3


def basis(path: Pathway) -> str:
    """Clause and verbatim words."""
    quote = pathways.quote_of(path)
    return f"依据{path['clause']}：“{quote}”" if quote else f"依据{path['clause']}。"


def named(paths: list[Pathway]) -> str:
    """What the pathways give, with their clauses; not more than fit a line."""
    words = list(dict.fromkeys(f"{path['grants']}（{path['clause']}）" for path in paths))
    more = "等" if len(words) > MOST_NAMED else ""
    return "、".join(words[:MOST_NAMED]) + more


def notes(paths: list[Pathway]) -> list[str]:
    """What the document leaves open or says twice about these pathways."""
    return list(dict.fromkeys(note for path in paths for note in path["notes"]))
