"""Writing SVG by hand: boxes, arrows, and Chinese text that stays inside its box."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

FONT = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'WenQuanYi Zen Hei', sans-serif"
WIDE, NARROW = 1.0, 0.56
"""Of the size of the type: how wide a Chinese character is, and at most how wide a Latin one."""

FIRST_WIDE = 0x2E80
"""Where the characters begin that fill a square."""

MAY_NOT_BEGIN = "，。；：、）》”！？"
STYLE = (
    "text{fill:#1b2530}.box{fill:#fff;stroke:#7b8a99}.group{fill:#f3f6f9;stroke:#c4cdd6}"
    ".head{fill:#12467b}.head+text,.out+text{fill:#fff}.out{fill:#1d6b3f}.line{stroke:#5a6875;fill:none}"
    ".tip{fill:#5a6875}.small{fill:#52606d}.chip{fill:#fff}.up{stroke:#12467b}.back{stroke:#8a4b08}"
)


def width_of(text: str, size: float) -> float:
    """How wide a line of text is at most."""
    return sum(NARROW if ord(letter) < FIRST_WIDE and letter not in "“”" else WIDE for letter in text) * size


def wrapped(text: str, size: float, room: float) -> list[str]:
    """``text`` in lines that fit; a line does not begin with a closing mark."""
    lines, line = [], ""
    for letter in text:
        if width_of(line + letter, size) > room and letter not in MAY_NOT_BEGIN:
            lines.append(line)
            line = ""
        line += letter
    return [*lines, line] if line else lines


def lines_of_text(
    lines: Sequence[str], x: float, y: float, size: float, *, anchor: str = "start", style: str = ""
) -> str:
    """Lines below each other; ``y`` is the top of the first."""
    spans = "".join(
        f'<tspan x="{x:g}" y="{y + size * (0.95 + 1.35 * number):g}">{escape(line)}</tspan>'
        for number, line in enumerate(lines)
    )
    kind = f' class="{style}"' if style else ""
    return f'<text font-size="{size:g}" text-anchor="{anchor}"{kind}>{spans}</text>'


def rectangle(x: float, y: float, width: float, height: float, style: str) -> str:
    """A box."""
    return f'<rect class="{style}" x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="8"/>'


def arrow(x1: float, y1: float, x2: float, y2: float) -> str:
    """An arrow straight down, or down, across and down."""
    middle = (y1 + y2) / 2
    bend = "" if x1 == x2 else f"V{middle:g}H{x2:g}"
    return f'<path class="line" d="M{x1:g} {y1:g}{bend}V{y2 - 7:g}"/><path class="tip" d="M{x2:g} {y2:g}l-5 -8h10z"/>'


def document(width: float, height: float, title: str, parts: Sequence[str]) -> str:
    """A whole picture, with its title for whoever listens."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
        f'height="{height:g}" role="img" font-family="{FONT}"><title>{escape(title)}</title><style>{STYLE}</style>'
        f'<rect width="100%" height="100%" fill="#fff"/>{"".join(parts)}</svg>\n'
    )
