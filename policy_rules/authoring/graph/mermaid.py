"""Pictures as Mermaid text, which documents and code platforms draw."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from policy_rules.authoring.graph.outline import Outline
from policy_rules.authoring.graph.rungs import Drawing


def pathway_mermaid(outline: Outline) -> str:
    """One pathway as a flow chart from top to bottom."""
    return "\n".join(["flowchart TD", *_pathway(outline)]) + "\n"


def _pathway(outline: Outline) -> Iterator[str]:
    yield f'  start(["{_safe(outline.title)}"])'
    before = ["start"]
    for row, groups in enumerate(outline.rows):
        ends = []
        for column, group in enumerate(groups):
            name = f"g{row}_{column}"
            yield f'  subgraph {name}["{_safe(group.heading)}"]'
            boxes = [f"{name}_{number}" for number in range(len(group.boxes))]
            for box, condition in zip(boxes, group.boxes, strict=True):
                yield f'    {box}["{_safe(condition.text)}<br/>{_safe(condition.clause)}"]'
            yield from (f"    {one} --> {other}" for one, other in pairwise(boxes))
            yield "  end"
            yield from (f"  {end} --> {boxes[0]}" for end in before)
            ends.append(boxes[-1])
        before = ends
    yield f'  outcome(["{_safe(outline.outcome)}"])'
    yield from (f"  {end} --> outcome" for end in before)


def ladders_mermaid(drawing: Drawing) -> str:
    """The ladders side by side, the steps between them as arrows."""
    return "\n".join(["flowchart BT", *_ladders(drawing)]) + "\n"


def _ladders(drawing: Drawing) -> Iterator[str]:
    for ladder in drawing.ladders:
        yield f'  subgraph {ladder.fact}["{_safe(ladder.title)}"]'
        names = [f"{ladder.fact}_{rung.level}" for rung in ladder.rungs]
        for name, rung in zip(names, ladder.rungs, strict=True):
            yield f'    {name}["{_safe(rung.name)}"]'
        yield from (f"    {lower} ~~~ {higher}" for lower, higher in pairwise(names))
        yield "  end"
    for step in drawing.steps:
        label = _safe(" ".join(filter(None, [step.clause, step.years])))
        yield f'  {step.start[0]}_{step.start[1]} -->|"{label}"| {step.end[0]}_{step.end[1]}'


def _safe(text: str) -> str:
    return text.replace('"', "#quot;").replace("<", "&lt;").replace(">", "&gt;")
