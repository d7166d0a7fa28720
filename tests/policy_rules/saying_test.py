"""Sentences are made when they are read, and are those that would have been made at once."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import policy_rules
from policy_rules import PathwayDecision, Reason
from policy_rules.facts.situation import Situation
from policy_rules.reasons import is_unclear, reason_text
from tests.policy_rules.people import AS_OF, blurred, complete_facts

POLICY = policy_rules.load_policy("gz-2025-442")
OTHER_READING = {"anniversary": "the_day_after", "senior_includes_full_senior": "associate_only"}
POLICIES = [POLICY, policy_rules.load_policy("gz-2025-442", OTHER_READING)]
SOME = settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
TECHNICIAN = {
    "employer": "pilot",
    "in_pilot_field": True,
    "is_frontline": True,
    "skill_levels": {"senior_worker": "2016-02-29", "technician": "2024-05-20", "senior_technician": "2027-01-01"},
    "skill_levels_complete": True,
    "worked_since_skill": {"gap_days": 30},
    "titles": {"junior": "2023-07"},
}


def decided(facts=TECHNICIAN):
    """A decision of which nobody has read anything."""
    return policy_rules.decide(POLICY, policy_rules.parse_facts(facts), AS_OF)


def reasons_of(decision):
    return [reason for pathway in decision.pathways for reason in pathway.reasons]


@SOME
@given(data=st.data(), facts=complete_facts, policy=st.sampled_from(POLICIES))
def test_a_sentence_read_later_is_the_one_made_at_once(data, facts, policy):
    """Byte for byte: from the condition, its onset and its state, whatever was read before."""
    told = policy_rules.parse_facts(data.draw(blurred(facts)))
    decision = policy_rules.decide(policy, told, AS_OF)
    situation = Situation(told, policy.declarations, AS_OF.toordinal())
    pairs = [
        (reason, reported)
        for decided_, pathway in zip(decision.pathways, policy.pathways, strict=True)
        for reason, reported in zip(decided_.reasons, pathway.reported, strict=True)
    ]
    for reason, reported in data.draw(st.permutations(pairs)):
        onset = reported.condition.onset(situation)
        unclear = is_unclear(reported.content, told)
        at_once = reason_text(policy, reported, onset, reason.state, reason.missing, unclear=unclear)
        assert reason.text.encode() == at_once.encode()


def test_a_sentence_with_a_day_is_not_made_before_somebody_reads_it_and_then_kept():
    """The state, the clause and the quote are there without it."""
    dated = [reason for reason in reasons_of(decided()) if not hasattr(reason, "_text")]
    assert dated
    for reason in dated:
        assert reason.state in {"met", "not_yet"}
        assert reason.quote
        assert reason.clause
    assert not any(hasattr(reason, "_text") for reason in dated)
    assert all(reason.text is reason.text for reason in dated)


def test_threads_that_read_one_decision_at_once_read_the_same():
    """Whoever comes first makes the sentence; nobody sees half of one."""
    expected = decided().as_json()
    with ThreadPoolExecutor(max_workers=4) as threads:
        for _ in range(50):
            decision, start = decided(), Barrier(4)

            def read(_number, decision=decision, start=start):
                start.wait()
                return decision.as_json(), [reason.text for reason in reasons_of(decision)]

            answers = list(threads.map(read, range(4)))
            assert all(answer == answers[0] for answer in answers)
            assert answers[0][0] == expected


@pytest.mark.parametrize("read_before", [False, True])
def test_a_record_is_as_the_tuple_of_its_fields(read_before):
    """Compared, hashed, unpacked, counted, sliced and copied; whether it was read before or not."""
    decision, other = decided(), decided()
    if read_before:
        decision.as_dict()
    for one, same in zip(
        [*decision.pathways, *reasons_of(decision)], [*other.pathways, *reasons_of(other)], strict=True
    ):
        fields = tuple(getattr(same, name) for name in one._fields)
        assert one == same == fields == one
        assert hash(one) == hash(same) == hash(fields)
        assert tuple(one) == fields
        assert (len(one), one[0], one[1:3], one[-1]) == (len(fields), fields[0], fields[1:3], fields[-1])
        assert one != fields[:-1]
        assert one != "something else"
        assert pickle.loads(pickle.dumps(one)) == fields  # noqa: S301  # our own bytes
        assert one._asdict() == dict(zip(one._fields, fields, strict=True))
        assert repr(one) == repr(same)


def test_a_record_prints_its_fields_by_name():
    """As a named tuple does."""
    reason = Reason("met", "从事满3年", "三（一）", "满3年", scope=False, branch=0, missing=())
    assert repr(reason) == (
        "Reason(state='met', text='从事满3年', clause='三（一）', quote='满3年', scope=False, branch=0, missing=())"
    )


def test_a_record_cannot_be_changed_but_replaced():
    """No field can be set; a copy with another value leaves the first one alone."""
    pathway = decided().pathway("title-intermediate")
    reason = pathway.reasons[0]
    for record in (pathway, reason):
        for name in record._fields:
            with pytest.raises(AttributeError):
                setattr(record, name, None)
    assert reason._replace(text="别的").text == "别的" != reason.text
    assert pathway._replace(status="open").status == "open" != pathway.status
    with pytest.raises(ValueError, match="colour"):
        reason._replace(colour="red")


def test_a_decision_on_a_pathway_can_be_made_of_its_fields_in_order_or_by_name():
    """Missing or surplus ones are refused."""
    pathway = decided().pathway("title-intermediate")
    assert PathwayDecision(*pathway) == PathwayDecision(**pathway._asdict()) == pathway
    with pytest.raises(TypeError):
        PathwayDecision(*pathway[:-1])
    with pytest.raises((TypeError, ValueError)):
        PathwayDecision(*pathway, "one too many")
