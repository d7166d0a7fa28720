"""Deciding: every pathway, every condition, no short cut."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from policy_rules.conditions import terms as t
from policy_rules.conditions.base import ANY_DAY, Condition, Onset
from policy_rules.conditions.combinations import earliest, latest
from policy_rules.dates import NEVER, iso
from policy_rules.decision import Decision, PathwayDecision, Reason, State, Status
from policy_rules.facts.model import Facts
from policy_rules.facts.situation import Situation
from policy_rules.grants import granted, holds_already
from policy_rules.policy.applying import applicable
from policy_rules.policy.model import CompiledNote, Pathway, Policy, ReportedCondition
from policy_rules.questions import next_question
from policy_rules.reasons import is_unclear, reason_text

_STATES: dict[Status, State] = {"open": "met", "not_yet": "not_yet", "closed": "unmet", "unknown": "unknown"}


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
    situation = Situation(facts, policy.declarations, as_of.toordinal())
    decider = _Decider(policy, situation)
    decided = [decider.pathway(pathway) for pathway in policy.pathways]
    return Decision(
        policy=policy.id,
        policy_version=policy.version,
        as_of=as_of.isoformat(),
        pathways=tuple(decided),
        next_question=next_question(policy, facts, decided, decider.open_terms),
        notes=decider.notes(policy.always_notes, "open"),
    )


def verdict(policy: Policy, facts: Facts, as_of: date) -> dict[str, Status]:
    """The status of every pathway by its id: what :func:`decide` says, without reasons.

    Raises:
        PolicyError: the policy was not in force on that day.
    """
    policy, facts = applicable(policy, facts, as_of)
    decider = _Decider(policy, Situation(facts, policy.declarations, as_of.toordinal()))
    return {pathway.id: decider.status(pathway) for pathway in policy.pathways}


def status_of(onset: Onset, as_of: int) -> Status:
    """The status that an onset means on a day; ``unknown`` exactly if best and worst case disagree."""
    best = _exact_status(onset.best, as_of)
    return best if onset.best == onset.worst or best == _exact_status(onset.worst, as_of) else "unknown"


def _exact_status(onset: int, as_of: int) -> Status:
    if onset <= as_of:
        return "open"
    return "closed" if onset == NEVER else "not_yet"


class _Decider:
    """Decides the pathways of one policy for one situation; conditions shared by pathways are evaluated once."""

    def __init__(self, policy: Policy, situation: Situation) -> None:
        self._policy = policy
        self._situation = situation
        self._as_of = situation.as_of
        self._onsets: dict[int, Onset] = {}
        self._reasons: dict[int, Reason] = {}
        self._sums: dict[tuple[int, int], t.Terms] = {}
        self.open_terms: dict[str, t.Terms] = {}

    def pathway(self, pathway: Pathway) -> PathwayDecision:
        personal = self._personal_onset(pathway)
        onset = latest([personal, *(self._onset(one.condition) for one in pathway.scope)])
        status = status_of(onset, self._as_of)
        personal_status = status_of(personal, self._as_of)
        first, sure = _days(onset, status)
        personal_first, personal_sure = _days(personal, personal_status)
        content = pathway.content
        return PathwayDecision(
            id=content.id,
            clause=content.clause,
            title=content.title,
            status=status,
            earliest=first,
            earliest_sure=sure,
            missing=self._missing(pathway) if status == "unknown" else (),
            personal_status=personal_status,
            personal_earliest=personal_first,
            personal_earliest_sure=personal_sure,
            grants=granted(self._policy, content.grants, self._situation),
            verb=content.verb,
            organiser=content.organiser,
            contact=content.contact,
            quote=content.quote,
            already_held=holds_already(self._policy, pathway, self._situation),
            reasons=tuple(self._reason(one) for one in pathway.reported),
            notes=self.notes(pathway.notes, status),
        )

    def status(self, pathway: Pathway) -> Status:
        """Its status alone."""
        scope = [self._onset(one.condition) for one in pathway.scope]
        return status_of(latest([self._personal_onset(pathway), *scope]), self._as_of)

    def notes(self, notes: tuple[CompiledNote, ...], status: Status) -> tuple[str, ...]:
        """The texts of those notes that apply."""
        return tuple(
            note.text
            for note in notes
            if (not note.statuses or status in note.statuses)
            and (note.when is None or self._onset(note.when).worst <= self._as_of)
        )

    def _personal_onset(self, pathway: Pathway) -> Onset:
        own = [self._onset(one.condition) for one in pathway.conditions]
        if pathway.branches:
            ways = ([self._onset(one.condition) for one in branch] for branch in pathway.branches)
            own.append(earliest([latest(way) for way in ways]))
        return latest(own)

    def _onset(self, condition: Condition) -> Onset:
        found = self._onsets.get(id(condition))
        if found is None:
            found = self._onsets[id(condition)] = condition.onset(self._situation)
        return found

    def _sum(self, reported: ReportedCondition, bound: int) -> t.Terms:
        key = (id(reported.condition), bound)
        found = self._sums.get(key)
        if found is None:
            found = self._sums[key] = reported.condition.terms(self._situation, bound)
        return found

    def _missing(self, pathway: Pathway) -> tuple[str, ...]:
        """The unknowns that matter, for the day asked about or for whether time alone would do."""
        for_the_day = t.essential(self._terms(pathway, self._as_of))
        self.open_terms[pathway.id] = for_the_day
        return self._in_order(_names(for_the_day) | _names(t.essential(self._terms(pathway, ANY_DAY))))

    def _terms(self, pathway: Pathway, bound: int) -> t.Terms:
        def of(reported: tuple[ReportedCondition, ...]) -> t.Terms:
            return t.all_of(self._sum(one, bound) for one in reported)

        parts = [of(pathway.scope), of(pathway.conditions)]
        if pathway.branches:
            parts.append(t.any_of(of(branch) for branch in pathway.branches))
        return t.all_of(parts)

    def _in_order(self, names: set[str]) -> tuple[str, ...]:
        return tuple(sorted(names, key=self._policy.order.__getitem__))

    def _reason(self, reported: ReportedCondition) -> Reason:
        found = self._reasons.get(id(reported))
        if found is None:
            found = self._reasons[id(reported)] = self._new_reason(reported)
        return found

    def _new_reason(self, reported: ReportedCondition) -> Reason:
        onset = self._onset(reported.condition)
        state = _STATES[status_of(onset, self._as_of)]
        missing: tuple[str, ...] = ()
        if state == "unknown":
            names = (_names(t.essential(self._sum(reported, bound))) for bound in (self._as_of, ANY_DAY))
            missing = self._in_order(set().union(*names))
        unclear = state == "unknown" and is_unclear(reported.content, self._situation.facts)
        return _reason_of(self._policy, reported, onset, state, missing, self._quote(reported), unclear)

    def _quote(self, reported: ReportedCondition) -> str:
        if reported.quotes_by_value is None:
            return reported.quote
        fact, quotes = reported.quotes_by_value
        value = self._situation.facts.choice(fact)
        return quotes.get(value, reported.quote) if value else reported.quote


@lru_cache(maxsize=16_384)
def _reason_of(  # noqa: PLR0917  # a cache tells calls apart by place
    policy: Policy,
    reported: ReportedCondition,
    onset: Onset,
    state: State,
    missing: tuple[str, ...],
    quote: str,
    unclear: bool,  # noqa: FBT001  # as above
) -> Reason:
    """The reason, made once: a population has many people and few reasons."""
    return Reason(
        state=state,
        text=reason_text(policy, reported, onset, state, missing, unclear=unclear),
        clause=reported.clause,
        quote=quote,
        scope=reported.scope,
        branch=reported.branch,
        missing=missing,
    )


def _names(terms: t.Terms) -> set[str]:
    return {unknown[0] for term in terms for unknown in term}


def _days(onset: Onset, status: Status) -> tuple[str | None, str | None]:
    return (iso(onset.best), iso(onset.worst)) if status == "not_yet" else (None, None)
