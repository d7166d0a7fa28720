"""What a pathway grants and whether it is held already, remembered by award where it hangs on one."""

from __future__ import annotations

from policy_rules.compiled.memory import Memory
from policy_rules.facts.model import Award
from policy_rules.facts.situation import Situation
from policy_rules.grants import best_levels, names_of
from policy_rules.policy.content import TableColumn
from policy_rules.policy.model import Outcome, Pathway, Policy

Awards = tuple[Award, ...] | None


class Grants:
    """What one pathway grants.

    Attributes:
        fixed: the document's word for it, where it does not hang on an award.
        is_by_award: whether it hangs on an award if the person holds it already.
    """

    def __init__(self, policy: Policy, pathway: Pathway) -> None:
        content = pathway.content
        self._policy = policy
        self.fixed = content.grants if isinstance(content.grants, str) else None
        self._outcome = None if isinstance(content.grants, str) else policy.outcome(content.grants)
        held = content.already_held
        self.is_by_award = isinstance(held, TableColumn)
        self._held = policy.outcome(held) if isinstance(held, TableColumn) else None
        self._award_fact = policy.declarations.award_fact
        self._words: Memory[Awards, str] = Memory(1 << 10)
        self._ranks: Memory[Awards, list[int]] = Memory(1 << 10)

    def words(self, situation: Situation) -> str:
        """The document's word for it."""
        if self.fixed is not None:
            return self.fixed
        awards = situation.facts.awards(self._award_fact)
        return self._words.get(awards) or self._words.keep(awards, self._names(awards))

    def is_held(self, situation: Situation) -> bool:
        """Whether what an award leads to is surely held already."""
        awards = situation.facts.awards(self._award_fact)
        if self._held is None or not awards:
            return False
        ranks = self._ranks.get(awards) or self._ranks.keep(awards, self._ranks_of(awards, self._held))
        starts = situation.starts(self._held.fact)
        return starts is not None and all(starts[rank][1] <= situation.as_of for rank in ranks)

    def _names(self, awards: Awards) -> str:
        assert self._outcome is not None
        return names_of(self._policy, self._outcome, best_levels(self._policy, self._outcome, awards))

    def _ranks_of(self, awards: Awards, held: Outcome) -> list[int]:
        declaration = self._policy.declarations.levels(held.fact)
        lowest = [declaration.at_or_above(level)[0] for level in best_levels(self._policy, held, awards)]
        return [declaration.ranks[level] for level in lowest]
