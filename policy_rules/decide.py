"""Deciding: every pathway, every condition, no short cut."""

from __future__ import annotations

from datetime import date

from policy_rules.compiled.layout import View
from policy_rules.compiled.program import program_of
from policy_rules.compiled.routes import NOTHING_MISSING, Missing, Route
from policy_rules.conditions.base import Onset
from policy_rules.dates import iso
from policy_rules.decision import Decision, PathwayDecision, Status
from policy_rules.facts.model import Facts
from policy_rules.facts.situation import Situation
from policy_rules.policy.applying import applicable
from policy_rules.policy.model import Policy
from policy_rules.questions import next_question


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
    decided: list[PathwayDecision] = []
    shares: list[tuple[float, ...]] = []
    for route in program.routes:
        pathway, missing = _decided(route, situation, signature, view)
        decided.append(pathway)
        shares.append(missing.shares)
    return Decision(
        policy=policy.id,
        policy_version=policy.version,
        as_of=as_of.isoformat(),
        pathways=tuple(decided),
        next_question=next_question(policy, facts, decided, shares),
        notes=program.always_notes(signature),
    )


def verdict(policy: Policy, facts: Facts, as_of: date) -> dict[str, Status]:
    """The status of every pathway by its id: what :func:`decide` says, without reasons.

    Raises:
        PolicyError: the policy was not in force on that day.
    """
    policy, facts = applicable(policy, facts, as_of)
    program = program_of(policy)
    signature = program.signature(Situation(facts, policy.declarations, as_of.toordinal()))
    return {route.id: route.outcome(signature).status for route in program.routes}


def _decided(route: Route, situation: Situation, signature: int, view: View) -> tuple[PathwayDecision, Missing]:
    """One pathway, and what its status hangs on."""
    status, personal_status, notes, held = route.outcome(signature)
    missing = route.missing(signature, view.open) if status == "unknown" else NOTHING_MISSING
    first = sure = personal_first = personal_sure = None
    if status == "not_yet" or personal_status == "not_yet":
        onset, personal = route.onset(situation, signature)
        first, sure = _days(onset, status)
        personal_first, personal_sure = _days(personal, personal_status)
    content = route.content
    decided = PathwayDecision(
        content.id,
        content.clause,
        content.title,
        status,
        first,
        sure,
        missing.names,
        personal_status,
        personal_first,
        personal_sure,
        route.grants.words(situation),
        content.verb,
        content.organiser,
        content.contact,
        content.quote,
        route.grants.is_held(situation) if held is None else held,
        route.reasons(view.reasons),
        notes,
    )
    return decided, missing


def _days(onset: Onset, status: Status) -> tuple[str | None, str | None]:
    return (iso(onset.best), iso(onset.worst)) if status == "not_yet" else (None, None)
