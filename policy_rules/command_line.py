"""The ``policy-rules`` command: ``decide``, ``explain`` and ``check``.

Exit codes: 0 done, 1 the check found problems, 2 the input cannot be used (one line on standard error says why).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TextIO

from policy_rules import clock
from policy_rules.decide import decide
from policy_rules.decision import Decision
from policy_rules.errors import FactsError, PolicyError
from policy_rules.explanation import explain
from policy_rules.facts.parsing import parse
from policy_rules.policy.loading import available_policies, load_policy
from policy_rules.policy.model import Policy


class _UnusableInputError(Exception):
    """What was given cannot be used; the message says why."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; see :mod:`policy_rules.command_line` for the exit codes."""
    options = _parser().parse_args(arguments)
    try:
        command: str = options.command
        if command == "check":
            return _check(options.policy)
        with _opened(options.file) as stream:
            return _lines(options, stream) if getattr(options, "lines", False) else _one(options, stream)
    except (_UnusableInputError, PolicyError, FactsError) as error:
        print(f"policy-rules: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="policy-rules", description="Decide which pathways of a policy are open.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, about in (("decide", "facts (a JSON object) in, decision out"), ("explain", "the decision as text")):
        command = commands.add_parser(name, help=about, description=about)
        command.add_argument("--policy", help="the policy's id; needed when there are several")
        command.add_argument("--as-of", help="the day asked about (YYYY-MM-DD); default: today in Asia/Shanghai")
        command.add_argument("--reading", action="append", default=[], metavar="NAME=VALUE", help="switch a reading")
        command.add_argument("file", nargs="?", help="a file with the facts; default: standard input")
    commands.choices["decide"].add_argument(
        "--lines", action="store_true", help="a JSON object a line in, one a line out; `as_of` in a line overrides"
    )
    check = commands.add_parser("check", help="check the content of every policy")
    check.add_argument("--policy", help="only this policy")
    return parser


@contextmanager
def _opened(file: str | None) -> Iterator[TextIO]:
    if file is None or file == "-":
        yield sys.stdin
        return
    try:
        with Path(file).open(encoding="utf-8") as stream:
            yield stream
    except OSError as error:
        message = f"{file}: {error.strerror}"
        raise _UnusableInputError(message) from None


def _one(options: argparse.Namespace, stream: TextIO) -> int:
    policy, as_of = _policy(options), _day(options.as_of)
    decision = decide(policy, parse(_json(_read(stream)), policy.declarations), as_of)
    print(explain(decision, policy) if options.command == "explain" else _written(decision, indent=2))
    return 0


def _lines(options: argparse.Namespace, stream: TextIO) -> int:
    """Decide line by line; a line that cannot be used is answered by its error, and the command ends with 2."""
    policy, as_of = _policy(options), _day(options.as_of)
    first_error = ""
    for number, line in enumerate(stream, start=1):
        if not line.strip():
            continue
        try:
            print(_written(_decide_line(policy, as_of, line)))
        except (FactsError, _UnusableInputError, PolicyError) as error:
            message = f"line {number}: {error}"
            first_error = first_error or message
            key = error.key if isinstance(error, FactsError) else None
            print(json.dumps({"error": {"line": number, "key": key, "message": str(error)}}, ensure_ascii=False))
    if first_error:
        raise _UnusableInputError(first_error)
    return 0


def _decide_line(policy: Policy, as_of: date, line: str) -> Decision:
    raw = _json(line)
    if isinstance(raw, dict) and raw.get("as_of") is not None:
        as_of = _day(raw["as_of"])
    facts = {key: value for key, value in raw.items() if key != "as_of"} if isinstance(raw, dict) else raw
    return decide(policy, parse(facts, policy.declarations), as_of)


def _check(only: str | None) -> int:
    from policy_rules.checking import problems_of  # the checks are not needed to decide

    found = 0
    for policy_id in [only] if only else available_policies():
        problems = problems_of(policy_id)
        found += len(problems)
        for problem in problems:
            print(problem)
        if not problems:
            policy = load_policy(policy_id)
            parts = ("pathways", "clauses", "readings", "examples")
            counted = ", ".join(f"{len(getattr(policy, part))} {part}" for part in parts)
            print(f"policy {policy_id}: {counted}: all is well (version {policy.version})")
    return 1 if found else 0


def _policy(options: argparse.Namespace) -> Policy:
    readings = {}
    for reading in options.reading:
        name, separator, value = reading.partition("=")
        if not separator:
            message = f"--reading wants NAME=VALUE, not {reading!r}"
            raise _UnusableInputError(message)
        readings[name] = value
    ids = available_policies()
    if options.policy is None and len(ids) != 1:
        message = f"--policy is needed: there are {', '.join(ids)}"
        raise _UnusableInputError(message)
    return load_policy(options.policy or ids[0], readings)


def _day(text: object) -> date:
    if text is None:
        try:
            return clock.today()
        except ValueError as error:
            raise _UnusableInputError(str(error)) from None
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        message = f"as_of: a date like 2026-11-22 was expected, not {text!r}"
        raise _UnusableInputError(message) from None


def _read(stream: TextIO) -> str:
    try:
        return stream.read()
    except UnicodeDecodeError:
        message = "the input is not UTF-8"
        raise _UnusableInputError(message) from None


def _json(text: str) -> object:
    try:
        raw: object = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        message = f"the facts are not JSON: {error}"
        raise _UnusableInputError(message) from None
    return raw


def _written(decision: Decision, indent: int | None = None) -> str:
    return json.dumps(decision.as_dict(), ensure_ascii=False, indent=indent)
