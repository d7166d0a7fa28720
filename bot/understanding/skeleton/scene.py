"""What the pipeline works on: the mentions of a text, its skeleton and its clauses."""

from __future__ import annotations

import bisect
import itertools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.understanding.skeleton import asides, breaths

if TYPE_CHECKING:
    from datetime import date

    from bot.understanding.temporal.intervals import Interval
    from bot.understanding.temporal.told_time import Time
    from bot.understanding.writing.normalise import Normalised

LEVELS = "STQA"
TIMES = "DUY"
_CLAUSE_END = re.compile(r"[,;!?。:]|(?<!\d)\.(?!\d)|(?<=[A-Z啊呀的了吧])(?=如果|假如|要是|假设|万一)|$")


@dataclass(slots=True, eq=False)
class Mention:
    """A word of the lexicon or a time, and what the stages found out about it."""

    kind: str
    value: Any
    start: int
    end: int
    text: str
    place: int = 0
    clause: int = 0
    status: str = "asserted"
    time: Time | None = None
    when: Interval | None = None
    dated_by: Mention | None = None
    role: str = ""


@dataclass(slots=True, eq=False)
class Clause:
    """A stretch of the skeleton between two stops."""

    index: int
    start: int
    end: int
    text: str
    stop: str
    mentions: list[Mention] = field(default_factory=list)
    hypothetical: bool = False
    supposes: bool = False
    question: bool = False


@dataclass(slots=True, eq=False)
class Scene:
    """A text on its way through the pipeline.

    The skeleton is the text with one capital letter in the place of each mention, so that the grammar can be
    written as short patterns: "我是S,D拿的证,在E上班".
    """

    normal: Normalised
    today: date
    asking: str | None
    mentions: list[Mention] = field(default_factory=list)
    skeleton: str = ""
    clauses: list[Clause] = field(default_factory=list)
    _asides: list[tuple[int, int, str]] = field(default_factory=list)

    def build(self) -> None:
        """Write the skeleton and cut it into clauses."""
        self._leave_out_asides()
        parts: list[str] = []
        length = position = 0
        for mention in self.mentions:
            piece = self._plain(position, mention.start)
            parts += [piece, mention.kind]
            mention.place = length + len(piece)
            length = mention.place + 1
            position = mention.end
        parts.append(self._plain(position, len(self.normal.text)))
        self.skeleton = "".join(parts)
        self._breathe()
        self._cut()

    def _leave_out_asides(self) -> None:
        self._asides = asides.places(self.normal.text, self.mentions)
        for start, end, _ in self._asides:
            self.mentions = [mention for mention in self.mentions if not start < mention.end <= end]

    def _breathe(self) -> None:
        """Put the missing stops into a text that has none."""
        stops = breaths.places(self.skeleton)
        for mention in self.mentions if stops else ():
            mention.place += bisect.bisect_right(stops, mention.place)
        ends = [0, *stops, len(self.skeleton)]
        self.skeleton = ",".join(self.skeleton[start:end] for start, end in itertools.pairwise(ends))

    def _plain(self, start: int, end: int) -> str:
        text, breaks = self.normal.text, self.normal.breaks
        for first, last, stop in self._asides:
            if start <= first and last <= end:
                return self._plain(start, first) + stop + self._plain(last, end)
        if not breaks:
            return text[start:end]
        plain = "".join(("," if index in breaks else "") + text[index] for index in range(start, end))
        return plain + ("," if end in breaks else "")

    def _cut(self) -> None:
        start, pending = 0, 0
        for match in _CLAUSE_END.finditer(self.skeleton):
            clause = Clause(len(self.clauses), start, match.start(), self.skeleton[start : match.start()], match[0])
            start = match.end()
            if not clause.text and self.clauses:
                if clause.stop and clause.stop in "?!。":
                    self.clauses[-1].stop = clause.stop
                continue
            while pending < len(self.mentions) and self.mentions[pending].place < clause.end:
                self.mentions[pending].clause = clause.index
                clause.mentions.append(self.mentions[pending])
                pending += 1
            self.clauses.append(clause)

    def before(self, mention: Mention, width: int = 24) -> str:
        """Return the skeleton of the same clause to the left of a mention."""
        clause = self.clauses[mention.clause]
        return self.skeleton[max(clause.start, mention.place - width) : mention.place]

    def after(self, mention: Mention, width: int = 24) -> str:
        """Return the skeleton of the same clause to the right of a mention."""
        clause = self.clauses[mention.clause]
        return self.skeleton[mention.place + 1 : min(clause.end, mention.place + 1 + width)]

    def spelled(self, clause: Clause) -> str:
        """Return the text of a clause with the words that mean nothing of ours written out."""
        parts, position = [], clause.start
        for mention in clause.mentions:
            if mention.kind in "XG":
                parts += [self.skeleton[position : mention.place], mention.text]
                position = mention.place + 1
        return "".join(parts) + self.skeleton[position : clause.end]

    def of_kind(self, kinds: str, status: str = "asserted") -> list[Mention]:
        """Return the mentions of some kinds that have a status."""
        return [mention for mention in self.mentions if mention.kind in kinds and mention.status == status]

    def surface(self, mention: Mention) -> str:
        """Return the words of the original text."""
        return self.normal.surface(mention.start, mention.end)
