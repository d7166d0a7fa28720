"""A decision as one short text, for where it only passes through: a tenth of its JSON, parsed by nobody on the way."""

from __future__ import annotations

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any

QUICK = 1
"""The level of compression: decisions repeat themselves so much that more effort gains little."""


def pack(decision: Mapping[str, Any]) -> str:
    """The text from which ``unpack`` makes this decision (contract §2) again; ASCII, the same for the same decision."""
    text = json.dumps(decision, ensure_ascii=False, separators=(",", ":"))
    return b64encode(zlib.compress(text.encode(), QUICK)).decode("ascii")


def unpack(packed: str) -> dict[str, Any]:
    """The decision that was packed.

    Raises:
        ValueError: the text is not a packed decision.
    """
    try:
        return dict(json.loads(unpacked_text(packed)))
    except (ValueError, TypeError) as error:
        raise ValueError(f"not a packed decision: {error}") from None


def unpacked_text(packed: str) -> str:
    """The JSON of the decision that was packed, for whoever passes it on as it is.

    Raises:
        ValueError: the text is not a packed one.
    """
    try:
        return zlib.decompress(b64decode(packed, validate=True)).decode()
    except (zlib.error, ValueError) as error:
        raise ValueError(f"not a packed decision: {error}") from None
