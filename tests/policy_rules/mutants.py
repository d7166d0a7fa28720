"""Small wrong versions of the content: each number, level, and/or, value and condition changed once."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path

import yaml

from tests.policy_rules.oracle import SKILLS, TITLES

LADDERS = {"skill_levels": SKILLS, "titles": TITLES, "qualifications": TITLES}
FLIPPED = {"all_of": "any_of", "any_of": "all_of"}


def mutants(path: Path) -> Iterator[tuple[str, object]]:
    """Each mutant of one YAML file: what was changed, and the whole content after the change."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    for trail, value in _walk(raw, ()):
        for what, new in _changes(trail, value):
            yield f"{path.stem}: {'.'.join(map(str, trail))}: {what}", _with(raw, trail, new)


def _walk(value, trail):
    yield trail, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _walk(inner, (*trail, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _walk(inner, (*trail, index))


def _changes(trail, value):
    key = trail[-1] if trail else None
    if {"notes", "questions", "crosses"} & set(trail):  # what is drawn is held against the conditions by the check
        return
    if key == "years":
        yield f"{value} → {value + 1}", value + 1
        yield f"{value} → {value - 1}", value - 1
    if isinstance(value, str):
        yield from _shifted(trail, key, value)
    yield from _fewer(key, value)
    if isinstance(value, bool) and "is" in trail:
        yield f"{value} → {not value}", not value
    if isinstance(value, dict):
        yield from _and_or(value)


def _fewer(key, value):
    if key in ("values", "contests", "prizes"):
        for gone in value:
            yield f"without {gone}", [one for one in value if one != gone]
    if key == "unclear":
        yield "nothing unclear", []
    if key in ("scope", "conditions") and isinstance(value, list):
        for index in range(len(value)):
            yield f"without number {index + 1}", value[:index] + value[index + 1 :]


def _shifted(trail, key, value):
    ladder = LADDERS.get({"skill_certificate": "skill_levels", "title": "titles"}.get(key, key))
    if "title" in trail and "cases" in trail:
        ladder = TITLES
    if key == "title" and value not in TITLES and value != "senior":
        return
    name = "associate_senior" if value == "senior" else value
    if ladder is None or name not in ladder:
        return
    place = ladder.index(name)
    for other in (place - 1, place + 1):
        if 0 <= other < len(ladder):
            yield f"{value} → {ladder[other]}", ladder[other]


def _and_or(value):
    for key, other in FLIPPED.items():
        if key in value and len(value[key]) > 1:
            yield f"{key} → {other}", {other if name == key else name: inner for name, inner in value.items()}
    if len(value.get("conditions") or []) > 1 and "scope" in value:
        without = {name: inner for name, inner in value.items() if name != "conditions"}
        yield "and → or between conditions", {**without, "either": [[one] for one in value["conditions"]]}
    if "either" in value:
        without = {name: inner for name, inner in value.items() if name != "either"}
        yield "or → and between branches", {**without, "conditions": [one for way in value["either"] for one in way]}
        for index, branch in enumerate(value["either"]):
            for place in range(len(branch)):
                ways = copy.deepcopy(value["either"])
                del ways[index][place]
                yield f"branch {index + 1} without number {place + 1}", {**value, "either": ways}


def _with(raw, trail, new):
    changed = copy.deepcopy(raw)
    if not trail:
        return new
    place = changed
    for step in trail[:-1]:
        place = place[step]
    place[trail[-1]] = new
    return changed
