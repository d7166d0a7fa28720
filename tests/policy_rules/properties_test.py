"""What holds for every person: time, order and more knowledge never surprise."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import policy_rules
from tests.policy_rules.people import AS_OF, blurred, complete_facts, forgotten

POLICY = policy_rules.load_policy("gz-2025-442")
SOME = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
SETTLED = {"open", "not_yet", "closed"}


def decided(facts, as_of=AS_OF):
    return policy_rules.decide(POLICY, policy_rules.parse_facts(facts), as_of)


@SOME
@given(facts=complete_facts, later=st.integers(1, 4000))
def test_more_time_never_closes(facts, later):
    """Who may apply today may apply tomorrow; a first day does not move while one waits for it."""
    future = AS_OF + timedelta(days=later)
    after = decided(facts, future)
    for before in decided(facts).pathways:
        then = after.pathway(before.id)
        if before.status == "open":
            assert then.status == "open", before.id
        if before.status == "not_yet":
            reached = date.fromisoformat(before.earliest) <= future
            assert then.status == ("open" if reached else "not_yet"), before.id
            assert then.earliest in (None, before.earliest), before.id
        if before.status == "closed":
            assert then.status == "closed", before.id


@SOME
@given(data=st.data(), facts=complete_facts)
def test_one_more_fact_never_overturns_what_was_settled(data, facts):
    """Each fact that is added leaves a settled status as it is."""
    told = data.draw(forgotten(facts))
    missing = sorted(set(facts) - set(told))
    before = decided(told)
    for name in missing:
        told = {**told, name: facts[name]}
        after = decided(told)
        for pathway in before.pathways:
            if pathway.status in SETTLED:
                assert after.pathway(pathway.id).status == pathway.status, (name, pathway.id)
        before = after


@SOME
@given(data=st.data(), facts=complete_facts)
def test_the_order_in_which_facts_are_told_does_not_matter(data, facts):
    """The same facts in another order give the same decision, byte for byte."""
    told = data.draw(blurred(facts))
    names = list(told)
    random.Random(data.draw(st.integers(0, 1000))).shuffle(names)
    shuffled = {name: told[name] for name in names}
    for name in ("skill_levels", "titles"):
        if name in shuffled:
            shuffled[name] = dict(reversed(shuffled[name].items()))
    first, second = (json.dumps(decided(one).as_dict(), ensure_ascii=False) for one in (told, shuffled))
    assert first == second


@SOME
@given(data=st.data(), facts=complete_facts)
def test_the_next_question_is_about_something_that_matters(data, facts):
    """It asks for a missing fact; there is none exactly when nothing that can be asked is missing."""
    told = data.draw(blurred(facts))
    decision = decided(told)
    missing = {name for pathway in decision.pathways for name in pathway.missing}
    if decision.next_question is None:
        assert not missing or missing == {"employer"}
    else:
        assert decision.next_question.fact in missing
        assert decision.next_question.text
        assert decision.next_question.clauses


@SOME
@given(data=st.data(), facts=complete_facts)
def test_every_reason_is_cited_and_agrees_with_the_status(data, facts):
    """No condition is left out; an open pathway has no unmet condition outside another branch."""
    decision = decided(data.draw(blurred(facts)))
    assert [pathway.id for pathway in decision.pathways] == [pathway.id for pathway in POLICY.pathways]
    for pathway, content in zip(decision.pathways, POLICY.pathways, strict=True):
        assert len(pathway.reasons) == len(content.reported)
        for reason in pathway.reasons:
            assert reason.quote
            assert reason.clause
            assert bool(reason.missing) == (reason.state == "unknown")
        common = [reason.state for reason in pathway.reasons if not reason.branch]
        if pathway.status == "open":
            assert set(common) <= {"met"}
        if "unmet" in common:
            assert pathway.status == "closed"


@SOME
@given(facts=complete_facts)
def test_the_text_of_a_decision_names_every_pathway_and_every_clause(facts):
    """The explanation leaves nothing out."""
    decision = decided(facts)
    text = policy_rules.explain(decision, POLICY)
    for pathway in decision.pathways:
        assert pathway.title in text
        assert pathway.clause in text
        for reason in pathway.reasons:
            assert reason.text in text
            assert reason.quote in text
