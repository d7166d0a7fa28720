"""The ladders as SVG: levels below each other, the pathways as arrows between them."""

from __future__ import annotations

from math import hypot

from policy_rules.authoring.graph.rungs import Drawing, DrawnLadder, End, Rung, Step
from policy_rules.authoring.graph.svg import document, lines_of_text, rectangle, width_of, wrapped

WIDTH, MARGIN, RUNG, STEP = 860.0, 24.0, 150.0, 92.0
TYPE, SMALL, HEAD = 15.0, 12.5, 17.0
TALL = 40.0


def ladders_svg(drawing: Drawing) -> str:
    """The picture of the first two ladders and of every step between them."""
    title = wrapped(drawing.title, HEAD, WIDTH - 2 * MARGIN)
    top = MARGIN + len(title) * HEAD * 1.35 + MARGIN
    highest = max(rung.height for ladder in drawing.ladders for rung in ladder.rungs)
    height = top + (highest + 1) * STEP + MARGIN
    places: dict[End, tuple[float, float, float]] = {}
    parts = [lines_of_text(title, WIDTH / 2, MARGIN, HEAD, anchor="middle")]
    for x, ladder in zip((MARGIN, WIDTH - MARGIN - RUNG), drawing.ladders, strict=False):
        parts.append(lines_of_text([ladder.title], x + RUNG / 2, top - 14, SMALL, anchor="middle", style="small"))
        for rung in ladder.rungs:
            y = top + (highest - rung.height + 0.5) * STEP
            places[ladder.fact, rung.level] = (x, x + RUNG, y)
            parts += _rung(rung, ladder, x, y)
    for step in drawing.steps:
        if step.start in places and step.end in places:
            parts += _step(step, places)
    return document(WIDTH, height, drawing.title, parts)


def _rung(rung: Rung, _ladder: DrawnLadder, x: float, y: float) -> list[str]:
    lines = wrapped(rung.name, TYPE, RUNG - 16)
    tall = max(TALL, len(lines) * TYPE * 1.35 + 12)
    text = lines_of_text(lines, x + RUNG / 2, y - len(lines) * TYPE * 1.35 / 2, TYPE, anchor="middle")
    return [rectangle(x, y - tall / 2, RUNG, tall, "box"), text]


def _step(step: Step, places: dict[End, tuple[float, float, float]]) -> list[str]:
    """To the right above the middle of the rungs, to the left below it, so that there and back stay apart."""
    start, end = places[step.start], places[step.end]
    to_right = start[0] < end[0]
    x1, x2 = (start[1], end[0]) if to_right else (start[0], end[1])
    lift = -TALL / 3.2 if to_right else TALL / 3.2
    y1, y2 = start[2] + lift, end[2] + lift
    kind = "up" if to_right else "back"
    line = f'<path class="line {kind}" stroke-width="1.6" d="M{x1:g} {y1:g}L{x2:g} {y2:g}"/>'
    return [line, _tip(x1, y1, x2, y2), *_label(step, _between((x1, y1), (x2, y2), 0.3 if to_right else 0.55))]


def _tip(x1: float, y1: float, x2: float, y2: float) -> str:
    length = hypot(x2 - x1, y2 - y1)
    dx, dy = (x2 - x1) / length, (y2 - y1) / length
    back_x, back_y = x2 - 10 * dx, y2 - 10 * dy
    one, other = (back_x - 4.5 * dy, back_y + 4.5 * dx), (back_x + 4.5 * dy, back_y - 4.5 * dx)
    return f'<path class="tip" d="M{x2:g} {y2:g}L{one[0]:g} {one[1]:g}L{other[0]:g} {other[1]:g}z"/>'


def _between(start: tuple[float, float], end: tuple[float, float], share: float) -> tuple[float, float]:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _label(step: Step, place: tuple[float, float]) -> list[str]:
    text = " ".join(filter(None, [step.clause, step.years]))
    x, y = place
    width = width_of(text, SMALL) + 10
    box = rectangle(x - width / 2, y - 10, width, 20, "chip")
    return [box, lines_of_text([text], x, y - 8.5, SMALL, anchor="middle")]
