"""What is said of a condition: the same sentences as in :mod:`policy_rules.reasons`, each made once where it can be."""

from __future__ import annotations

from policy_rules.compiled.memory import Memory
from policy_rules.compiled.standing import ALIKE, ALL_FAILED, ALL_WAITING, status_of
from policy_rules.conditions.base import FAILED, MET, OPEN, Onset
from policy_rules.dates import LONG_AGO
from policy_rules.decision import Reason, State, Status
from policy_rules.facts.model import Facts
from policy_rules.policy.model import Policy, ReportedCondition
from policy_rules.reasons import around_the_day, counts_years, is_unclear, reason_text
from policy_rules.saying import Saying, reason_between

STATES: dict[Status, State] = {"open": "met", "not_yet": "not_yet", "closed": "unmet", "unknown": "unknown"}


class Telling:
    """The reasons that one reported condition can give.

    Attributes:
        met, unmet: the reasons that name no day.
        met_on, waiting: what is said with the day from which it is true, where that is past and where it is to come.
    """

    __slots__ = (
        "_policy",
        "_unknown",
        "counts_years",
        "has_quotes",
        "met",
        "met_on",
        "reported",
        "unmet",
        "waiting",
    )

    def __init__(self, policy: Policy, reported: ReportedCondition) -> None:
        self._policy = policy
        self.reported = reported
        self.has_quotes = reported.quotes_by_value is not None
        self.met = self._new("met", MET, reported.quote)
        self.unmet = self._new("unmet", FAILED, reported.quote)
        self.counts_years = counts_years(reported.content)
        self.met_on, self.waiting = self._saying("met"), self._saying("not_yet")
        self._unknown: Memory[tuple[tuple[str, ...], bool, str], Reason] = Memory(1 << 10)

    def settled(self, onset: Onset, standing: int) -> Reason:
        """The reason of a condition whose quote is always the same and that is known to stand so."""
        if standing == ALL_FAILED:
            return self.unmet
        if standing == ALL_WAITING:
            return reason_between(self.waiting, *onset)
        if onset.best == LONG_AGO or not self.counts_years:
            return self.met
        return reason_between(self.met_on, *onset)

    def unknown(self, missing: tuple[str, ...], *, unclear: bool = False, quote: str | None = None) -> Reason:
        """The reason of a condition that may or may not be true, for want of those facts."""
        quote = self.reported.quote if quote is None else quote
        key = (missing, unclear, quote)
        return self._unknown.get(key) or self._unknown.keep(key, self._new("unknown", OPEN, quote, missing, unclear))

    def told(self, facts: Facts, onset: Onset, standing: int, missing: tuple[str, ...]) -> Reason:
        """The reason of any condition, whatever it reads."""
        if standing in ALIKE and not self.has_quotes:
            return self.settled(onset, standing)
        status = status_of(standing)
        if status == "unknown":
            unclear = is_unclear(self.reported.content, facts)
            return self.unknown(missing, unclear=unclear, quote=self.quote(facts))
        return self._new(STATES[status], onset, self.quote(facts))

    def quote(self, facts: Facts) -> str:
        """The words of the document, for a list those of the person's own row."""
        reported = self.reported
        if reported.quotes_by_value is None:
            return reported.quote
        fact, quotes = reported.quotes_by_value
        value = facts.choice(fact)
        return quotes.get(value, reported.quote) if value else reported.quote

    def _saying(self, state: State) -> Saying:
        reported = self.reported
        before, after = around_the_day(state, counts_years=self.counts_years)
        cited = (reported.clause, reported.quote, reported.scope, reported.branch)
        return Saying(state, f"{reported.text}{before}", after, *cited)

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
