"""The decision on one pathway: a head that many people share, and the reasons."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from policy_rules.record import Record, field_of
from policy_rules.saying import Reason
from policy_rules.writing import written

Status = Literal["open", "not_yet", "closed", "unknown"]
STATUSES: tuple[Status, ...] = ("open", "not_yet", "closed", "unknown")

_blank = object.__new__


class Head(NamedTuple):
    """Everything of a pathway's decision but its reasons; the attributes are those of :class:`PathwayDecision`."""

    id: str
    clause: str
    title: str
    status: Status
    earliest: str | None
    earliest_sure: str | None
    missing: tuple[str, ...]
    personal_status: Status
    personal_earliest: str | None
    personal_earliest_sure: str | None
    grants: str
    verb: str
    organiser: str
    contact: str
    quote: str
    already_held: bool
    notes: tuple[str, ...]


class PathwayDecision(Record):
    """Whether one pathway is open to a person on a day.

    Attributes:
        earliest: first day in the best case, ISO, only with ``not_yet``.
        earliest_sure: first day in the worst case, ISO, only with ``not_yet``.
        missing: the facts whose answers can change the status, only with ``unknown``.
        personal_status: the same decision with the scope of employer and post left out.
        personal_earliest: first day under ``personal_status`` in the best case, only with ``not_yet``.
    """

    __slots__ = ("_head", "_reasons")
    _fields = (*Head._fields[:-1], "reasons", "notes")

    _head: Head
    _reasons: tuple[Reason, ...]

    id: str = field_of("_head.id")
    clause: str = field_of("_head.clause")
    title: str = field_of("_head.title")
    status: Status = field_of("_head.status")
    earliest: str | None = field_of("_head.earliest")
    earliest_sure: str | None = field_of("_head.earliest_sure")
    missing: tuple[str, ...] = field_of("_head.missing")
    personal_status: Status = field_of("_head.personal_status")
    personal_earliest: str | None = field_of("_head.personal_earliest")
    personal_earliest_sure: str | None = field_of("_head.personal_earliest_sure")
    grants: str = field_of("_head.grants")
    verb: str = field_of("_head.verb")
    organiser: str = field_of("_head.organiser")
    contact: str = field_of("_head.contact")
    quote: str = field_of("_head.quote")
    already_held: bool = field_of("_head.already_held")
    reasons: tuple[Reason, ...] = field_of("_reasons")
    notes: tuple[str, ...] = field_of("_head.notes")

    def __init__(self, *fields: Any, **named: Any) -> None:  # noqa: ANN401  # its fields, in their order or by name
        given = dict(zip(self._fields[: len(fields)], fields, strict=True)) | named
        self._reasons = given.pop("reasons")
        self._head = Head(**given)

    @staticmethod
    def of(head: Head, reasons: tuple[Reason, ...]) -> PathwayDecision:
        """The decision with that head and these reasons."""
        decided = _blank(PathwayDecision)
        decided._head = head  # noqa: SLF001  # its own
        decided._reasons = reasons  # noqa: SLF001  # its own
        return decided

    def as_dict(self) -> dict[str, object]:
        """The JSON form."""
        fields = self._asdict()
        fields["missing"] = [*self.missing]
        fields["reasons"] = [reason.as_dict() for reason in self._reasons]
        fields["notes"] = [*self.notes]
        return fields

    def as_json(self) -> str:
        """The JSON form as text, without line breaks."""
        reasons = ", ".join([reason.as_json() for reason in self._reasons])
        before, after = _head_written(self._head)
        return f"{before}{reasons}{after}"

    @classmethod
    def _make(cls, fields: Sequence[Any]) -> PathwayDecision:
        return cls(*fields)

    def _all(self) -> tuple[Any, ...]:
        *before, notes = self._head
        return (*before, self._reasons, notes)


pathway_of = PathwayDecision.of


@lru_cache(maxsize=1 << 12)
def _head_written(head: Head) -> tuple[str, str]:
    """The JSON form as text, up to the reasons and from them on."""
    *before, notes = (f'"{name}": {written(value)}' for name, value in zip(head._fields, head, strict=True))
    return f'{{{", ".join(before)}, "reasons": [', f"], {notes}}}"
