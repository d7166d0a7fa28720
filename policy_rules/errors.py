"""What can go wrong, said so that the reader can mend it."""

from __future__ import annotations

from typing import Literal

FactsProblem = Literal["unknown_key", "wrong_type", "impossible_value"]

_CHINESE: dict[FactsProblem, str] = {
    "unknown_key": "不认识“{key}”这一项，请检查名称。",
    "wrong_type": "“{key}”的格式不对，请按说明填写。",
    "impossible_value": "“{key}”的值不可能成立，请核对后再填。",
}


class PolicyError(Exception):
    """A policy that does not exist, is broken, or is not in force on the day asked about.

    The message names file, policy and key where they are known.
    """


class FactsError(ValueError):
    """Facts that break contract §1: an unknown key, a wrong type or an impossible value.

    Attributes:
        key: the fact that is wrong, with a dot before the part of it (``skill_levels.technician``).
        problem: ``unknown_key``, ``wrong_type`` or ``impossible_value``.
        chinese: one sentence for the person who typed it.
    """

    def __init__(self, key: str, problem: FactsProblem, detail: str) -> None:
        super().__init__(f"{key}: {detail}")
        self.key = key
        self.problem: FactsProblem = problem

    @property
    def chinese(self) -> str:
        """One sentence in Chinese that names the key."""
        return _CHINESE[self.problem].format(key=self.key)
