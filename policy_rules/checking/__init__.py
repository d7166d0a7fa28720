"""What ``policy-rules check`` proves of a policy's content."""

from __future__ import annotations

from pathlib import Path

from policy_rules.checking.citations import check_citations
from policy_rules.checking.clauses import check_clauses
from policy_rules.checking.drawing import check_drawing
from policy_rules.checking.examples import check_examples
from policy_rules.checking.figures import check_figures
from policy_rules.checking.plans import check_plans
from policy_rules.checking.usage import check_usage
from policy_rules.errors import PolicyError
from policy_rules.policy.loading import load_policy
from policy_rules.policy.model import Policy


def problems_of(policy_id: str, content: Path | None = None) -> list[str]:
    """Everything that is wrong with a policy, one sentence each; empty when all is well.

    A policy that cannot be loaded has that one problem.
    """
    try:
        policy = load_policy(policy_id, content=content)
    except PolicyError as error:
        return [str(error)]
    versions = policy.timeline.versions
    found = [problem for version in versions for problem in _of_version(version, content)]
    return found + [problem for version in versions for problem in _every_reading(version, content)]


def _of_version(version: Policy, content: Path | None) -> list[str]:
    newer = version is not version.timeline.versions[0]
    name = f"{version.id}, from {version.in_force_from.isoformat()}" if newer else version.id
    checks = (check_citations, check_clauses, check_figures, check_usage, check_drawing, check_plans)
    found = [problem for check in checks for problem in check(version)]
    return [f"policy {name}: {problem}" for problem in (*found, *check_examples(version, content))]


def _every_reading(policy: Policy, content: Path | None) -> list[str]:
    """Every value of every reading compiles."""
    chosen = [(name, value) for name, reading in policy.readings.items() for value in reading.values]
    return [problem for name, value in chosen if (problem := _under(policy.id, name, value, content))]


def _under(policy_id: str, name: str, value: str, content: Path | None) -> str:
    try:
        load_policy(policy_id, {name: value}, content)
    except PolicyError as error:
        return f"with reading {name}={value}: {error}"
    return ""
