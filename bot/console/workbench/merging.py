"""What a caller says joins what stands in the form. The agent sees every change before it counts."""

from collections.abc import Mapping
from typing import Any

from policy_rules import Policy
from policy_rules.facts.declarations import LevelsFact

Json = dict[str, Any]
UNSPECIFIED = "unspecified"


def joined(policy: Policy, held: Json, told: Json, *, asking: str | None = None, replace: bool = False) -> Json:
    """Return the facts after something was told; with `replace` the caller corrected themselves."""
    facts = dict(held)
    for name, value in told.items():
        if value is None or name not in policy.declarations.facts:
            continue
        before = facts.get(name)
        if isinstance(policy.declarations.facts[name], LevelsFact):
            facts[name] = _levels(name, before, value, asking, replace=replace)
        elif isinstance(value, list) and isinstance(before, list) and value and not replace:
            facts[name] = [*before, *(item for item in value if item not in before)]
        else:
            facts[name] = value
        if facts[name] is None:
            del facts[name]
    return facts


def without(held: Json, denied: Json) -> Json:
    """Return the facts without the levels, entries and values that were denied."""
    facts = dict(held)
    for name, value in denied.items():
        before = facts.get(name)
        if isinstance(before, Mapping) and isinstance(value, Mapping):
            facts[name] = {level: when for level, when in before.items() if level not in value}
        elif isinstance(before, list) and isinstance(value, list):
            facts[name] = [item for item in before if item not in value]
        elif before is not None and before == value:
            del facts[name]
        if facts.get(name) in ({}, []) and before:
            del facts[name]
    return facts


def loose_date(told: Json, held: Json, asking: str | None) -> bool:
    """Tell whether a date was said of which nobody can tell what it belongs to."""
    return any(
        isinstance(value, dict) and UNSPECIFIED in value and _owner(name, held.get(name), value, asking) is None
        for name, value in told.items()
    )


def _levels(name: str, before: Json | None, value: Json, asking: str | None, *, replace: bool) -> Json | None:
    told = {level: when for level, when in value.items() if level != UNSPECIFIED}
    if UNSPECIFIED in value:
        owner = _owner(name, before, value, asking)
        if owner is not None:
            told[owner] = value[UNSPECIFIED]
        elif not told:
            return before
    if not told or replace:
        return told
    known = before or {}
    return {**known, **{level: known.get(level) if when is None else when for level, when in told.items()}}


def _owner(name: str, before: Json | None, value: Json, asking: str | None) -> str | None:
    """The level that a date without one belongs to: the one asked about, or the only one without a date."""
    fact, _, level = (asking or "").partition(".")
    if fact == name and level:
        return level
    levels = {**(before or {}), **{told: when for told, when in value.items() if told != UNSPECIFIED}}
    undated = [one for one, when in levels.items() if when is None]
    return undated[0] if len(undated) == 1 else None
