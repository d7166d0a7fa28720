"""Certificates by level: several may be told one after the other, each with its own date."""

from __future__ import annotations

from typing import Any, TypeAlias

from actions.merging.intervals import agree, both
from actions.merging.outcome import Doubt, which_holds
from actions.wording import names
from actions.wording.facts import level_phrase, phrases

LevelMap: TypeAlias = dict[str, Any]
UNSPECIFIED = "unspecified"


def merge_levels(
    fact: str, held: LevelMap | None, told: LevelMap, *, complete: bool = False, replace: bool = False
) -> tuple[LevelMap | None, Doubt | None]:
    """Put the levels told beside those held.

    Args:
        fact: one that is levels with dates, as ``skill_levels``.
        held: what is held so far; ``None`` when nothing was told.
        told: what this message says; ``{}`` says "none".
        complete: the message says that there are no others.
        replace: the speaker corrects himself, so what is new holds.
    """
    if held is None or (replace and not told):
        return dict(told), None
    if bool(held) != bool(told):
        if replace or held == told:
            return dict(told), None
        return held, _which_set(fact, held, told)
    if complete and not replace and _highest(fact, held) > _highest(fact, told):
        return held, _which_set(fact, held, told)
    return _join(fact, held, told, replace=replace)


def _join(fact: str, held: LevelMap, told: LevelMap, *, replace: bool) -> tuple[LevelMap, Doubt | None]:
    joined, contradicted = dict(held), []
    for level, when in told.items():
        if level not in held or (replace and when is not None):
            joined[level] = when
        elif agree(held[level], when):
            joined[level] = both(held[level], when)
        else:
            contradicted.append(level)
    return joined, _two_dates(fact, contradicted[0], joined, told) if contradicted else None


def _two_dates(fact: str, level: str, held: LevelMap, told: LevelMap) -> Doubt:
    return which_holds(
        f"{fact}.{level}",
        before=level_phrase(fact, level, held[level]),
        now=level_phrase(fact, level, told[level]),
        old={fact: held},
        new={fact: {**held, level: told[level]}},
    )


def _which_set(fact: str, held: LevelMap, told: LevelMap) -> Doubt:
    before, now = phrases({fact: held})[0], phrases({fact: told})[0]
    now = f"最高就是{now}" if held and told else now
    return which_holds(fact, before=before, now=now, old={fact: held}, new={fact: told})


def _highest(fact: str, levels: LevelMap) -> int:
    order = names.levels(fact)
    return max((order.index(level) for level in levels), default=-1)


def attach(told: LevelMap, fact: str, held: LevelMap | None, *, asking: str | None, last: str | None) -> LevelMap:
    """Give a date that came without a level to the level it is about; without one it stays ``unspecified``."""
    if UNSPECIFIED not in told:
        return told
    levels = {level: when for level, when in told.items() if level != UNSPECIFIED}
    level = _level_meant(levels, fact, held or {}, asking=asking, last=last)
    if level is None:
        return told
    levels[level] = told[UNSPECIFIED]
    return levels


def _level_meant(levels: LevelMap, fact: str, held: LevelMap, *, asking: str | None, last: str | None) -> str | None:
    undated = [level for level, when in levels.items() if when is None]
    if len(undated) == 1:
        return undated[0]
    for named in (asking, last):
        name, _, level = (named or "").partition(".")
        if name == fact and level:
            return level
    waiting = [level for level, when in held.items() if when is None] or list(held)
    order = names.levels(fact)
    return max(waiting, key=order.index, default=None)


def move_correction(fact: str, held: LevelMap, told: LevelMap, *, last: str | None, gone: LevelMap) -> LevelMap:
    """When one level corrects another, the date that was told stays with the certificate.

    Returns what is held once the wrong level is taken out, and the right one has inherited its date.
    """
    wrong = [level for level in gone if level in held]
    name, _, level = (last or "").partition(".")
    if not wrong and name == fact and level in held and len(told) == 1 and not set(told) & set(held):
        wrong = [level]
    left = {level: when for level, when in held.items() if level not in wrong}
    if len(wrong) == 1 and len(told) == 1:
        right = next(iter(told))
        if told[right] is None and right not in left:
            left[right] = held[wrong[0]]
    return left
