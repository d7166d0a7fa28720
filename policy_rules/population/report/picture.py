"""The picture: who is where, and who becomes eligible when. An SVG as wide as a phone is high, readable on it."""

from __future__ import annotations

from xml.sax.saxutils import escape

from policy_rules.decision import Status
from policy_rules.population.report.summary import MONTHS, Summary
from policy_rules.population.report.wording import STATUS_WORDS
from policy_rules.population.screened import STATUSES

WIDTH, MARGIN = 720, 28
INNER = WIDTH - 2 * MARGIN
ROW, BAR = 98, 26
MONTH_ROW, MONTH_BAR = 58, 20
MONTH_LEFT, COUNT_WIDTH = 124, 110
INK, SOFT, RULE, PAPER = "#1f2933", "#52606d", "#e4e7eb", "#ffffff"
COLOURS: dict[Status, str] = {"open": "#00735c", "not_yet": "#5bb3e6", "unknown": "#f0b429", "closed": "#cbd2d9"}
"""Told apart by people who do not see red or green, and in grey: they differ in lightness too."""
ORDER: tuple[Status, ...] = ("open", "not_yet", "unknown", "closed")
FONT = "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',sans-serif"


def draw(summary: Summary) -> str:
    """The picture as SVG text."""
    drawing = _Drawing()
    drawing.text(MARGIN, 46, "谁现在够条件，谁什么时候够", size=34, ink=INK, weight=700)
    drawing.text(MARGIN, 80, f"{summary.policy.number}  ·  截至 {_day(summary)}  ·  {summary.people:,} 人", size=20)
    drawing.text(MARGIN, 122, f"{summary.with_open:,} 人至少有一条通道现在就可以申报", size=24, ink=INK, weight=700)
    _statuses(drawing, summary, 160)
    _months(drawing, summary)
    for note in summary.policy.always_notes:
        drawing.text(MARGIN, drawing.bottom + 44, note.text, size=18)
    return drawing.finished(f"{summary.policy.number}：{summary.people:,} 人的筛查结果")


class _Drawing:
    """Elements, and how far down they reach."""

    def __init__(self) -> None:
        self._elements: list[str] = []
        self.bottom = 0.0

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: int = 20,
        ink: str = SOFT,
        weight: int = 400,
        anchor: str = "start",
    ) -> None:
        """Some words, their baseline at ``y``."""
        self._elements.append(
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" font-weight="{weight}" fill="{ink}" '
            f'text-anchor="{anchor}">{escape(words)}</text>'
        )
        self.bottom = max(self.bottom, y)

    def box(self, x: float, y: float, width: float, height: float, *, fill: str, title: str = "") -> None:
        """A rectangle; its title is read aloud and shown under the mouse."""
        inside = f"<title>{escape(title)}</title>" if title else ""
        self._elements.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.2f}" height="{height}" fill="{fill}">{inside}</rect>'
        )
        self.bottom = max(self.bottom, y + height)

    def finished(self, title: str) -> str:
        """The whole picture."""
        height = int(self.bottom + MARGIN)
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="100%" '
            f'style="max-width:{WIDTH}px" role="img" font-family="{FONT}"><title>{escape(title)}</title>'
            f'<rect width="{WIDTH}" height="{height}" fill="{PAPER}"/>'
        )
        return "\n".join([head, *self._elements, "</svg>", ""])


def _statuses(drawing: _Drawing, summary: Summary, top: float) -> None:
    x: float = MARGIN
    for status in ORDER:
        drawing.box(x, top - 18, 22, 22, fill=COLOURS[status])
        drawing.text(x + 30, top, STATUS_WORDS[status], size=20, ink=INK)
        x += INNER / len(ORDER)
    y = top + 30
    for pathway in summary.policy.pathways:
        counts = summary.statuses.get(pathway.id)
        if counts is not None:
            _pathway(drawing, y, pathway.content.title, [int(count) for count in counts])
            y += ROW


def _pathway(drawing: _Drawing, top: float, title: str, counts: list[int]) -> None:
    """Title, a bar of the whole width, and the four counts below."""
    drawing.text(MARGIN, top + 24, title, size=22, ink=INK, weight=600)
    people = max(1, sum(counts))
    x: float = MARGIN
    for place, status in enumerate(ORDER):
        count = counts[STATUSES.index(status)]
        width = INNER * count / people
        if count:
            drawing.box(
                x, top + 34, max(width, 1.5), BAR, fill=COLOURS[status], title=f"{STATUS_WORDS[status]} {count:,} 人"
            )
        x += width
        left = MARGIN + place * INNER / len(ORDER)
        drawing.box(left, top + 34 + BAR + 10, 12, 12, fill=COLOURS[status])
        drawing.text(left + 18, top + 34 + BAR + 23, f"{count:,}", size=20, ink=INK if count else SOFT)


def _months(drawing: _Drawing, summary: Summary) -> None:
    top = drawing.bottom + 62
    drawing.text(MARGIN, top, f"今后 {MONTHS} 个月，每个月新够条件的人", size=28, ink=INK, weight=700)
    drawing.text(MARGIN, top + 32, "按每个人最早的一天算；只说到年份的，算在那一年能算的第一个月", size=18)
    drawing.text(MARGIN, top + 58, "一个月里新开几条通道，也只算一个人", size=18)
    most = max(1, int(summary.newcomers.max()))
    room = INNER - MONTH_LEFT - COUNT_WIDTH
    y = top + 84
    for place in range(MONTHS):
        year, month = summary.month(place)
        count = int(summary.newcomers[place])
        if place == 0 or month == 1:
            drawing.box(MARGIN, y - 9, INNER, 1, fill=RULE)
        drawing.text(MARGIN, y + 18, f"{year}年{month}月", size=19, ink=INK)
        width = room * count / most
        if count:
            drawing.box(
                MARGIN + MONTH_LEFT, y, max(width, 2), MONTH_BAR, fill=COLOURS["not_yet"], title=f"{count:,} 人"
            )
        drawing.text(MARGIN + MONTH_LEFT + width + 8, y + 17, f"{count:,}", size=18, ink=INK if count else SOFT)
        leading = "，".join(f"{title} {people:,}" for title, people in summary.leading(place))
        drawing.text(MARGIN + MONTH_LEFT, y + 40, leading, size=17)
        y += MONTH_ROW


def _day(summary: Summary) -> str:
    day = summary.as_of
    return f"{day.year}年{day.month}月{day.day}日"
