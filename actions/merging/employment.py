"""Where somebody works: the kind of employer and the company are one statement."""

from __future__ import annotations

from actions.merging.outcome import Doubt, Facts, which_holds
from actions.wording import names
from actions.wording.facts import phrases

EMPLOYMENT = ("employer", "enterprise")

# What was told about the post at one employer says nothing about the next.
OF_THE_POST = (
    "plan_covers_me",
    "in_pilot_field",
    "is_frontline",
    "plan_offers_dual_certification",
    "plan_offers_enterprise_contest",
)
# "I work at X" is not taken back by "I am dispatched there" or "in one of its subsidiaries".
_MORE_EXACT = {"pilot": frozenset({"pilot_subsidiary", "pilot_dispatched"})}


def merge_employment(held: Facts, told: Facts, *, replace: bool) -> tuple[Facts, Doubt | None]:
    """Return the changes to the facts (``None`` removes one), or the question which employer holds."""
    changes = {fact: told[fact] for fact in EMPLOYMENT if told.get(fact) is not None}
    changed = {fact for fact in changes if held.get(fact) not in {None, changes[fact]}}
    if not changed or _refines(held, changes, changed):
        return changes, None
    after_move = {**_forgotten(held, told, changes), **changes}
    if replace:
        return after_move, None
    return {}, which_holds("employer", before=_say(held), now=_say({**changes}), old={}, new=after_move)


def _refines(held: Facts, changes: Facts, changed: set[str]) -> bool:
    return changed == {"employer"} and changes["employer"] in _MORE_EXACT.get(held["employer"], frozenset())


def _forgotten(held: Facts, told: Facts, changes: Facts) -> Facts:
    gone = [fact for fact in OF_THE_POST if fact in held and fact not in told]
    if "enterprise" in held and "enterprise" not in changes:
        gone.append("enterprise")
    return dict.fromkeys(gone)


def _say(facts: Facts) -> str:
    return "，".join(phrases({fact: facts.get(fact) for fact in EMPLOYMENT})) or names.fact_label("employer")
