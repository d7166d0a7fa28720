"""Which fact to ask for next, when some of what the rules want cannot be had."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import date

from actions import rules
from actions.rules import Decision, Facts

# Who does not know the one has nothing to say about the other.
_PRESUPPOSES = {
    "title_matches_post": "titles",
    "worked_since_title": "titles",
    "worked_since_skill": "skill_levels",
    "skill_matches_post": "skill_levels",
    "guangzhou_enterprise_since": "contest_awards",
    "enterprise": "employer",
    "in_pilot_field": "employer",
    "plan_covers_me": "employer",
}
LONG_AGO = "1990-01-01"


def fact_to_ask(facts: Facts, today: date, skipped: Collection[str]) -> str | None:
    """What the rules want next; what the person does not know, and what then can settle nothing, is left out."""
    decision, policy = rules.decide(facts, today), rules.policy_for(facts, today)
    following = decision.get("next_question")
    if not following:
        return None
    hanging = Counter(fact for path in decision["pathways"] for fact in path["missing"])
    wanted = [str(following["fact"]), *(fact for fact, _count in hanging.most_common())]
    unknowable = {fact for fact in hanging if fact in skipped or not rules.can_be_asked(policy, facts, fact)}
    unknowable |= {fact for fact in hanging if _PRESUPPOSES.get(fact.partition(".")[0]) in skipped}
    candidates = (fact for fact in wanted if fact not in unknowable)
    return next((fact for fact in candidates if _is_of_use(decision, facts, fact, unknowable, today)), None)


def _is_of_use(decision: Decision, facts: Facts, fact: str, unknowable: set[str], today: date) -> bool:
    """Whether a pathway waits for this fact and for nothing that cannot be had, or one answer settles one by itself."""
    waiting = [path["missing"] for path in decision["pathways"] if fact in path["missing"]]
    if any(unknowable.isdisjoint(missing) for missing in waiting):
        return True
    before = _statuses(decision)
    return any(_statuses(rules.decide(answered, today)) != before for answered in _answers(facts, fact, today))


def _statuses(decision: Decision) -> list[str]:
    return [path["status"] for path in decision["pathways"]]


def _answers(facts: Facts, fact: str, today: date) -> list[Facts]:
    """Facts after each answer that could be given; for a day, one long ago and today."""
    policy = rules.policy_for(facts, today)
    asked = rules.question(policy, facts, fact)
    offered = [rules.apply_choice(policy, facts, fact, value) for value, _label in asked.choices]
    name, _, level = fact.partition(".")
    days = (LONG_AGO, today.isoformat()) if level else ()
    return [*offered, *({**facts, name: {**facts.get(name, {}), level: day}} for day in days)]
