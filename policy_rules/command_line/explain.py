"""``policy-rules explain``: the decision as Chinese text."""

from __future__ import annotations

import argparse

from policy_rules.command_line import inputs
from policy_rules.decide import decide
from policy_rules.explanation import explain

NAME = "explain"
ABOUT = "the decision as text"
describe = inputs.describe_facts


def run(options: argparse.Namespace) -> int:
    """Explain one person's decision."""
    with inputs.opened(options.file) as stream:
        as_of = inputs.day(options.as_of)
        facts = inputs.facts_of(inputs.parsed_json(inputs.read(stream)))
    policy = inputs.policy_for(options, facts, as_of)
    print(explain(decide(policy, facts, as_of), policy))
    return 0
