"""Deciding: every pathway, every condition, no short cut."""

from __future__ import annotations

from datetime import date

from policy_rules.compiled.layout import Span, View
from policy_rules.compiled.missing import NOTHING_MISSING, Missing
from policy_rules.compiled.program import program_of
from policy_rules.compiled.routes import Ending, Outcome, Route
from policy_rules.dates import iso
from policy_rules.decision import Decision, PathwayDecision, Status
from policy_rules.facts.model import Facts
from policy_rules.facts.situation import Situation
from policy_rules.policy.applying import applicable
from policy_rules.policy.model import Policy
from policy_rules.questions import next_question

_new = tuple.__new__
"""Makes a named tuple at half the cost."""


def decide(policy: Policy, facts: Facts, as_of: date) -> Decision:
    """Decide every pathway of ``policy`` for a person on a day.

    Args:
        policy: a loaded policy.
        facts: what is known of the person.
        as_of: the day asked about.

    Raises:
        PolicyError: the policy was not in force on that day.
    """
    policy, facts = applicable(policy, facts, as_of)
    program = program_of(policy)
    situation = Situation(facts, policy.declarations, as_of.toordinal())
    signature, view = program.tell(situation)
    reasons = view.reasons
    decided: list[PathwayDecision] = []
    unsettled: list[tuple[PathwayDecision, Missing]] = []
    for route in program.routes:
        ending = route.endings.get(signature & route.whole_mask) or route.ending(signature)
        known = ending.known
        if known is not None:
            decided.append(_new(PathwayDecision, (*known, route.reasons(reasons), ending.notes)))
            continue
        missing = route.missing(signature, view.open) if ending.outcome.status == "unknown" else NOTHING_MISSING
        decided.append(_decided(route, ending, missing, situation, view))
        if missing.names:
            unsettled.append((decided[-1], missing))
    asked = next_question(policy, facts, unsettled) if unsettled else None
    notes = program.always_notes(signature)
    return Decision(policy.id, policy.version, as_of.isoformat(), tuple(decided), asked, notes)


def verdict(policy: Policy, facts: Facts, as_of: date) -> dict[str, Status]:
    """The status of every pathway by its id: what :func:`decide` says, without reasons.

    Raises:
        PolicyError: the policy was not in force on that day.
    """
    policy, facts = applicable(policy, facts, as_of)
    program = program_of(policy)
    signature = program.signature(Situation(facts, policy.declarations, as_of.toordinal()))
    return {route.id: route.outcome(signature).status for route in program.routes}


def _decided(route: Route, ending: Ending, missing: Missing, situation: Situation, view: View) -> PathwayDecision:
    """One pathway of which a day, an award or something that is missing has to be named."""
    outcome, held, notes, _known = ending
    upto_grants = outcome.undated
    if upto_grants is None:
        upto_grants = _dated(route, outcome, missing, view)
    if held is None:
        held = route.grants.is_held(situation)
    told = (route.grants.words(situation), *route.about, held, route.reasons(view.reasons), notes)
    return _new(PathwayDecision, upto_grants + told)


def _dated(route: Route, outcome: Outcome, missing: Missing, view: View) -> tuple[object, ...]:
    """The decision on one pathway up to what it grants."""
    status, personal_status = outcome.status, outcome.personal_status
    first = sure = personal_first = personal_sure = None
    if "not_yet" in (status, personal_status):
        onset, personal = route.onset(outcome, view.onsets)
        if status == "not_yet":
            first, sure = _days(onset)
        if personal_status == "not_yet":
            personal_first, personal_sure = _days(personal)
    return (*route.named, status, first, sure, missing.names, personal_status, personal_first, personal_sure)


def _days(onset: Span) -> tuple[str, str]:
    best, worst = onset
    first = iso(best)
    return first, first if best == worst else iso(worst)
