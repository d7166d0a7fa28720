"""Awards and honours: lists that grow, and entries that become more exact."""

from __future__ import annotations

from typing import Any, TypeAlias

from actions.merging.outcome import Doubt, which_holds
from actions.wording.facts import phrases

Award: TypeAlias = dict[str, Any]

# A honour whose level was not told, and the honours it can turn out to be.
_MORE_EXACT = {
    "model_worker": frozenset({"national_model_worker", "provincial_model_worker", "city_model_worker"}),
    "may_day_medal": frozenset({"national_may_day_medal", "provincial_may_day_medal", "city_may_day_medal"}),
}


def merge_awards(held: list[Award], told: list[Award]) -> list[Award]:
    """Add the awards told; one that completes an award held takes its place."""
    merged = [dict(award) for award in held]
    for award in told:
        _add_award(merged, award)
    return merged


def _add_award(merged: list[Award], award: Award) -> None:
    for index, other in enumerate(merged):
        if _compatible(other, award) and (_incomplete(other) or _incomplete(award)):
            merged[index] = {part: other.get(part) or award.get(part) for part in ("contest", "prize")}
            return
    if award not in merged:
        merged.append(dict(award))


def _incomplete(award: Award) -> bool:
    return award.get("contest") is None or award.get("prize") is None


def _compatible(one: Award, other: Award) -> bool:
    return all(
        one.get(part) is None or other.get(part) is None or one[part] == other[part] for part in ("contest", "prize")
    )


def correct_award(held: list[Award], told: list[Award]) -> list[Award]:
    """The award told last was wrong: what is told now replaces its parts."""
    if len(told) != 1 or not held:
        return [dict(award) for award in told]
    last = {part: told[0].get(part) or held[-1].get(part) for part in ("contest", "prize")}
    return [*held[:-1], last]


def merge_honours(held: list[str], told: list[str]) -> list[str]:
    """Add the honours told; a level that is now known replaces the one that was not."""
    merged = list(dict.fromkeys([*held, *told]))
    vague = {name for name, exact in _MORE_EXACT.items() if exact & set(merged)}
    return sorted(honour for honour in merged if honour not in vague)


def none_or_some(fact: str, held: list[Any], told: list[Any]) -> Doubt | None:
    """A statement of none and a statement of some cannot both be true."""
    if bool(held) == bool(told):
        return None
    before, now = phrases({fact: held})[0], phrases({fact: told})[0]
    return which_holds(fact, before=before, now=now, old={fact: held}, new={fact: told})
