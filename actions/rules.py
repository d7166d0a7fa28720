"""The rules as the actions use them: facts and decisions as JSON, the policy that fits, nothing decided here."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any, TypeAlias, TypedDict

import policy_rules

Decision: TypeAlias = dict[str, Any]
Pathway: TypeAlias = dict[str, Any]
Facts: TypeAlias = dict[str, Any]
Choices: TypeAlias = list[dict[str, str]]
Policy: TypeAlias = policy_rules.Policy

WORK_GOES_ON = ("worked_since_skill", "worked_since_title", "title_matches_post", "skill_matches_post")
MOST_DEFINED = 2
DONT_KNOW = {"value": "dont_know", "label": "不清楚"}


class GlossaryEntry(TypedDict):
    """A word of the policy and what it means."""

    term: str
    text: str
    clause: str
    quote: str


def policy_for(facts: Facts, today: date) -> Policy:
    """The policy for a person on a day, in the version in force; on a day on which none is, its newest version."""
    return policy_rules.choose_policy(policy_rules.parse_facts(facts), today).shown_on(today)


def policy_of(decision: Decision) -> Policy:
    """The version of the policy that a decision was made under."""
    return policy_rules.load_policy(decision["policy"]).on(date.fromisoformat(decision["as_of"]))


def pathway_of(decision: Decision, path: Pathway) -> policy_rules.Pathway:
    """The pathway of the policy that one of a decision speaks of."""
    return next(one for one in policy_of(decision).pathways if one.id == path["id"])


@lru_cache(maxsize=256)
def _decide(policy: Policy, facts: str, today: date) -> Decision:
    return dict(policy_rules.decide(policy, policy_rules.parse_facts(json.loads(facts)), today).as_dict())


def decide(facts: Facts, today: date) -> Decision:
    """The decision of these facts on a day, as the JSON of contract §2."""
    return _decide(policy_for(facts, today), _key(facts), today)


def label(missing: str) -> str:
    """What a fact, or the date of one level of it, is called in Chinese."""
    return str(policy_rules.load_declarations().label(missing))


def problem_of(facts: Facts) -> str | None:
    """What is wrong with facts that a person edited, in Chinese; ``None`` when nothing is."""
    try:
        policy_rules.parse_facts(facts)
    except policy_rules.FactsError as error:
        return error.chinese
    return None


def can_be_asked(policy: Policy, facts: Facts, fact: str) -> bool:
    """Whether there is something to ask: not known yet, or known and open to a closer question."""
    name, _, level = fact.partition(".")
    if level:
        return True
    return name in policy.questions if facts.get(name) is None else bool(policy.variants.get(name))


def question(policy: Policy, facts: Facts, fact: str) -> policy_rules.AskedQuestion:
    """How one asks for a fact, in the variant that fits what is known."""
    return policy_rules.question_for(policy, policy_rules.parse_facts(facts), fact)


def choices(policy: Policy, facts: Facts, fact: str) -> Choices:
    """The answers offered for a fact; "I don't know" is always one."""
    offered = [{"value": value, "label": label} for value, label in question(policy, facts, fact).choices]
    if any(choice["label"].startswith(("不清楚", "不知道", "不确定", "记不")) for choice in offered):
        return offered
    return [*offered, DONT_KNOW]


def apply_choice(policy: Policy, facts: Facts, fact: str, value: str) -> Facts:
    """The facts after a choice was taken."""
    return dict(policy_rules.apply_choice(policy, facts, fact, value))


def hanging_on(decision: Decision, fact: str) -> list[str]:
    """What the pathways that need a fact would give."""
    return list(dict.fromkeys(path["grants"] for path in decision["pathways"] if fact in path["missing"]))


def contacts(policy: Policy) -> list[dict[str, str]]:
    """The offices to call."""
    return [{"office": contact.office, "phone": contact.phone, "about": contact.about} for contact in policy.contacts]


def a_listed_company(policy: Policy) -> str | None:
    """What people call the first company of the policy's list; ``None`` where it has no such list."""
    fact = policy.plan_rules.fact if policy.plan_rules else None
    rows = [row for table in policy.tables.values() if table.key == fact for row in table.rows]
    return next((str(row["nickname"]) for row in rows if row.get("nickname")), None)


def glossary(policy: Policy, terms: Iterable[str], text: str) -> list[GlossaryEntry]:
    """The entries of the words asked about, else of the words that occur in the text; the longest word first."""
    asked = set(terms)
    found = [entry for entry in policy.glossary if asked & {entry.term, *entry.aliases}]
    if not found:
        found = [entry for entry in policy.glossary if any(word in text for word in (entry.term, *entry.aliases))]
        found = sorted(found, key=lambda entry: -len(entry.term))
    return [
        {"term": entry.term, "text": entry.text, "clause": entry.clause, "quote": entry.quote or ""}
        for entry in found[:MOST_DEFINED]
    ]


def _key(facts: Facts) -> str:
    return json.dumps(facts, ensure_ascii=False, sort_keys=True)
