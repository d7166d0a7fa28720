"""What is said of a condition: the same sentences as in :mod:`policy_rules.reasons`, each made once where it can be."""

from __future__ import annotations

from typing import TypeAlias

from policy_rules.compiled.memory import Memory
from policy_rules.compiled.standing import ALL_FAILED, ALL_WAITING, status_of
from policy_rules.conditions.base import FAILED, MET, OPEN, Onset
from policy_rules.dates import LONG_AGO, chinese
from policy_rules.decision import Reason, State, Status
from policy_rules.facts.model import Facts
from policy_rules.policy.model import Policy, ReportedCondition
from policy_rules.reasons import around_the_day, counts_years, is_unclear, reason_text, span_of

STATES: dict[Status, State] = {"open": "met", "not_yet": "not_yet", "closed": "unmet", "unknown": "unknown"}

Around: TypeAlias = "tuple[State, str, str]"
"""A state, and what is said before and after the day that makes it so."""

_new = tuple.__new__
"""Makes a named tuple at half the cost."""


class Telling:
    """The reasons that one reported condition can give."""

    __slots__ = (
        "_cited",
        "_met",
        "_not_yet",
        "_policy",
        "_unknown",
        "counts_years",
        "has_quotes",
        "met",
        "reported",
        "unmet",
    )

    def __init__(self, policy: Policy, reported: ReportedCondition) -> None:
        self._policy = policy
        self.reported = reported
        self.has_quotes = reported.quotes_by_value is not None
        self.met = self._new("met", MET, reported.quote)
        self.unmet = self._new("unmet", FAILED, reported.quote)
        self.counts_years = counts_years(reported.content)
        self._met, self._not_yet = self._around("met"), self._around("not_yet")
        self._cited = (reported.clause, reported.quote, reported.scope, reported.branch, ())
        self._unknown: Memory[tuple[tuple[str, ...], bool, str], Reason] = Memory(1 << 10)

    def settled(self, onset: Onset, standing: int) -> Reason:
        """The reason of a condition whose quote is always the same and that is known to stand so."""
        if standing == ALL_FAILED:
            return self.unmet
        if standing == ALL_WAITING:
            return self._dated(self._not_yet, span_of(onset))
        if onset.best == LONG_AGO or not self.counts_years:
            return self.met
        return self._dated(self._met, span_of(onset))

    def on(self, day: int, as_of: int) -> Reason:
        """The same where that is true from one day on, which is known."""
        if day <= as_of:
            if day == LONG_AGO or not self.counts_years:
                return self.met
            state, before, after = self._met
        else:
            state, before, after = self._not_yet
        return _new(Reason, (state, before + chinese(day) + after, *self._cited))

    def unknown(self, missing: tuple[str, ...], *, unclear: bool = False, quote: str | None = None) -> Reason:
        """The reason of a condition that may or may not be true, for want of those facts."""
        quote = self.reported.quote if quote is None else quote
        key = (missing, unclear, quote)
        return self._unknown.get(key) or self._unknown.keep(key, self._new("unknown", OPEN, quote, missing, unclear))

    def told(self, facts: Facts, onset: Onset, standing: int, missing: tuple[str, ...]) -> Reason:
        """The reason of any condition, whatever it reads."""
        status = status_of(standing)
        if status == "unknown":
            unclear = is_unclear(self.reported.content, facts)
            return self.unknown(missing, unclear=unclear, quote=self.quote(facts))
        if not self.has_quotes:
            return self.settled(onset, standing)
        return self._new(STATES[status], onset, self.quote(facts))

    def quote(self, facts: Facts) -> str:
        """The words of the document, for a list those of the person's own row."""
        reported = self.reported
        if reported.quotes_by_value is None:
            return reported.quote
        fact, quotes = reported.quotes_by_value
        value = facts.choice(fact)
        return quotes.get(value, reported.quote) if value else reported.quote

    def _around(self, state: State) -> Around:
        before, after = around_the_day(state, counts_years=self.counts_years)
        return state, f"{self.reported.text}{before}", after

    def _dated(self, around: Around, span: str) -> Reason:
        state, before, after = around
        return Reason(state, f"{before}{span}{after}", *self._cited)

    def _new(
        self,
        state: State,
        onset: Onset,
        quote: str,
        missing: tuple[str, ...] = (),
        unclear: bool = False,  # noqa: FBT001, FBT002  # part of what is said
    ) -> Reason:
        reported = self.reported
        text = reason_text(self._policy, reported, onset, state, missing, unclear=unclear)
        return Reason(state, text, reported.clause, quote, reported.scope, reported.branch, missing)
