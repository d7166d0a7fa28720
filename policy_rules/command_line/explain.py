"""``policy-rules explain``: the decision as Chinese text."""

from __future__ import annotations

import argparse

from policy_rules.command_line import inputs
from policy_rules.decide import decide
from policy_rules.explanation import explain
from policy_rules.facts.parsing import parse

NAME = "explain"
ABOUT = "the decision as text"
describe = inputs.describe_facts


def run(options: argparse.Namespace) -> int:
    """Explain one person's decision."""
    with inputs.opened(options.file) as stream:
        policy, as_of = inputs.chosen_policy(options), inputs.day(options.as_of)
        facts = parse(inputs.parsed_json(inputs.read(stream)), policy.declarations)
    print(explain(decide(policy, facts, as_of), policy))
    return 0
