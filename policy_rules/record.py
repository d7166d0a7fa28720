"""Records that read, compare, hash, unpack and print as the tuple of their fields, and make some of them when read."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, ClassVar, TypeVar, overload

Own = TypeVar("Own", bound="Record")


def field_of(path: str) -> Any:  # noqa: ANN401  # the annotation beside it says which type
    """A field that is read from somewhere inside and cannot be set."""
    return property(attrgetter(path))


class Record(Sequence[object]):
    """An immutable record.

    Attributes:
        _fields: the names of its fields.
    """

    __slots__ = ()
    _fields: ClassVar[tuple[str, ...]] = ()

    @classmethod
    @abstractmethod
    def _make(cls: type[Own], fields: Sequence[Any]) -> Own:
        """The record with these fields."""

    @abstractmethod
    def _all(self) -> tuple[Any, ...]:
        """Its fields."""

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self._all(), strict=True))

    def _replace(self: Own, **changed: object) -> Own:  # noqa: PYI019  # Python 3.10 has no Self
        """The same with other values of some fields.

        Raises:
            ValueError: there is no such field.
        """
        if not changed.keys() <= {*self._fields}:
            message = f"got unexpected field names: {[*changed]!r}"
            raise ValueError(message)
        fields: Mapping[str, object] = self._asdict() | changed
        return self._make([fields[name] for name in self._fields])

    def __len__(self) -> int:
        return len(self._fields)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._all())

    @overload
    def __getitem__(self, index: int) -> Any: ...  # noqa: ANN401  # as of a tuple of different types
    @overload
    def __getitem__(self, index: slice) -> tuple[Any, ...]: ...
    def __getitem__(self, index: int | slice) -> Any:
        return self._all()[index]

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if isinstance(other, Record):
            return self._all() == other._all()
        return self._all() == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._asdict().items())})"

    def __reduce__(self) -> tuple[Any, ...]:
        return self._make, (self._all(),)
