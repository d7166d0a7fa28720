"""Recompute stored decisions with the rules and report every difference."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import policy_rules
from bot.storage.records import DecisionRecord


@dataclass
class Report:
    """What a replay found."""

    same: int = 0
    other_version: int = 0
    differences: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """Say it, differences first."""
        yield from self.differences
        yield f"{self.same} decisions recomputed without a difference, {len(self.differences)} with one"
        if self.other_version:
            yield f"{self.other_version} decisions of another policy version not compared"


def replay(records: Iterable[DecisionRecord]) -> Report:
    """Recompute each decision that was given by the policy version at hand."""
    report = Report()
    for record in records:
        policy = _in_force(record)
        if policy is None or policy.version != record.policy_version:
            report.other_version += 1
            continue
        found = _compare(policy, record)
        report.differences += [f"decision {record.id}: {where}" for where in found]
        report.same += not found
    return report


def _compare(policy: policy_rules.Policy, record: DecisionRecord) -> list[str]:
    try:
        decision = policy_rules.decide(policy, policy_rules.parse_facts(record.facts), record.as_of)
    except (policy_rules.FactsError, policy_rules.PolicyError) as error:
        return [str(error)]
    return list(differences(record.decision, decision.as_dict()))


def _in_force(record: DecisionRecord) -> policy_rules.Policy | None:
    """Return the version of the policy that was in force on the day of the decision."""
    try:
        return policy_rules.load_policy(record.policy).on(record.as_of)
    except policy_rules.PolicyError:
        return None


def exported(records: Iterable[DecisionRecord]) -> Iterator[str]:
    """Yield what each decision was asked, a line of JSON each, for `policy-rules diff --cases stored`."""
    for record in records:
        asked = {"facts": record.facts, "as_of": record.as_of.isoformat(), "policy": record.policy}
        yield json.dumps(asked, ensure_ascii=False)


def differences(stored: Any, recomputed: Any, where: str = "") -> Iterator[str]:  # noqa: ANN401 - JSON
    """Yield the places in which two pieces of JSON differ, one sentence each."""
    if isinstance(stored, dict) and isinstance(recomputed, dict):
        for key in [*stored, *(key for key in recomputed if key not in stored)]:
            yield from differences(stored.get(key), recomputed.get(key), f"{where}.{key}".lstrip("."))
    elif isinstance(stored, list) and isinstance(recomputed, list) and len(stored) == len(recomputed):
        for index, (one, other) in enumerate(zip(stored, recomputed, strict=True)):
            yield from differences(one, other, f"{where}[{index}]")
    elif stored != recomputed or isinstance(stored, bool) != isinstance(recomputed, bool):
        yield f"{where or 'decision'}: stored {stored!r}, recomputed {recomputed!r}"
