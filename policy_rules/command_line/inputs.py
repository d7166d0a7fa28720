"""What commands are given: files, days, policies with their readings, JSON."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TextIO

from policy_rules import clock
from policy_rules.facts.model import Facts
from policy_rules.facts.parsing import parse
from policy_rules.policy.choosing import choose_policy
from policy_rules.policy.declaring import load_declarations
from policy_rules.policy.files import content_root
from policy_rules.policy.loading import available_policies, load_policy
from policy_rules.policy.model import Policy


class UnusableInputError(Exception):
    """What was given cannot be used; the message says why."""


def describe_facts(parser: argparse.ArgumentParser) -> None:
    """The options of a command that decides for people."""
    parser.add_argument("--policy", help="the policy's id; default: the one that is for such a person")
    parser.add_argument("--as-of", help="the day asked about (YYYY-MM-DD); default: today in Asia/Shanghai")
    parser.add_argument("--reading", action="append", default=[], metavar="NAME=VALUE", help="switch a reading")
    parser.add_argument("file", nargs="?", help="a file with the facts; default: standard input")


def describe_content(parser: argparse.ArgumentParser) -> None:
    """The option of a command that can look at another content folder."""
    parser.add_argument("--content", type=Path, help="the content folder; default: the one in use")


def content_of(options: argparse.Namespace) -> Path:
    """The content folder asked for."""
    content: Path = options.content or content_root()
    if not (content / "policies").is_dir():
        message = f"{content}: this is no content folder, it has no `policies`"
        raise UnusableInputError(message)
    return content.resolve()


@contextmanager
def opened(file: str | None) -> Iterator[TextIO]:
    """A file for reading, standard input by default."""
    if file is None or file == "-":
        yield sys.stdin
        return
    try:
        with Path(file).open(encoding="utf-8") as stream:
            yield stream
    except OSError as error:
        message = f"{file}: {error.strerror}"
        raise UnusableInputError(message) from None


def one_policy(options: argparse.Namespace) -> Policy | None:
    """The policy for everybody: the one asked for, or the only one; ``None`` where it depends on the person."""
    ids = available_policies()
    readings = readings_of(options.reading)
    if options.policy is None and len(ids) != 1:
        return None
    return load_policy(options.policy or ids[0], readings)


def chosen_policy(options: argparse.Namespace) -> Policy:
    """The one policy for everybody; with several it has to be named."""
    policy = one_policy(options)
    if policy is None:
        message = f"--policy is needed: there are {', '.join(available_policies())}"
        raise UnusableInputError(message)
    return policy


def policy_for(options: argparse.Namespace, facts: Facts, as_of: date) -> Policy:
    """The policy asked for, under the readings asked for; without an id the one that is for such a person."""
    policy = one_policy(options)
    return policy or load_policy(choose_policy(facts, as_of).id, readings_of(options.reading))


def facts_of(raw: object) -> Facts:
    """Facts as they were given, checked."""
    return parse(raw, load_declarations())


def readings_of(pairs: list[str]) -> dict[str, str]:
    """``NAME=VALUE`` pairs as a mapping."""
    readings = {}
    for pair in pairs:
        name, separator, value = pair.partition("=")
        if not separator:
            message = f"--reading wants NAME=VALUE, not {pair!r}"
            raise UnusableInputError(message)
        readings[name] = value
    return readings


def day(text: object) -> date:
    """A day that was given, else today."""
    if text is None:
        try:
            return clock.today()
        except ValueError as error:
            raise UnusableInputError(str(error)) from None
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        message = f"as_of: a date like 2026-11-22 was expected, not {text!r}"
        raise UnusableInputError(message) from None


def read(stream: TextIO) -> str:
    """All of a stream."""
    try:
        return stream.read()
    except UnicodeDecodeError:
        message = "the input is not UTF-8"
        raise UnusableInputError(message) from None


def parsed_json(text: str) -> object:
    """One JSON value."""
    try:
        raw: object = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        message = f"the facts are not JSON: {error}"
        raise UnusableInputError(message) from None
    return raw
