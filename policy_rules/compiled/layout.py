"""Where everything has its place: conditions by number, reasons in the order in which they are told."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, Protocol, TypeAlias

from policy_rules.compiled.telling import Telling
from policy_rules.compiled.unknowns import Open
from policy_rules.conditions.base import Condition
from policy_rules.decision import Reason
from policy_rules.facts.situation import Situation
from policy_rules.pathway_decision import Head

Span: TypeAlias = "tuple[int, int]"
"""An onset, or when something started: in the best and in the worst case."""


@dataclass(frozen=True, eq=False)
class Leaf:
    """A condition of a policy, once, with everything that reports it.

    Attributes:
        index: its place in the number that says how all conditions stand.
        tellings: the reported conditions that ask for it; none where it only decides on a note.
    """

    index: int
    condition: Condition
    tellings: tuple[Telling, ...]

    @cached_property
    def met(self) -> tuple[Reason, ...]:
        """What is said where it is met and no day has to be named."""
        return tuple(telling.met for telling in self.tellings)

    @cached_property
    def unmet(self) -> tuple[Reason, ...]:
        """What is said where it fails."""
        return tuple(telling.unmet for telling in self.tellings)


class Missing(NamedTuple):
    """The names of what has to be known, and of each the share of the ways to "open" that need it."""

    names: tuple[str, ...]
    shares: tuple[float, ...]


@dataclass(slots=True)
class View:
    """What is being said of one person.

    Attributes:
        signature: how all conditions stand, once that is known.
        reasons: of every reported condition, by place.
        onsets: of the conditions that are reported and neither met nor failed: from when they are true.
        open: of the conditions that are reported and not settled: what is open in them.
        unsettled: the pathways of which something has to be known, with that.
    """

    signature: int = 0
    reasons: list[Reason] = field(default_factory=list)
    onsets: dict[int, Span] = field(default_factory=dict)
    open: dict[int, Open] = field(default_factory=dict)
    unsettled: list[tuple[Head, Missing]] = field(default_factory=list)


class Part(Protocol):
    """Some conditions that are looked at together."""

    leaves: tuple[Leaf, ...]

    def signature(self, situation: Situation, so_far: int) -> int:
        """How its conditions stand, added to how those of the parts before stand."""

    def tell(self, situation: Situation, so_far: int, view: View) -> int:
        """The same, adding to ``view`` what is said of them, in the order of ``leaves`` and their tellings."""
