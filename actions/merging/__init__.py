"""What was told joins what is held: facts add up, corrections replace, contradictions are asked about.

Pure: the same statements in any order, in one sentence or in ten, give the same facts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from actions.merging.employment import EMPLOYMENT, merge_employment
from actions.merging.intervals import agree, both
from actions.merging.levels import UNSPECIFIED, attach, merge_levels, move_correction
from actions.merging.lists import correct_award, merge_awards, merge_honours, none_or_some
from actions.merging.outcome import Doubt, Facts, Option, which_holds
from actions.wording import names
from actions.wording.facts import phrases

__all__ = ["Doubt", "Facts", "Merged", "Option", "difference", "merge", "take_out"]


@dataclass
class Merged:
    """The facts after a message.

    Attributes:
        facts: what is held now.
        doubts: contradictions to be asked about; until then the old statement stays.
        loose: dates that belong to no level yet, by fact.
    """

    facts: Facts
    doubts: list[Doubt] = field(default_factory=list)
    loose: Facts = field(default_factory=dict)

    def change(self, changes: Facts) -> None:
        """Set facts; ``None`` removes one."""
        for fact, value in changes.items():
            if value is None:
                self.facts.pop(fact, None)
            else:
                self.facts[fact] = value


def merge(
    held: Facts,
    told: Facts,
    *,
    negated: Facts | None = None,
    replace: bool = False,
    asking: str | None = None,
    last: str | None = None,
) -> Merged:
    """Merge one message into the facts.

    Args:
        held: the facts so far (contract §1).
        told: what the message asserts; a date without a level stands under ``unspecified``.
        negated: what the message denies.
        replace: the speaker corrects himself: what is new holds without a question.
        asking: the fact that the bot had asked for.
        last: the level that was spoken of last.
    """
    merged = Merged(take_out(held, negated or {}))
    for fact in names.level_facts():
        if fact in told:
            _merge_level_fact(merged, fact, held, told, negated or {}, replace=replace, asking=asking, last=last)
    _merge_employer(merged, told, replace=replace)
    for fact in names.list_facts():
        if fact in told:
            _merge_list(merged, fact, told[fact], replace=replace)
    for fact in names.date_facts():
        if told.get(fact) is not None:
            _merge_date(merged, fact, told[fact], replace=replace)
    handled = {*names.level_facts(), *EMPLOYMENT, *names.list_facts(), *names.date_facts()}
    merged.change({fact: value for fact, value in told.items() if fact not in handled and value is not None})
    return merged


def _merge_level_fact(
    merged: Merged,
    fact: str,
    held: Facts,
    told: Facts,
    negated: Facts,
    *,
    replace: bool,
    asking: str | None,
    last: str | None,
) -> None:
    levels = attach(told[fact], fact, merged.facts.get(fact), asking=asking, last=last)
    if UNSPECIFIED in levels:
        levels = dict(levels)
        merged.loose[fact] = levels.pop(UNSPECIFIED)
        if not levels:
            return
    base = merged.facts.get(fact)
    gone = negated.get(fact) or {}
    if replace or gone:
        base = _corrected_base(fact, held, levels, last=last if replace else None, gone=gone)
    complete = told.get(f"{fact}_complete") is True
    result, doubt = merge_levels(fact, base, levels, complete=complete, replace=replace)
    merged.facts[fact] = result
    if doubt:
        merged.doubts.append(doubt)


def _corrected_base(fact: str, held: Facts, levels: Facts, *, last: str | None, gone: Facts) -> Facts | None:
    before = held.get(fact)
    if before is None:
        return None
    return move_correction(fact, before, levels, last=last, gone=gone) or None


def _merge_employer(merged: Merged, told: Facts, *, replace: bool) -> None:
    if any(told.get(fact) is not None for fact in EMPLOYMENT):
        changes, doubt = merge_employment(merged.facts, told, replace=replace)
        merged.change(changes)
        if doubt:
            merged.doubts.append(doubt)


def _merge_list(merged: Merged, fact: str, told: list[Any], *, replace: bool) -> None:
    held = merged.facts.get(fact)
    if held is None or (replace and fact == "honours"):
        merged.facts[fact] = list(told)
    elif replace:
        merged.facts[fact] = correct_award(held, told)
    elif doubt := none_or_some(fact, held, told):
        merged.doubts.append(doubt)
    else:
        merged.facts[fact] = (merge_awards if fact == "contest_awards" else merge_honours)(held, told)


def _merge_date(merged: Merged, fact: str, told: Any, *, replace: bool) -> None:  # noqa: ANN401 - a ``when``
    held = merged.facts.get(fact)
    if held is None or replace:
        merged.facts[fact] = told
    elif agree(held, told):
        merged.facts[fact] = both(held, told)
    else:
        before, now = phrases({fact: held})[0], phrases({fact: told})[0]
        merged.doubts.append(which_holds(fact, before=before, now=now, old={fact: held}, new={fact: told}))


def take_out(held: Facts, negated: Facts) -> Facts:
    """The facts without what is denied: a level, an award, an honour or a value that was held."""
    left = dict(held)
    for fact, value in negated.items():
        if fact not in left:
            continue
        if isinstance(value, dict) and isinstance(left[fact], dict):
            left[fact] = {level: when for level, when in left[fact].items() if level not in value}
        elif isinstance(value, list) and isinstance(left[fact], list):
            left[fact] = [item for item in left[fact] if item not in value]
        elif left[fact] == value:
            del left[fact]
        if left.get(fact) in ({}, []) and held[fact]:
            del left[fact]
    return left


def difference(before: Facts, after: Facts) -> Facts:
    """The facts that are new or changed, level by level and entry by entry."""
    new: Facts = {}
    for fact, value in after.items():
        old = before.get(fact)
        if value == old or value is None:
            continue
        if isinstance(value, dict) and isinstance(old, dict) and fact in names.level_facts() and value:
            new[fact] = {
                level: when for level, when in value.items() if level not in old or old[level] != when
            } or value
        elif isinstance(value, list) and isinstance(old, list) and value:
            new[fact] = [item for item in value if item not in old] or value
        else:
            new[fact] = value
    return new
