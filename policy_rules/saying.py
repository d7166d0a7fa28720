"""What is said of one condition: how it stands at once, its sentence when somebody reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from json.encoder import encode_basestring
from typing import Any, Literal

from policy_rules.dates import chinese
from policy_rules.record import Record, field_of
from policy_rules.writing import written

State = Literal["met", "not_yet", "unmet", "unknown"]

_blank = object.__new__


@dataclass(frozen=True, eq=False)
class Saying:
    """What the reasons of one condition in one state have in common: everything but the day.

    Attributes:
        before, after: what the sentence says around the day that makes it so; no ``after``: it names no day.
    """

    state: State
    before: str
    after: str
    clause: str
    quote: str
    scope: bool
    branch: int
    missing: tuple[str, ...] = ()

    def sentence(self, best: int, worst: int) -> str:
        """The sentence where the condition is true from some day on, between these two."""
        return f"{self.before}{span_of(best, worst)}{self.after}" if self.after else self.before

    @cached_property
    def fields(self) -> dict[str, object]:
        """The JSON form of such a reason, without a sentence; to be copied."""
        return {
            "state": self.state,
            "text": "",
            "clause": self.clause,
            "quote": self.quote,
            "scope": self.scope,
            "branch": self.branch,
            "missing": [],
        }

    @cached_property
    def around_the_text(self) -> tuple[str, str]:
        """The JSON form as text, up to the sentence and from it on."""
        names = ("clause", "quote", "scope", "branch", "missing")
        rest = [f'"{name}": {written(getattr(self, name))}' for name in names]
        return f'{{"state": "{self.state}", "text": ', f", {', '.join(rest)}}}"


class Reason(Record):
    """One condition of a pathway and how it stands.

    Its sentence is made when it is read for the first time, and then kept; two threads that read it at once may both
    make it, to the same effect.

    Attributes:
        scope: whether the condition is about employer and post rather than about the person.
        branch: 1, 2, … for a condition of one of several branches （；或）, else 0.
        missing: what has to be known to settle it, only with ``unknown``.
    """

    __slots__ = ("_best", "_json", "_saying", "_text", "_worst")
    _fields = __match_args__ = ("state", "text", "clause", "quote", "scope", "branch", "missing")

    _saying: Saying
    _best: int
    _worst: int
    _text: str
    _json: str

    state: State = field_of("_saying.state")
    clause: str = field_of("_saying.clause")
    quote: str = field_of("_saying.quote")
    scope: bool = field_of("_saying.scope")
    branch: int = field_of("_saying.branch")
    missing: tuple[str, ...] = field_of("_saying.missing")

    def __init__(  # noqa: PLR0917  # as a tuple of its fields
        self,
        state: State,
        text: str,
        clause: str,
        quote: str,
        scope: bool,  # noqa: FBT001  # a field
        branch: int,
        missing: tuple[str, ...],
    ) -> None:
        self._saying = Saying(state, text, "", clause, quote, scope, branch, missing)
        self._text = text

    @staticmethod
    def between(saying: Saying, best: int, worst: int) -> Reason:
        """The reason of a condition that is true from some day on, between these two, its sentence not made yet."""
        reason = _blank(Reason)
        reason._saying = saying  # noqa: SLF001  # its own
        reason._best = best  # noqa: SLF001  # its own
        reason._worst = worst  # noqa: SLF001  # its own
        return reason

    @property
    def text(self) -> str:
        """The sentence: the condition in the document's words, with the day that makes it so."""
        try:
            return self._text
        except AttributeError:
            text = self._text = self._saying.sentence(self._best, self._worst)
            return text

    def as_dict(self) -> dict[str, object]:
        """The JSON form."""
        saying = self._saying
        fields = saying.fields.copy()
        fields["text"] = self.text
        fields["missing"] = [*saying.missing]
        return fields

    def as_json(self) -> str:
        """The JSON form as text, without line breaks."""
        try:
            return self._json
        except AttributeError:
            before, after = self._saying.around_the_text
            written = self._json = f"{before}{encode_basestring(self.text)}{after}"
            return written

    @classmethod
    def _make(cls, fields: Sequence[Any]) -> Reason:
        return cls(*fields)

    def _all(self) -> tuple[object, ...]:
        saying = self._saying
        return (
            saying.state, self.text, saying.clause, saying.quote, saying.scope, saying.branch, saying.missing,
        )  # fmt: skip


def span_of(best: int, worst: int) -> str:
    """The day, or the two days between which it lies."""
    return chinese(best) if best == worst else f"{chinese(best)}至{chinese(worst)}之间"


reason_between = Reason.between
