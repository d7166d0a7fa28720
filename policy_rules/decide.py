"""Deciding: every pathway, every condition, no short cut."""

from __future__ import annotations

from datetime import date

from policy_rules.compiled.layout import Missing, Span, View
from policy_rules.compiled.missing import NOTHING_MISSING
from policy_rules.compiled.program import program_of
from policy_rules.compiled.routes import Ending, Outcome, Route
from policy_rules.dates import iso
from policy_rules.decision import Decision, Status
from policy_rules.facts.model import Facts
from policy_rules.facts.situation import Situation
from policy_rules.pathway_decision import Head, pathway_of
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
    view = program.tell(situation)
    signature, reasons = view.signature, view.reasons
    pathways = [
        pathway_of(
            (ending := endings.get(signature & whole_mask) or route.ending(signature)).head
            or _head(route, ending, situation, view),
            pick(reasons),
        )
        for whole_mask, endings, pick, route in program.steps
    ]
    asked = next_question(policy, facts, view.unsettled) if view.unsettled else None
    notes = program.always_notes(signature)
    return Decision(policy.id, policy.version, as_of.isoformat(), tuple(pathways), asked, notes)


def verdict(policy: Policy, facts: Facts, as_of: date) -> dict[str, Status]:
    """The status of every pathway by its id: what :func:`decide` says, without reasons.

    Raises:
        PolicyError: the policy was not in force on that day.
    """
    policy, facts = applicable(policy, facts, as_of)
    program = program_of(policy)
    signature = program.signature(Situation(facts, policy.declarations, as_of.toordinal()))
    return {route.id: route.outcome(signature).status for route in program.routes}


def _head(route: Route, ending: Ending, situation: Situation, view: View) -> Head:
    """One pathway of which a day, an award or something that is missing has to be named."""
    outcome, held = ending.outcome, ending.held
    granted = route.grants.fixed
    if granted is None or held is None:
        granted, by_award = route.grants.of(situation)
        held = by_award if held is None else held
    if outcome.undated is not None:
        key = (granted, held)
        return ending.heads.get(key) or ending.heads.keep(key, route.head(ending, granted, held))
    missing = route.missing(view.signature, view.open) if outcome.status == "unknown" else NOTHING_MISSING
    head = _new(Head, (*_dated(route, outcome, missing, view), granted, *route.about, held, ending.notes))
    if missing.names:
        view.unsettled.append((head, missing))
    return head


def _dated(route: Route, outcome: Outcome, missing: Missing, view: View) -> tuple[object, ...]:
    """The first fields of the decision on one pathway, up to what is granted."""
    status, personal_status = outcome.status, outcome.personal_status
    first = sure = personal_first = personal_sure = None
    if "not_yet" in (status, personal_status):
        onset, personal = route.onset(view.signature, view.onsets)
        if status == "not_yet":
            first, sure = _days(onset)
        if personal_status == "not_yet":
            personal_first, personal_sure = _days(personal)
    return (*route.named, status, first, sure, missing.names, personal_status, personal_first, personal_sure)


def _days(onset: Span) -> tuple[str, str]:
    best, worst = onset
    first = iso(best)
    return first, first if best == worst else iso(worst)
