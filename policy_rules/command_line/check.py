"""``policy-rules check``: is the content of every policy as it should be?"""

from __future__ import annotations

import argparse

from policy_rules.command_line import inputs
from policy_rules.policy.loading import available_policies, load_policy

NAME = "check"
ABOUT = "check the content of every policy"


def describe(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("--policy", help="only this policy")
    inputs.describe_content(parser)


def run(options: argparse.Namespace) -> int:
    """Print what is wrong, a line each; 1 if anything is."""
    from policy_rules.checking import problems_of  # the checks are not needed to decide

    found = 0
    content = inputs.content_of(options)
    for policy_id in [options.policy] if options.policy else available_policies(content):
        problems = problems_of(policy_id, content)
        found += len(problems)
        for problem in problems:
            print(problem)
        if not problems:
            policy = load_policy(policy_id, content=content)
            parts = ("pathways", "clauses", "readings", "examples")
            counted = ", ".join(f"{len(getattr(policy, part))} {part}" for part in parts)
            print(f"policy {policy_id}: {counted}: all is well (version {policy.version})")
    return 1 if found else 0
