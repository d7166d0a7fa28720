"""On which line of a YAML file something stands, for whoever has to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import yaml


def line_of(path: Path, keys: Sequence[str | int]) -> int:
    """The line of a value, or of the innermost thing around it that is there; 1 where nothing of it is."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except (OSError, yaml.YAMLError):
        return 1
    line = 1
    for key in keys:
        found = _inside(node, key)
        if found is None:
            break
        node, line = found
    return line


def _inside(node: yaml.Node | None, key: str | int) -> tuple[yaml.Node, int] | None:
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == str(key):
                return value, name.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        value = node.value[key]
        return value, value.start_mark.line + 1
    return None
