"""``policy-rules decide``: facts in, decision out; one person, or a line each."""

from __future__ import annotations

import argparse
import json
from datetime import date
from typing import TextIO

from policy_rules.command_line import inputs
from policy_rules.decide import decide
from policy_rules.decision import Decision
from policy_rules.errors import FactsError, PolicyError
from policy_rules.policy.model import Policy

NAME = "decide"
ABOUT = "facts (a JSON object) in, decision out"


def describe(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    inputs.describe_facts(parser)
    parser.add_argument(
        "--lines", action="store_true", help="a JSON object a line in, one a line out; `as_of` in a line overrides"
    )


def run(options: argparse.Namespace) -> int:
    """Decide for one person, or for a person a line."""
    with inputs.opened(options.file) as stream:
        return _lines(options, stream) if options.lines else _one(options, stream)


def _one(options: argparse.Namespace, stream: TextIO) -> int:
    as_of = inputs.day(options.as_of)
    facts = inputs.facts_of(inputs.parsed_json(inputs.read(stream)))
    decision = decide(inputs.policy_for(options, facts, as_of), facts, as_of)
    print(json.dumps(decision.as_dict(), ensure_ascii=False, indent=2))
    return 0


def _lines(options: argparse.Namespace, stream: TextIO) -> int:
    """Decide line by line; a line that cannot be used is answered by its error, and the command ends with 2."""
    as_of = inputs.day(options.as_of)
    chosen = inputs.one_policy(options)
    first_error = ""
    for number, line in enumerate(stream, start=1):
        if not line.strip():
            continue
        try:
            print(_decide_line(options, chosen, as_of, line).as_json())
        except (FactsError, inputs.UnusableInputError, PolicyError) as error:
            message = f"line {number}: {error}"
            first_error = first_error or message
            key = error.key if isinstance(error, FactsError) else None
            print(json.dumps({"error": {"line": number, "key": key, "message": str(error)}}, ensure_ascii=False))
    if first_error:
        raise inputs.UnusableInputError(first_error)
    return 0


def _decide_line(options: argparse.Namespace, chosen: Policy | None, as_of: date, line: str) -> Decision:
    raw = inputs.parsed_json(line)
    if isinstance(raw, dict) and raw.get("as_of") is not None:
        as_of = inputs.day(raw["as_of"])
    told = {key: value for key, value in raw.items() if key != "as_of"} if isinstance(raw, dict) else raw
    facts = inputs.facts_of(told)
    return decide(chosen or inputs.policy_for(options, facts, as_of), facts, as_of)
