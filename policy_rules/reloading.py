"""Reading the content anew while the program runs: checked as a whole, and in force only if all of it is right."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from policy_rules.errors import PolicyError
from policy_rules.facts.declarations import FactDeclarations
from policy_rules.policy.copies import copy_of, drop
from policy_rules.policy.declaring import load_declarations
from policy_rules.policy.files import content_root, named_root
from policy_rules.policy.loading import available_policies, forget_loaded, load_policy
from policy_rules.policy.snapshots import in_force, put_in_force

CHECK_SECONDS = 300.0
# What a fact may be made of; a stored conversation can hold any of it.
_RESTART = "conversations may hold it. Restart to change it"
PARTS = ("values", "levels", "groups", "contests", "prizes")


def freeze_content() -> dict[str, str]:
    """Take the content as it is now; what is changed in the folder afterwards waits for a reload.

    Raises:
        PolicyError: it cannot be loaded.
    """
    root = named_root()
    put_in_force(root, copy_of(root))
    forget_loaded()
    return _versions(content_root())


def reload_content() -> dict[str, str]:
    """Read the content folder anew; return the version of every policy that is now in force.

    Raises:
        PolicyError: something is wrong with it. The message says what and where; what was in force stays in force.
    """
    root = named_root()
    copy = copy_of(root)
    try:
        _refuse_if(_problems_apart(copy) or _lost(copy))
        versions = _versions(copy)
    except BaseException:
        drop(copy)
        raise
    before = in_force(root)
    put_in_force(root, copy)
    forget_loaded()
    drop(before)
    return versions


def _versions(content: Path) -> dict[str, str]:
    return {policy: load_policy(policy, content=content).version for policy in available_policies(content)}


def _refuse_if(problems: list[str]) -> None:
    if problems:
        raise PolicyError("\n".join(problems))


def _problems_apart(copy: Path) -> list[str]:
    """The check computes for seconds; in a process of its own it holds up nobody who waits for an answer."""
    command = [sys.executable, "-m", "policy_rules.checking", str(copy)]
    try:
        checked = subprocess.run(command, check=True, capture_output=True, timeout=CHECK_SECONDS)  # noqa: S603  # ours
        return [str(problem) for problem in json.loads(checked.stdout)]
    except (subprocess.SubprocessError, OSError, ValueError) as error:
        return [f"the content could not be checked: {error}"]


def _lost(copy: Path) -> list[str]:
    """What a conversation may hold and the new content no longer knows: it could not go on."""
    return list(_gone_facts(copy)) or list(_gone_questions(copy))


def _gone_facts(copy: Path) -> Iterator[str]:
    before, after = load_declarations(), load_declarations(copy)
    yield from (f"policy `{one}` is gone; restart to drop it" for one in _gone_policies(copy))
    for name, declaration in before.facts.items():
        if name not in after.facts or after.facts[name].type != declaration.type:
            yield f"facts.yml: `{name}` is gone or of another type; {_RESTART}"
            continue
        yield from (f"facts.yml: `{name}`: `{part}` is gone; {_RESTART}" for part in _gone(before, after, name))


def _gone_policies(copy: Path) -> list[str]:
    return [one for one in available_policies() if one not in available_policies(copy)]


def _gone_questions(copy: Path) -> Iterator[str]:
    """Whom it was just put to could not answer any more."""
    for policy in sorted(set(available_policies()) & set(available_policies(copy))):
        after = load_policy(policy, content=copy).questions
        gone = (fact for fact in load_policy(policy).questions if fact not in after)
        yield from (f"policy `{policy}`: the question for `{fact}` is gone; {_RESTART}" for fact in gone)


def _gone(before: FactDeclarations, after: FactDeclarations, name: str) -> Iterator[str]:
    for part in PARTS:
        now = getattr(after.facts[name], part, ())
        yield from (value for value in getattr(before.facts[name], part, ()) if value not in now)
