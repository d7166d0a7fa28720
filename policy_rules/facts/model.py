"""Facts as they were told: checked, immutable, and not yet seen on any day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from policy_rules.dates import Interval


class Work(NamedTuple):
    """Work in the field since a certificate.

    Attributes:
        gap_days: days spent in other work; ``None``: never worked in the field.
    """

    gap_days: int | None


class Award(NamedTuple):
    """A prize at a contest; ``None``: that part was not told."""

    contest: str | None
    prize: str | None


FactValue: TypeAlias = "str | bool | int | Interval | Work | frozenset[str] | tuple[Award, ...] | dict[str, Interval]"


_OTHER_TUPLES = (Interval, Work)


class Facts:
    """What is known of a person; what is absent is not known.

    Attributes:
        get: from a name to the value of that fact, ``None`` when it is not known.
    """

    __slots__ = ("_raw", "_values", "get")

    def __init__(self, values: Mapping[str, FactValue], raw: Mapping[str, object]) -> None:
        self._values = dict(values)
        self._raw = MappingProxyType(dict(raw))
        self.get: Callable[[str], FactValue | None] = self._values.get

    def choice(self, name: str) -> str | None:
        """The value of a choice fact."""
        value = self._values.get(name)
        assert value is None or isinstance(value, str)
        return value

    def flag(self, name: str) -> bool | None:
        """The value of a bool fact."""
        value = self._values.get(name)
        assert value is None or isinstance(value, bool)
        return value

    def held(self, name: str) -> dict[str, Interval] | None:
        """The value of a levels fact."""
        value = self._values.get(name)
        assert value is None or isinstance(value, dict)
        return value

    def work(self, name: str) -> Work | None:
        """The value of a work fact."""
        value = self._values.get(name)
        assert value is None or isinstance(value, Work)
        return value

    def awards(self, name: str) -> tuple[Award, ...] | None:
        """The value of an awards fact."""
        value = self._values.get(name)
        assert value is None or (isinstance(value, tuple) and not isinstance(value, _OTHER_TUPLES))
        return value

    def chosen(self, name: str) -> frozenset[str] | None:
        """The value of a set fact."""
        value = self._values.get(name)
        assert value is None or isinstance(value, frozenset)
        return value

    def day(self, name: str) -> Interval | None:
        """The value of a when fact."""
        value = self._values.get(name)
        assert value is None or isinstance(value, Interval)
        return value

    def days(self, name: str) -> int:
        """The value of a days fact, 0 when not told."""
        value = self._values.get(name)
        assert value is None or (isinstance(value, int) and not isinstance(value, bool))
        return value or 0

    def as_json(self) -> dict[str, object]:
        """The facts as they were told, in the order of their declaration."""
        return dict(self._raw)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Facts) and self._values == other._values

    def __hash__(self) -> int:
        return hash(tuple(self._values))

    def __repr__(self) -> str:
        return f"Facts({dict(self._raw)!r})"
