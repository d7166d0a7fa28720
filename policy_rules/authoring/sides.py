"""The two sides of a comparison: some content, under some readings, asked on a day."""

from __future__ import annotations

import re
import subprocess
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from io import BytesIO
from pathlib import Path

from policy_rules.decide import decide
from policy_rules.decision import Decision
from policy_rules.errors import PolicyError
from policy_rules.facts.parsing import parse
from policy_rules.policy.files import content_root
from policy_rules.policy.loading import available_policies, load_policy
from policy_rules.policy.model import Policy

CURRENT = "."
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_READING = re.compile(r"(\w+)=(\w+)", re.ASCII)


@dataclass(frozen=True)
class Side:
    """One side.

    Attributes:
        name: as it was asked for.
        day: the day that is asked about, whatever day a case was decided on.
    """

    name: str
    content: Path
    readings: Mapping[str, str] = field(default_factory=dict)
    day: date | None = None
    loaded: dict[str, Policy | None] = field(default_factory=dict, compare=False)

    def policy(self, policy_id: str) -> Policy | None:
        """A policy of this side, under its readings; ``None`` if the side has none of that id."""
        if policy_id not in self.loaded:
            there = policy_id in self.policies()
            self.loaded[policy_id] = load_policy(policy_id, self.readings, self.content) if there else None
        return self.loaded[policy_id]

    def policies(self) -> tuple[str, ...]:
        """The ids of its policies."""
        return available_policies(self.content)

    def decide(self, policy_id: str, facts: Mapping[str, object], as_of: date) -> Decision | None:
        """The decision for a person; ``None`` when the policy is not there or not in force on the day."""
        policy = self.policy(policy_id)
        if policy is None:
            return None
        try:
            return decide(policy, parse(facts, policy.declarations), self.day or as_of)
        except PolicyError:
            return None


def side_of(name: str, folder: Path) -> Side:
    """The side that a word names: a content folder, ``.`` for the content as it is, a day, a reading, a git revision.

    Args:
        name: the word.
        folder: where a git revision may be unpacked.

    Raises:
        PolicyError: the word names none of these.
    """
    here = Side(name, content_root())
    reading = _READING.fullmatch(name)
    if name == CURRENT:
        return here
    if reading:
        return replace(here, readings={reading[1]: reading[2]})
    if _DAY.fullmatch(name):
        return replace(here, day=_day(name))
    if (Path(name) / "policies").is_dir():
        return replace(here, content=Path(name).resolve())
    return replace(here, content=_revision(name, here.content, folder))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"{text} is not a day of the calendar"
        raise PolicyError(message) from None


def _revision(name: str, content: Path, folder: Path) -> Path:
    """The content as it was in a revision of the repository that it lies in."""
    command = ["git", "-C", str(content), "archive", "--format=tar", f"{name}:./"]
    try:
        tar = subprocess.run(command, check=True, capture_output=True).stdout  # noqa: S603  # the user's own git
    except (OSError, subprocess.CalledProcessError):
        message = f"`{name}` is no content folder, no day, no reading=value and no git revision"
        raise PolicyError(message) from None
    target = folder / re.sub(r"\W", "_", name)
    with tarfile.open(fileobj=BytesIO(tar)) as archive:
        archive.extractall(target)  # noqa: S202 made by the user's own git  # nosec B202
    return target
