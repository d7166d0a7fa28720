"""Remembering what was worked out before, within bounds."""

from __future__ import annotations

from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Memory(dict[Key, Value]):
    """What was worked out for each key; forgets everything when it holds too much, and then begins again.

    Nobody may rely on what is in it: two threads may both find nothing and both work it out, to the same effect.
    """

    __slots__ = ("_most",)

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def keep(self, key: Key, value: Value) -> Value:
        """Remember and return ``value``."""
        if len(self) >= self._most:
            self.clear()
        self[key] = value
        return value
