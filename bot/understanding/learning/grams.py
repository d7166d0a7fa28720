"""The runs of characters in a text: what linear models learn from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def grams(kind: str, text: str, *, longest: int, most: int) -> Iterator[str]:
    """Yield every run of up to *longest* characters, marked with *kind*; of a text longer than *most*, its two ends'."""
    if len(text) > most:
        text = text[: most // 2] + text[-most // 2 :]
    padded = f"^{text}$"
    for size in range(1, longest + 1):
        for start in range(len(padded) - size + 1):
            yield f"{kind}{padded[start : start + size]}"
