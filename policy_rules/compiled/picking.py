"""Reading several places of a list at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import TypeVar

Item = TypeVar("Item")


def picker(places: Sequence[int]) -> Callable[[list[Item]], tuple[Item, ...]]:
    """What reads those places, in that order."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda items: tuple(items[place] for place in places)
