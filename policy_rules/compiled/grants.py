"""What a pathway grants and whether it is held already, remembered by award where it hangs on one."""

from __future__ import annotations

from collections.abc import Sequence

from policy_rules.compiled.memory import Memory
from policy_rules.facts.situation import Situation
from policy_rules.grants import best_levels, names_of
from policy_rules.policy.content import TableColumn
from policy_rules.policy.model import Pathway, Policy


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
        self._by_award: Memory[object, tuple[str, tuple[int, ...]]] = Memory(1 << 10)

    def of(self, situation: Situation) -> tuple[str, bool]:
        """The document's word for it, and whether what an award leads to is surely held already."""
        awards = situation.facts.get(self._award_fact)
        words, ranks = self._by_award.get(awards) or self._by_award.keep(awards, self._new(situation))
        if self._held is None or not ranks:
            return words, False
        days: Sequence[int] | None = situation.exact_days.get(self._held.fact)
        if days is None:
            days = [worst for _best, worst in situation.starts(self._held.fact) or ()]
        return words, bool(days) and max([days[rank] for rank in ranks]) <= situation.as_of

    def _new(self, situation: Situation) -> tuple[str, tuple[int, ...]]:
        """The word, and the places of the levels that have to be held, none where there is no award."""
        awards = situation.facts.awards(self._award_fact)
        words = self.fixed
        if words is None:
            assert self._outcome is not None
            words = names_of(self._policy, self._outcome, best_levels(self._policy, self._outcome, awards))
        if self._held is None or not awards:
            return words, ()
        declaration = self._policy.declarations.levels(self._held.fact)
        lowest = [declaration.at_or_above(level)[0] for level in best_levels(self._policy, self._held, awards)]
        return words, tuple(declaration.ranks[level] for level in lowest)
