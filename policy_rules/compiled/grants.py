"""What a pathway grants and whether it is held already, remembered by award where it hangs on one."""

from __future__ import annotations

from policy_rules.compiled.memory import Memory
from policy_rules.facts.model import Award
from policy_rules.facts.situation import Situation
from policy_rules.grants import best_levels, holds, names_of
from policy_rules.policy.content import TableColumn
from policy_rules.policy.model import Pathway, Policy

Awards = tuple[Award, ...] | None


class Grants:
    """What one pathway grants."""

    def __init__(self, policy: Policy, pathway: Pathway) -> None:
        content = pathway.content
        self._policy = policy
        self._fixed = content.grants if isinstance(content.grants, str) else None
        self._outcome = None if isinstance(content.grants, str) else policy.outcome(content.grants)
        held = content.already_held
        self._held = policy.outcome(held) if isinstance(held, TableColumn) else None
        self._words: Memory[Awards, str] = Memory(1 << 10)
        self._levels: Memory[Awards, list[str]] = Memory(1 << 10)

    def words(self, situation: Situation) -> str:
        """The document's word for it."""
        if self._outcome is None:
            assert self._fixed is not None
            return self._fixed
        awards = self._awards(situation)
        found = self._words.get(awards)
        if found is None:
            found = names_of(self._policy, self._outcome, best_levels(self._policy, self._outcome, awards))
            self._words.keep(awards, found)
        return found

    def is_held(self, situation: Situation) -> bool:
        """Whether what an award leads to is surely held already."""
        awards = self._awards(situation)
        if self._held is None or not awards:
            return False
        levels = self._levels.get(awards)
        if levels is None:
            levels = self._levels.keep(awards, best_levels(self._policy, self._held, awards))
        return all(holds(self._policy, self._held.fact, level, situation) for level in levels)

    def _awards(self, situation: Situation) -> Awards:
        return situation.facts.awards(self._policy.declarations.award_fact)
