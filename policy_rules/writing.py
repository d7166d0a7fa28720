"""Parts of a decision as JSON text."""

from __future__ import annotations

import json
from functools import lru_cache

_WRITER = json.JSONEncoder(ensure_ascii=False)


@lru_cache(maxsize=1 << 12, typed=True)
def written(value: object) -> str:
    """A value that comes again and again: a text of the policy, a status, a tuple of names."""
    return _WRITER.encode(value)


def written_once(value: object) -> str:
    """Any value."""
    return _WRITER.encode(value)
