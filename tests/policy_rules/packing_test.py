"""Decisions pass through processes as one short text and come out as they went in."""

import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import policy_rules
from tests.policy_rules.people import complete_facts, forgotten


@settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(complete_facts.flatmap(forgotten))
def test_a_packed_decision_comes_out_as_it_went_in(facts) -> None:
    policy = policy_rules.load_policy("gz-2025-442")
    decision = policy_rules.decide(policy, policy_rules.parse_facts(facts), date(2026, 11, 22)).as_dict()
    packed = policy_rules.pack(decision)
    assert policy_rules.unpack(packed) == decision
    assert packed.isascii()
    assert len(packed) < len(json.dumps(decision)) / 5


@given(st.text())
def test_what_is_no_packed_decision_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a packed decision"):
        policy_rules.unpack(text)
