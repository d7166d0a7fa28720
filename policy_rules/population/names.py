"""Sets of names (of facts, of conditions) as the bits of an integer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

MOST = 63


class Names:
    """Names that may be missing, each with a bit, given when it first occurs.

    Args:
        order: where a name stands in a list.
    """

    def __init__(self, order: Mapping[str, tuple[int, int]]) -> None:
        self._order = order
        self._bits: dict[str, int] = {}

    def mask(self, names: Iterable[str]) -> int:
        """The bits of some names."""
        found = 0
        for name in sorted(names, key=self._order.__getitem__):
            if name not in self._bits:
                if len(self._bits) == MOST:
                    message = f"a policy with more than {MOST} different missing facts cannot be screened"
                    raise OverflowError(message)
                self._bits[name] = len(self._bits)
            found |= 1 << self._bits[name]
        return found

    def names(self, mask: int) -> tuple[str, ...]:
        """The names of some bits, in the order of the policy."""
        chosen = [name for name, bit in self._bits.items() if mask >> bit & 1]
        return tuple(sorted(chosen, key=self._order.__getitem__))
