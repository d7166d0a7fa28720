"""Answers that cross with the next question: 没得过奖, said when titles are asked for, tells nothing of titles.

A message that names what it is about answers that, whatever was asked last. A bare yes or no answers what was asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.understanding.short_answers import evidence, subjects

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from bot.understanding.reading import Facts, Reading
    from bot.understanding.skeleton.scene import Scene

_POST = {"in_pilot_field", "is_frontline", "title_matches_post", "skill_matches_post"}
_PLACE = {"employer", "enterprise", "guangzhou_enterprise_since"}
_ELABORATES: dict[str, AbstractSet[str]] = {
    **dict.fromkeys(subjects.WORK, subjects.WORK | _POST),
    **dict.fromkeys(_POST, _POST | _PLACE),
    "plan_covers_me": _PLACE,
    "plan_offers_dual_certification": _PLACE,
    "plan_offers_enterprise_contest": _PLACE,
    "guangzhou_enterprise_one_year": _PLACE | subjects.WORK,
    "guangzhou_enterprise_since": {"employer", "enterprise", *subjects.WORK, *_POST},
    "has_applied_for_title": {"titles", "has_held_title"},
    "has_held_title": {"titles", "has_applied_for_title"},
    "titles": {"has_applied_for_title", "has_held_title"},
    "skill_levels_complete": {"skill_levels"},
    "titles_complete": {"titles"},
}
"""What may be told beside a yes or no to explain it: 是，一直开吊机; 报过，没评上."""

_UNSPECIFIED = "unspecified"


def settle(scene: Scene, reading: Reading, told: Facts) -> None:
    """Take back what was read as the answer, if the message *told* something else and has no word of what was asked."""
    asked = (scene.asking or "").partition(".")[0]
    if asked not in reading.facts or not subjects.has_words(asked) or subjects.is_named(asked, scene):
        return
    if (asked in told and asked != "guangzhou_enterprise_since") or _in_its_own_words(asked, scene):
        return
    same = set(subjects.WORK) if asked in subjects.WORK else {asked}
    others = [fact for fact, value in told.items() if fact not in same and not _elaborates(fact, value, asked)]
    denies = reading.facts[asked] in (False, {}, [])
    if others and (not denies or any(_denial(fact, told[fact]) for fact in others)):
        del reading.facts[asked]
        reading.answer = None


def _in_its_own_words(asked: str, scene: Scene) -> bool:
    """我一直操作机床 speaks of the front line, whatever else it tells; 一直没停过 speaks of no plan."""
    return not asked.startswith("plan_") and evidence.weigh(asked, scene).value is not None


def _elaborates(fact: str, value: object, asked: str) -> bool:
    """A date without its level belongs to what was asked; of the work on, only a yes explains a yes."""
    if isinstance(value, dict) and set(value) == {_UNSPECIFIED}:
        return True
    return fact in _ELABORATES.get(asked, set()) and not (asked in subjects.WORK and value is False)


def _denial(fact: str, value: object) -> bool:
    """没有, 不是, and 没断过: what is told in the negative."""
    return value in (False, {}, []) or fact in subjects.WORK
