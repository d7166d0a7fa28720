"""``policy-rules diff``: whose answer changes."""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from policy_rules.command_line import inputs

if TYPE_CHECKING:
    from policy_rules.authoring.comparing import Case
    from policy_rules.authoring.sides import Side

NAME = "diff"
ABOUT = "whose answer changes between two versions of the content, two days or two readings; 1 if anybody's does"
SIDE = "a content folder, `.` (the content in use), a git revision, a day, or READING=VALUE"


def describe(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("old", help=SIDE)
    parser.add_argument("new", help="the same")
    parser.add_argument("--cases", choices=("generated", "stored"), default="generated", help="made up, or given")
    parser.add_argument("--as-of", help="the day on which made-up people are decided; default: today")
    parser.add_argument("--policy", help="only this policy")
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.add_argument("--file", help='stored cases, a line each: {"facts": …, "as_of": …}; default: standard input')


def run(options: argparse.Namespace) -> int:
    """Compare; print what is different."""
    from policy_rules.authoring.comparing import compare
    from policy_rules.authoring.sides import side_of
    from policy_rules.authoring.telling import told_comparison

    differs = False
    with tempfile.TemporaryDirectory() as folder:
        old, new = (side_of(name, Path(folder)) for name in (options.old, options.new))
        ids = [options.policy] if options.policy else list(dict.fromkeys([*old.policies(), *new.policies()]))
        stored = list(_stored(options)) if options.cases == "stored" else None
        for policy_id in ids:
            if stored is None:
                cases = _generated(policy_id, options, old, new)
            else:
                cases = [case for case in stored if case.policy in {None, policy_id}]
            found = compare(old, new, cases, policy_id, None if stored is not None else inputs.day(options.as_of))
            differs = differs or found.differs
            if options.json:
                changes = [asdict(change) for change in found.changes.values()]
                summary = {"policy": policy_id, "people": found.people, "changed": found.changed}
                print(json.dumps({**summary, "changes": changes, "texts": found.texts}, ensure_ascii=False))
            else:
                print("\n".join(told_comparison(policy_id, found, "生成的" if stored is None else "存下的")))
    return 1 if differs else 0


def _generated(policy_id: str, options: argparse.Namespace, *sides: Side) -> list[Case]:
    from policy_rules.authoring.comparing import Case
    from policy_rules.authoring.people import generated

    day = inputs.day(options.as_of)
    policies = [policy for side in sides if (policy := side.policy(policy_id))]
    versions = [policy.on(max(day, policy.first_day)) for policy in policies]
    return [Case(facts, day) for facts in generated(versions, day)]


def _stored(options: argparse.Namespace) -> Iterator[Case]:
    from policy_rules.authoring.comparing import Case

    with inputs.opened(options.file) as stream:
        for number, line in enumerate(stream, start=1):
            if not line.strip():
                continue
            raw = inputs.parsed_json(line)
            if not isinstance(raw, dict) or not isinstance(raw.get("facts", {}), dict):
                message = f"line {number}: an object with `facts` and `as_of` was expected"
                raise inputs.UnusableInputError(message)
            facts = raw["facts"] if "facts" in raw else {key: raw[key] for key in raw if key != "as_of"}
            yield Case(facts, _day(raw.get("as_of"), options), raw.get("policy") if "facts" in raw else None)


def _day(told: object, options: argparse.Namespace) -> date:
    return inputs.day(told if told is not None else options.as_of)
