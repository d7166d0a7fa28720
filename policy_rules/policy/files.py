"""Reading content files: YAML in, checked objects out; every error names file, policy and key."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from policy_rules.errors import PolicyError
from policy_rules.policy.lines import line_of
from policy_rules.policy.snapshots import in_force

Shape = TypeVar("Shape")
CONTENT = Path(__file__).resolve().parent.parent / "content"
"""The content that comes with this package."""

CONTENT_SETTING = "POLICY_CONTENT"


def content_root() -> Path:
    """The folder with ``facts.yml`` and ``policies``; after a reload, the copy of it that was checked."""
    return in_force(named_root())


def named_root() -> Path:
    """The folder that ``POLICY_CONTENT`` names, else the one of this package."""
    named = os.environ.get(CONTENT_SETTING, "").strip()
    return Path(named) if named else CONTENT


class _StrictLoader(yaml.CSafeLoader):
    """YAML without silent loss: a key written twice is an error."""


def _mapping_without_doubles(loader: _StrictLoader, node: yaml.MappingNode) -> dict[object, object]:
    seen: set[object] = set()
    for key_node, _value in node.value:
        key = loader.construct_object(key_node)
        if key in seen:
            mark = key_node.start_mark
            message = f"`{key}` is written twice"
            raise yaml.constructor.ConstructorError(None, None, message, mark)
        seen.add(key)
    return dict(loader.construct_mapping(node, deep=True))


_StrictLoader.add_constructor("tag:yaml.org,2002:map", _mapping_without_doubles)


def read_yaml(path: Path) -> object:
    """The plain content of a YAML file.

    Raises:
        PolicyError: the file is missing or is not YAML.
    """
    try:
        status = path.stat()
    except FileNotFoundError:
        message = f"{_place(path)}: the file is missing"
        raise PolicyError(message) from None
    return _parsed(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=256)
def _parsed(path: Path, _changed: int, _size: int) -> object:
    """The content of a file as it was when it was last changed."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_StrictLoader)  # noqa: S506 safe, only stricter  # nosec B506
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        message = f"{_place(path)}: not readable as YAML: {' '.join(str(error).split())}"
        raise PolicyError(message) from None


def shaped(shape: type[Shape], raw: object, path: Path, *, with_line: bool = False) -> Shape:
    """``raw`` checked against ``shape``.

    Raises:
        PolicyError: it does not fit; the message names file, policy and the first wrong key.
    """
    adapter: TypeAdapter[Shape] = TypeAdapter(shape)
    try:
        return adapter.validate_python(raw)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(map(str, first["loc"])) or "(top)"
        line = f", line {line_of(path, first['loc'])}" if with_line else ""
        message = f"{_place(path)}{line}: key `{key}`: {first['msg']}"
        raise PolicyError(message) from None


def with_readings(raw: object, chosen: Mapping[str, str], path: Path) -> object:
    """``raw`` with every ``by_reading`` replaced by its case; an empty case in a list is left out.

    Raises:
        PolicyError: a reading or a case that does not exist.
    """
    if isinstance(raw, dict):
        if "by_reading" in raw:
            return with_readings(_case(raw, chosen, path), chosen, path)
        return {key: with_readings(value, chosen, path) for key, value in raw.items()}
    if isinstance(raw, list):
        replaced = [with_readings(item, chosen, path) for item in raw]
        return [new for old, new in zip(raw, replaced, strict=True) if new is not None or old is None]
    return raw


def _case(raw: dict[object, object], chosen: Mapping[str, str], path: Path) -> object:
    name, cases = raw.get("by_reading"), raw.get("cases")
    if set(raw) != {"by_reading", "cases"} or not isinstance(cases, dict):
        message = f"{_place(path)}: `by_reading: {name}` needs `cases` and nothing else beside it"
        raise PolicyError(message)
    if name not in chosen:
        message = f"{_place(path)}: `by_reading: {name}`: there is no such reading"
        raise PolicyError(message)
    value = chosen[str(name)]
    if value not in cases:
        message = f"{_place(path)}: `by_reading: {name}`: the case `{value}` is missing"
        raise PolicyError(message)
    return cases[value]


def _place(path: Path) -> str:
    parts = path.parts
    if "policies" in parts:
        index = parts.index("policies")
        if index + 1 < len(parts):
            return f"policy {parts[index + 1]}: file {'/'.join(parts[index + 2 :])}"
    return f"file {path.name}"
