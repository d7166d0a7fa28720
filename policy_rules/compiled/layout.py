"""Where everything has its place: conditions by number, reasons in the order in which they are told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from policy_rules.compiled.telling import Telling
from policy_rules.compiled.unknowns import Open
from policy_rules.conditions.base import Condition
from policy_rules.decision import Reason
from policy_rules.facts.situation import Situation


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """A condition of a policy, once, with everything that reports it.

    Attributes:
        index: its place in the number that says how all conditions stand.
        tellings: the reported conditions that ask for it; none where it only decides on a note.
    """

    index: int
    condition: Condition
    tellings: tuple[Telling, ...]


@dataclass(slots=True)
class View:
    """What is being said of one person: reasons by place, and by condition what is open in it."""

    reasons: list[Reason] = field(default_factory=list)
    open: dict[int, Open] = field(default_factory=dict)


class Part(Protocol):
    """Some conditions that are looked at together."""

    leaves: tuple[Leaf, ...]

    def signature(self, situation: Situation, so_far: int) -> int:
        """How its conditions stand, added to how those of the parts before stand."""

    def tell(self, situation: Situation, so_far: int, view: View) -> int:
        """The same, adding to ``view`` what is said of them, in the order of ``leaves`` and their tellings."""
