"""All pictures of a policy, as files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from policy_rules.authoring.graph.ladders import ladders_svg
from policy_rules.authoring.graph.mermaid import ladders_mermaid, pathway_mermaid
from policy_rules.authoring.graph.outline import outline
from policy_rules.authoring.graph.pathway import pathway_svg
from policy_rules.authoring.graph.rungs import drawing
from policy_rules.policy.model import Policy


@dataclass(frozen=True)
class Picture:
    """One file."""

    name: str
    suffix: str
    text: str

    def write_to(self, folder: Path) -> Path:
        """Write it; where it is."""
        path = folder / f"{self.name}{self.suffix}"
        path.write_text(self.text, encoding="utf-8")
        return path


def pictures(policy: Policy) -> Iterator[Picture]:
    """Each pathway, and the ladders where the policy has two."""
    for pathway in policy.pathways:
        drawn = outline(policy, pathway)
        yield Picture(pathway.id, ".svg", pathway_svg(drawn))
        yield Picture(pathway.id, ".mmd", pathway_mermaid(drawn))
    if len(policy.ladders) > 1:
        yield Picture("ladders", ".svg", ladders_svg(drawing(policy)))
        yield Picture("ladders", ".mmd", ladders_mermaid(drawing(policy)))
