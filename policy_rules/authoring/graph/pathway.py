"""One pathway as SVG: rows of conditions from its title down to what it leads to."""

from __future__ import annotations

from dataclasses import dataclass

from policy_rules.authoring.graph.outline import Box, Group, Outline
from policy_rules.authoring.graph.svg import arrow, document, lines_of_text, rectangle, wrapped

WIDTH, MARGIN, GAP, PAD = 760.0, 24.0, 34.0, 12.0
TYPE, SMALL, LEADING = 15.0, 12.5, 1.35


@dataclass
class _Sheet:
    """What has been drawn so far, and how far down."""

    parts: list[str]
    y: float = MARGIN


def pathway_svg(outline: Outline) -> str:
    """The picture of one pathway."""
    sheet = _Sheet([])
    ends = [_banner(sheet, outline.title, "head")]
    for row in outline.rows:
        ends = _row(sheet, row, ends)
    top = sheet.y + GAP
    sheet.parts += [arrow(x, y, WIDTH / 2, top) for x, y in ends]
    sheet.y = top
    _banner(sheet, outline.outcome, "out")
    return document(WIDTH, sheet.y + MARGIN, outline.title, sheet.parts)


def _banner(sheet: _Sheet, text: str, style: str) -> tuple[float, float]:
    """A coloured box across the page; where it ends."""
    lines = wrapped(text, TYPE, WIDTH - 2 * MARGIN - 2 * PAD)
    height = len(lines) * TYPE * LEADING + 2 * PAD
    sheet.parts.append(rectangle(MARGIN, sheet.y, WIDTH - 2 * MARGIN, height, style))
    sheet.parts.append(lines_of_text(lines, WIDTH / 2, sheet.y + PAD, TYPE, anchor="middle"))
    sheet.y += height
    return WIDTH / 2, sheet.y


def _row(sheet: _Sheet, groups: tuple[Group, ...], before: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Groups side by side; where they end."""
    top = sheet.y + GAP
    width = (WIDTH - 2 * MARGIN - GAP * (len(groups) - 1)) / len(groups)
    height = max(_group_height(group, width) for group in groups)
    ends = []
    for number, group in enumerate(groups):
        x = MARGIN + number * (width + GAP)
        sheet.parts += [arrow(start_x, start_y, x + width / 2, top) for start_x, start_y in before]
        _group(sheet, group, (x, top), width, height)
        ends.append((x + width / 2, top + height))
    sheet.y = top + height
    return ends


def _group(sheet: _Sheet, group: Group, place: tuple[float, float], width: float, height: float) -> None:
    x, y = place
    sheet.parts.append(rectangle(x, y, width, height, "group"))
    sheet.parts.append(lines_of_text([f"{group.heading}（都要满足）"], x + PAD, y + PAD, SMALL, style="small"))
    y += PAD + SMALL * LEADING + PAD / 2
    for box in group.boxes:
        tall = _box_height(box, width)
        lines = wrapped(box.text, TYPE, width - 4 * PAD)
        sheet.parts.append(rectangle(x + PAD, y, width - 2 * PAD, tall, "box"))
        sheet.parts.append(lines_of_text(lines, x + 2 * PAD, y + PAD / 2, TYPE))
        below = y + PAD / 2 + len(lines) * TYPE * LEADING
        sheet.parts.append(lines_of_text([box.clause], x + 2 * PAD, below, SMALL, style="small"))
        y += tall + PAD / 2


def _group_height(group: Group, width: float) -> float:
    boxes = sum(_box_height(box, width) + PAD / 2 for box in group.boxes)
    return PAD + SMALL * LEADING + PAD / 2 + boxes + PAD / 2


def _box_height(box: Box, width: float) -> float:
    return PAD + len(wrapped(box.text, TYPE, width - 4 * PAD)) * TYPE * LEADING + SMALL * LEADING
