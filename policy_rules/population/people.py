"""What a batch of a roster says, as arrays: one entry a person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from policy_rules.facts.model import Award, Facts
from policy_rules.population.arrays import Bools, Dates, Days, Rows


@dataclass(frozen=True, slots=True)
class Coded:
    """A fact with few different values: a code a person, and what each code stands for (``None``: not known)."""

    codes: NDArray[np.uint8] | NDArray[np.intp]
    values: tuple[str | frozenset[str] | tuple[Award, ...] | None, ...]

    def where(self, table: list[bool]) -> Bools:
        """Where the entry of a person's code is true."""
        if self.codes.dtype == np.uint8:
            translated = self.codes.tobytes().translate(bytes(table).ljust(256, b"\0"))
            return np.frombuffer(translated, np.uint8).view(np.bool_)
        found: Bools = np.array(table, np.bool_)[self.codes]
        return found


@dataclass(frozen=True, slots=True)
class Told:
    """A yes, a no, or nothing."""

    yes: Bools
    no: Bools


@dataclass(frozen=True, slots=True)
class Span:
    """An interval of days a person, no day where nothing was told; days told exactly are the same array twice."""

    earliest: Dates
    latest: Dates

    @property
    def exact(self) -> bool:
        """Whether everybody told the day exactly."""
        return self.earliest is self.latest


@dataclass(frozen=True, slots=True)
class WorkDone:
    """Work since a certificate.

    Attributes:
        told: whether it is known at all.
        possible: not "never worked in the field".
        gap_days: days spent in other work, 0 where there are none or nothing is known.
        with_gap: the people who have such days.
    """

    told: Bools
    possible: Bools
    gap_days: Days
    with_gap: Rows


@dataclass(frozen=True, slots=True)
class Ladder:
    """A levels fact.

    Attributes:
        known: whether anything at all was told of it, also "holds none".
        told: the levels and groups of which the batch says something.
    """

    known: Bools
    told: dict[str, Span]


@dataclass(frozen=True, slots=True)
class People:
    """A batch. A fact that is not in any of the dicts is not known of anybody.

    Attributes:
        facts_of: the facts of one person, as :func:`policy_rules.parse_facts` gives them.
    """

    size: int
    facts_of: Callable[[int], Facts]
    flags: dict[str, Told] = field(default_factory=dict)
    coded: dict[str, Coded] = field(default_factory=dict)
    works: dict[str, WorkDone] = field(default_factory=dict)
    days: dict[str, Days] = field(default_factory=dict)
    whens: dict[str, Span] = field(default_factory=dict)
    ladders: dict[str, Ladder] = field(default_factory=dict)


def narrow(codes: NDArray[np.intp], count: int) -> NDArray[np.uint8] | NDArray[np.intp]:
    """Codes in one byte if they fit."""
    return codes.astype(np.uint8) if count <= np.iinfo(np.uint8).max else codes
