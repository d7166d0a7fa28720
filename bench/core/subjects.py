"""Who takes part: how each is made ready, what it is given, and how its answer is read.

Every import of a peer is inside the function that needs it, so that its memory can be measured alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bench.core.people import AS_OF, Facts
from bench.core.prepared import LAST_DAY, prepared

TODAY = AS_OF.toordinal()
POLICY = "gz-2025-442"
Input = Any
Answer = Any
Statuses = list[str]


@dataclass(frozen=True)
class Subject:
    """One way to decide.

    Attributes:
        gives: what is in its answer.
        given: from a person's facts to its input; not measured.
        decide: from its input to its answer; measured.
        statuses: the statuses of the 15 pathways for some people.
        slow: measured on fewer people.
    """

    name: str
    gives: str
    given: Callable[[Facts], Input]
    decide: Callable[[Input], Answer]
    statuses: Callable[[Sequence[Facts]], list[Statuses]]
    slow: bool = False


VERDICT = "statuses"
OPEN_OR_NOT = "open or not"
FULL = "statuses, the outcome of every condition with its day, clause and quote, first days, notes, next question"
SAID = f"{FULL}; every sentence"


def ours_full() -> Subject:
    """The full decision from checked facts; its sentences are made when somebody reads them."""
    import policy_rules

    policy = policy_rules.load_policy(POLICY)

    def decide(facts: Input) -> Answer:
        return policy_rules.decide(policy, facts, AS_OF)

    return Subject(
        "**ours, full decision**", FULL, policy_rules.parse_facts, decide, _ours(policy_rules.parse_facts, decide)
    )


def ours_in_words() -> Subject:
    """The same, and every sentence of every condition read."""
    import policy_rules

    policy = policy_rules.load_policy(POLICY)

    def decide(facts: Input) -> Answer:
        decision = policy_rules.decide(policy, facts, AS_OF)
        for pathway in decision.pathways:
            for reason in pathway.reasons:
                reason.text  # noqa: B018  # made now
        return decision

    return Subject(
        "ours, with every sentence", SAID, policy_rules.parse_facts, decide, _ours(policy_rules.parse_facts, decide)
    )


def ours_from_json() -> Subject:
    """The full decision from facts as JSON, checked."""
    import policy_rules

    policy = policy_rules.load_policy(POLICY)

    def decide(facts: Facts) -> Answer:
        return policy_rules.decide(policy, policy_rules.parse_facts(facts), AS_OF)

    return Subject("ours, facts checked and full decision", FULL, _same, decide, _ours(_same, decide))


def ours_as_dict() -> Subject:
    """The same down to the plain dictionaries of the contract."""
    import policy_rules

    policy = policy_rules.load_policy(POLICY)

    def decide(facts: Facts) -> dict[str, Any]:
        return policy_rules.decide(policy, policy_rules.parse_facts(facts), AS_OF).as_dict()

    def statuses(people: Sequence[Facts]) -> list[Statuses]:
        return [[pathway["status"] for pathway in decide(one)["pathways"]] for one in people]

    return Subject(
        "ours, facts checked and all as plain dictionaries", f"{SAID}: 18 KB of JSON", _same, decide, statuses
    )


def ours_as_text() -> Subject:
    """The same as the JSON text that a line of ``policy-rules decide --lines`` is."""
    import policy_rules

    policy = policy_rules.load_policy(POLICY)

    def decide(facts: Facts) -> str:
        return policy_rules.decide(policy, policy_rules.parse_facts(facts), AS_OF).as_json()

    def statuses(people: Sequence[Facts]) -> list[Statuses]:
        return [[pathway["status"] for pathway in json.loads(decide(one))["pathways"]] for one in people]

    return Subject("ours, facts checked and all as JSON text", f"{SAID}: 18 KB", _same, decide, statuses)


def ours_verdict() -> Subject:
    """Statuses only, from checked facts."""
    import policy_rules

    policy = policy_rules.load_policy(POLICY)

    def decide(facts: Input) -> Answer:
        return policy_rules.verdict(policy, facts, AS_OF)

    def statuses(people: Sequence[Facts]) -> list[Statuses]:
        return [list(decide(policy_rules.parse_facts(one)).values()) for one in people]

    return Subject("**ours, verdict only**", f"{VERDICT}, also unknown", policy_rules.parse_facts, decide, statuses)


def ours_verdict_from_json() -> Subject:
    """Statuses only, from facts as JSON, checked."""
    import policy_rules

    policy = policy_rules.load_policy(POLICY)

    def decide(facts: Facts) -> Answer:
        return policy_rules.verdict(policy, policy_rules.parse_facts(facts), AS_OF)

    def statuses(people: Sequence[Facts]) -> list[Statuses]:
        return [list(decide(one).values()) for one in people]

    return Subject("ours, facts checked and verdict", f"{VERDICT}, also unknown", _same, decide, statuses)


def hand_written() -> Subject:
    """Plain Python from facts whose dates are read."""
    from bench.core import by_hand

    def decide(facts: Input) -> Statuses:
        return by_hand.statuses(facts, TODAY)

    def statuses(people: Sequence[Facts]) -> list[Statuses]:
        return [decide(by_hand.checked(one)) for one in people]

    return Subject("hand-written Python", VERDICT, by_hand.checked, decide, statuses)


def hand_written_from_json() -> Subject:
    """Plain Python that also reads the dates (and checks nothing)."""
    from bench.core import by_hand

    def decide(facts: Facts) -> Statuses:
        return by_hand.statuses(by_hand.checked(facts), TODAY)

    return Subject(
        "hand-written Python, dates read", VERDICT, _same, decide, lambda people: [decide(one) for one in people]
    )


def zen_policy() -> Subject:
    """ZEN's policy document with trace."""
    from bench.core.peers import zen_engine

    decide = zen_engine.policy_document(_example())
    gives = f"{OPEN_OR_NOT}, true or false of every condition"
    return _peer("ZEN 2 policy document + trace", gives, decide, zen_engine.opened_by_policy)


def zen_table() -> Subject:
    """ZEN's decision table with trace."""
    from bench.core.peers import zen_engine

    decide = zen_engine.decision_table(_example())
    return _peer(
        "ZEN 2 decision table + trace", "the rows that match, nothing of the others", decide, zen_engine.opened_by_table
    )


def business_rules() -> Subject:
    """business-rules."""
    from bench.core.peers import business_rules_engine

    return _peer("business-rules", OPEN_OR_NOT, business_rules_engine.rules(_example()), business_rules_engine.opened)


def rule_engine() -> Subject:
    """rule-engine."""
    from bench.core.peers import rule_engine_rules

    decide = rule_engine_rules.rules(_example())
    return _peer("rule-engine", OPEN_OR_NOT, decide, rule_engine_rules.opened, slow=True)


def openfisca() -> Subject:
    """OpenFisca-Core, a simulation per person."""
    from bench.core.peers import openfisca as peer

    rules = peer.Rules(_example())

    def given(facts: Facts) -> Input:
        return rules.encoded(prepared(facts, TODAY))

    def statuses(people: Sequence[Facts]) -> list[Statuses]:
        columns = [rules.columns([prepared(one, today) for one in people]) for today in (TODAY, LAST_DAY)]
        now, later = (list(zip(*rules.many(one), strict=True)) for one in columns)
        return [_statuses(*both) for both in zip(now, later, strict=True)]

    return Subject("OpenFisca-Core, build + calculate", OPEN_OR_NOT, given, rules.one, statuses, slow=True)


SUBJECTS: dict[str, Callable[[], Subject]] = {
    "hand-written": hand_written,
    "ours-verdict": ours_verdict,
    "hand-written-json": hand_written_from_json,
    "ours-verdict-json": ours_verdict_from_json,
    "business-rules": business_rules,
    "rule-engine": rule_engine,
    "openfisca": openfisca,
    "zen-table": zen_table,
    "zen-policy": zen_policy,
    "ours": ours_full,
    "ours-words": ours_in_words,
    "ours-json": ours_from_json,
    "ours-dict": ours_as_dict,
    "ours-text": ours_as_text,
}


def _peer(
    name: str,
    gives: str,
    decide: Callable[[Input], Answer],
    opened: Callable[[Answer], Sequence[bool]],
    *,
    slow: bool = False,
) -> Subject:
    """A peer that says open or not: the same rules on the last of all days tell "not yet" from "closed"."""

    def statuses(people: Sequence[Facts]) -> list[Statuses]:
        return [_statuses(*(opened(decide(prepared(one, today))) for today in (TODAY, LAST_DAY))) for one in people]

    return Subject(name, gives, lambda facts: prepared(facts, TODAY), decide, statuses, slow)


def _statuses(now: Sequence[bool], later: Sequence[bool]) -> Statuses:
    pairs = zip(now, later, strict=True)
    return ["open" if today else "not_yet" if in_time else "closed" for today, in_time in pairs]


def _ours(
    given: Callable[[Facts], Input], decide: Callable[[Input], Answer]
) -> Callable[[Sequence[Facts]], list[Statuses]]:
    return lambda people: [[pathway.status for pathway in decide(given(one)).pathways] for one in people]


def _same(facts: Facts) -> Facts:
    return json.loads(json.dumps(facts))  # type: ignore[no-any-return]


def _example() -> dict[str, Any]:
    from bench.core.people import people

    return prepared(people(1)[0], TODAY)
