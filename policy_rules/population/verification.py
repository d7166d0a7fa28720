"""Rows drawn by lot and decided once more, one by one, the ordinary way."""

from __future__ import annotations

import random
from datetime import date

import numpy as np

from policy_rules.decide import decide
from policy_rules.decision import PathwayDecision
from policy_rules.facts.model import Facts
from policy_rules.policy.applying import applicable
from policy_rules.population.roster.reading import Batch
from policy_rules.population.screen import Screen
from policy_rules.population.screened import STATUSES, Screened

SEED = 2025


class DifferenceError(Exception):
    """A row for which both ways differ; the message says where."""


class Verification:
    """Decides some rows again.

    Args:
        screen: what decided them first.
        wanted: how many rows, spread over the whole roster; it becomes a few more in a long one.
    """

    def __init__(self, screen: Screen, wanted: int) -> None:
        self._screen = screen
        self._wanted = wanted
        self._lot = random.Random(SEED)  # noqa: S311 which rows are looked at protects nothing  # nosec B311
        self._seen = 0
        self.checked = 0

    def check(self, batch: Batch, decided: dict[str, Screened]) -> None:
        """Decide the rows on which the lot falls.

        Raises:
            DifferenceError: a field differs.
        """
        for row in range(len(batch.rows)):
            self._seen += 1
            if self._lot.random() * self._seen < self._wanted:
                self._again(int(batch.rows[row]), row, batch.columns.facts_of(row), decided)

    def _again(self, number: int, row: int, facts: Facts, decided: dict[str, Screened]) -> None:
        for pathway_id, expected in single_fields(self._screen, facts).items():
            found = screened_fields(self._screen, decided[pathway_id], row)
            for field, value in expected.items():
                if found[field] != value:
                    message = f"第 {number} 行 {pathway_id}.{field}：逐个判断是 {value!r}，批量是 {found[field]!r}"
                    raise DifferenceError(message)
        self.checked += 1


def single_fields(screen: Screen, facts: Facts) -> dict[str, dict[str, object]]:
    """What the single decision says of one person, pathway by pathway, in the fields of a result."""
    policy, _ = applicable(screen.policy, facts, screen.as_of)
    decision = decide(screen.policy, facts, screen.as_of)
    return {
        decided.id: _fields(decided, screen.places[decided.id].of(pathway))
        for pathway, decided in zip(policy.pathways, decision.pathways, strict=True)
    }


def _fields(pathway: PathwayDecision, places: list[int]) -> dict[str, object]:
    unmet = [place for place, reason in zip(places, pathway.reasons, strict=True) if reason.state == "unmet"]
    return {
        "status": pathway.status,
        "earliest": pathway.earliest,
        "earliest_sure": pathway.earliest_sure,
        "missing": pathway.missing,
        "unmet": tuple(sorted(unmet)),
        "personal_status": pathway.personal_status,
        "personal_earliest": pathway.personal_earliest,
        "personal_earliest_sure": pathway.personal_earliest_sure,
        "already_held": pathway.already_held,
    }


def screened_fields(screen: Screen, screened: Screened, row: int) -> dict[str, object]:
    """What the screen says of one person, in the fields of a result."""
    unmet = int(screened.unmet[row])
    return {
        "status": STATUSES[screened.status[row]],
        "earliest": _iso(screened.earliest[row]),
        "earliest_sure": _iso(screened.earliest_sure[row]),
        "missing": screen.missing_names(int(screened.missing[row])),
        "unmet": tuple(place for place in range(unmet.bit_length()) if unmet >> place & 1),
        "personal_status": STATUSES[screened.personal_status[row]],
        "personal_earliest": _iso(screened.personal_earliest[row]),
        "personal_earliest_sure": _iso(screened.personal_earliest_sure[row]),
        "already_held": bool(screened.already_held[row]),
    }


def _iso(ordinal: np.int32) -> str | None:
    return date.fromordinal(int(ordinal)).isoformat() if ordinal else None
