"""The examples come out as they say."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from policy_rules.decide import decide
from policy_rules.errors import FactsError, PolicyError
from policy_rules.facts.parsing import parse
from policy_rules.policy.content import Example
from policy_rules.policy.loading import load_policy
from policy_rules.policy.model import Policy


def check_examples(policy: Policy, content: Path | None = None) -> list[str]:
    """One sentence for every expectation of an example that does not hold.

    The examples of the policy are of the document alone; plans have examples of their own.
    """
    of_plans = [example for plan in policy.plans for example in plan.content.examples]
    alone = load_policy(policy.id, content=content, plans=False) if policy.plans else policy
    found = [problem for example in policy.examples for problem in problems_of_example(alone, example, content)]
    return found + [problem for example in of_plans for problem in problems_of_example(policy, example, content)]


def problems_of_example(policy: Policy, example: Example, content: Path | None = None) -> list[str]:
    """What does not come out as an example says."""
    try:
        plans = bool(policy.plans)
        under = load_policy(policy.id, example.readings, content, plans=plans) if example.readings else policy
        decision = decide(under, parse(dict(example.facts), under.declarations), example.as_of)
    except (FactsError, PolicyError) as error:
        return [f"example “{example.name}”: {error}"]
    problems = []
    for pathway_id, expected in example.expect.items():
        try:
            actual = decision.pathway(pathway_id).as_dict()
            actual["states"] = [reason.state for reason in decision.pathway(pathway_id).reasons]
        except KeyError:
            problems.append(f"example “{example.name}”: there is no pathway `{pathway_id}`")
            continue
        wanted: Mapping[str, object] = {"status": expected} if isinstance(expected, str) else expected
        for key, value in wanted.items():
            if key not in actual:
                problems.append(f"example “{example.name}”: {pathway_id} has no `{key}`")
            elif actual[key] != value:
                problems.append(f"example “{example.name}”: {pathway_id}: {key} is {actual[key]!r}, not {value!r}")
    return problems
