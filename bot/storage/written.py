"""JSON that was written once: long documents are neither parsed nor written again where their text is at hand."""

import json
from typing import Any

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


class Written(dict[str, Any]):
    """A document together with the text that it was read from. It must not be changed."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        """Read the text; ValueError where it is not the JSON of an object."""
        found = json.loads(text)
        if not isinstance(found, dict):
            raise ValueError("not an object")  # noqa: TRY004 - the text is wrong, not what was handed in
        super().__init__(found)
        self.text = text


def to_json(value: object) -> str:
    """Write JSON. Chinese stays readable, so that a search of the store finds what is there."""
    return value.text if isinstance(value, Written) else _ENCODER.encode(value)
