"""Whose answer changes: two sides asked about the same people, counted by pathway, with the smallest example."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from policy_rules.authoring.sides import Side
from policy_rules.decision import Decision, PathwayDecision
from policy_rules.errors import FactsError

Facts = Mapping[str, object]
GONE = "none"
"""The status of a pathway that one side does not have, or does not decide on the day."""


@dataclass(frozen=True)
class Case:
    """A person, the day on which he is decided, and by which policy, if that was stored."""

    facts: Facts
    as_of: date
    policy: str | None = None


@dataclass
class Change:
    """One kind of change of one pathway.

    Attributes:
        before: the old status.
        example: the facts of one of those to whom it happens, without the facts that do not matter.
        as_of: the day on which he was decided.
        days: the old and the new earliest day, where there is one.
        count: how many people it happens to.
    """

    pathway: str
    before: str
    after: str
    title: str
    clause: str
    example: Facts
    as_of: str
    days: tuple[str | None, str | None]
    count: int = 0


@dataclass
class Comparison:
    """What a comparison found.

    Attributes:
        people: how many were asked about.
        changed: how many have another answer somewhere.
        unreadable: how many have facts that one side refuses.
        texts: clause to its old and new words, for clauses that changed.
    """

    people: int = 0
    changed: int = 0
    unreadable: int = 0
    changes: dict[tuple[str, str, str], Change] = field(default_factory=dict)
    texts: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def differs(self) -> bool:
        """Whether anything is different."""
        return bool(self.changes or self.texts)


def compare(old: Side, new: Side, cases: Iterable[Case], policy_id: str, day: date | None = None) -> Comparison:
    """Ask both sides about every case; ``day`` says which versions' words are compared, the newest by default."""
    found = _Comparer(old, new, policy_id).compare(cases)
    found.texts = _changed_texts(_clauses(old, policy_id, day), _clauses(new, policy_id, day))
    return found


Pair = tuple[PathwayDecision | None, PathwayDecision | None]
Key = tuple[str, str, str]


class _Comparer:
    """Compares two sides of one policy."""

    def __init__(self, old: Side, new: Side, policy_id: str) -> None:
        self._old = old
        self._new = new
        self._policy_id = policy_id

    def compare(self, cases: Iterable[Case]) -> Comparison:
        found = Comparison()
        for case in cases:
            found.people += 1
            try:
                pairs = self._pairs(case)
            except FactsError:
                found.unreadable += 1
                continue
            found.changed += bool(pairs)
            for pair in pairs:
                self._count(found, case, pair)
        return found

    def _pairs(self, case: Case) -> list[Pair]:
        """The pathways that the sides answer differently."""
        before, after = (
            _by_id(side.decide(self._policy_id, case.facts, case.as_of)) for side in (self._old, self._new)
        )
        pairs = [(before.get(name), after.get(name)) for name in dict.fromkeys([*before, *after])]
        return [pair for pair in pairs if _said(pair[0]) != _said(pair[1])]

    def _count(self, found: Comparison, case: Case, pair: Pair) -> None:
        key = _key(pair)
        if key not in found.changes:
            there = pair[1] or pair[0]
            assert there is not None
            example = self._smallest(case, key)
            days = (pair[0].earliest if pair[0] else None, pair[1].earliest if pair[1] else None)
            found.changes[key] = Change(*key, there.title, there.clause, example, case.as_of.isoformat(), days)
        found.changes[key].count += 1

    def _smallest(self, case: Case, key: Key) -> Facts:
        """The facts without those that the change does not hang on."""
        facts = dict(case.facts)
        for name in list(facts):
            fewer = {other: value for other, value in facts.items() if other != name}
            if key in map(_key, self._pairs(Case(fewer, case.as_of))):
                facts = fewer
        return facts


def _by_id(decision: Decision | None) -> dict[str, PathwayDecision]:
    return {pathway.id: pathway for pathway in decision.pathways} if decision else {}


def _said(pathway: PathwayDecision | None) -> tuple[str | None, ...]:
    """The answer itself, without its reasons."""
    if pathway is None:
        return (GONE,)
    return (pathway.status, pathway.earliest, pathway.earliest_sure, pathway.grants)


def _key(pair: Pair) -> Key:
    there = pair[1] or pair[0]
    assert there is not None
    before, after = (one.status if one else GONE for one in pair)
    return (there.id, before, after)


def _changed_texts(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """The clauses whose words are not the same."""
    texts = {name: (before.get(name, ""), after.get(name, "")) for name in dict.fromkeys([*before, *after])}
    return {name: both for name, both in texts.items() if both[0] != both[1]}


def _clauses(side: Side, policy_id: str, day: date | None) -> dict[str, str]:
    policy = side.policy(policy_id)
    if policy is None:
        return {}
    asked = side.day or day
    version = policy.on(max(asked, policy.first_day)) if asked else policy
    return {clause.id: clause.text for clause in version.clauses}
