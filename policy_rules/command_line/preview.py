"""``policy-rules preview``: what some people get on a later day."""

from __future__ import annotations

import argparse

from policy_rules.command_line import inputs
from policy_rules.facts.model import Facts

NAME = "preview"
ABOUT = "what people get on a later day, compared with today: which pathways open when"


def describe(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("--as-of", required=True, metavar="DATE", help="the later day (YYYY-MM-DD)")
    parser.add_argument("--today", metavar="DATE", help="the day to compare with; default: today")
    parser.add_argument("--policy", help="the policy's id; default: the first one")
    parser.add_argument("--reading", action="append", default=[], metavar="NAME=VALUE", help="switch a reading")
    parser.add_argument("file", nargs="?", help="facts, a JSON object a line; default: the people of the examples")


def run(options: argparse.Namespace) -> int:
    """Print what will be different."""
    from policy_rules.authoring.previewing import told, turnings
    from policy_rules.policy.loading import available_policies, load_policy

    today, later = inputs.day(options.today), inputs.day(options.as_of)
    policy = load_policy(options.policy or available_policies()[0], inputs.readings_of(options.reading))
    if options.file:
        people = _read(options.file)
    else:
        people = {one.name: inputs.facts_of(dict(one.facts)) for one in policy.examples if not one.readings}
    print("\n".join(told(turnings(policy, people, today, later), len(people), later)))
    return 0


def _read(file: str) -> dict[str, Facts]:
    people: dict[str, Facts] = {}
    with inputs.opened(file) as stream:
        for number, line in enumerate(stream, start=1):
            if line.strip():
                raw = inputs.parsed_json(line)
                told = raw["facts"] if isinstance(raw, dict) and "facts" in raw else raw
                people[f"第{number}行"] = inputs.facts_of(told)
    return people
