"""Deterministic decisions on which pathway of a policy is open to a person.

Pure: no clock, no network, no database, no randomness. The same facts, day and policy version give the same answer.
"""

from __future__ import annotations

from policy_rules.decide import decide, verdict
from policy_rules.decision import AskedQuestion, Decision, PathwayDecision, Reason
from policy_rules.errors import FactsError, PolicyError
from policy_rules.explanation import explain
from policy_rules.facts.model import Facts
from policy_rules.facts.parsing import parse
from policy_rules.packing import pack, unpack, unpacked_text
from policy_rules.policy.choosing import choose_policy
from policy_rules.policy.declaring import load_declarations
from policy_rules.policy.loading import available_policies, forget_loaded, load_policy, policies
from policy_rules.policy.model import Pathway, Policy
from policy_rules.questions import apply_choice, question_for

__all__ = [
    "AskedQuestion",
    "Decision",
    "Facts",
    "FactsError",
    "Pathway",
    "PathwayDecision",
    "Policy",
    "PolicyError",
    "Reason",
    "apply_choice",
    "available_policies",
    "choose_policy",
    "decide",
    "explain",
    "forget_loaded",
    "load_declarations",
    "load_policy",
    "pack",
    "parse_facts",
    "policies",
    "question_for",
    "unpack",
    "unpacked_text",
    "verdict",
]


def parse_facts(raw: object) -> Facts:
    """Check facts in the JSON shapes of contract §1.

    Raises:
        FactsError: an unknown key, a wrong type or an impossible value; the error names the key.
    """
    return parse(raw, load_declarations())
