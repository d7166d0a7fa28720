"""The policy laid out for speed says what its conditions say when they are asked one by one."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import policy_rules
from policy_rules.compiled.memory import Memory
from policy_rules.compiled.standing import standing_of
from policy_rules.compiled.standing import status_of as status_of_standing
from policy_rules.conditions import terms as t
from policy_rules.conditions.base import ANY_DAY, Onset
from policy_rules.conditions.combinations import earliest, latest
from policy_rules.dates import LONG_AGO, NEVER, Interval, anniversary, iso, latest_start
from policy_rules.facts.ladders import starts_of, states_of
from policy_rules.facts.situation import Situation
from tests.policy_rules.people import AS_OF, blurred, complete_facts

POLICY_ID = "gz-2025-442"
POLICY = policy_rules.load_policy(POLICY_ID)
OTHER_READINGS = [
    {"b_count": "total_experience", "pilot_required_ab": "not_required"},
    {"b_double_order": "one_after_the_other", "senior_includes_full_senior": "associate_only"},
    {"chapeau_a5a": "stands_alone", "first_application": "never_held", "qual_is_a_title_for_a5": "a_title"},
    {"higher_satisfies_lower": "literal", "anniversary": "the_day_after", "subsidiary": "not_covered"},
]
POLICIES = [POLICY, *(policy_rules.load_policy(POLICY_ID, readings) for readings in OTHER_READINGS)]
STATES = {"open": "met", "not_yet": "not_yet", "closed": "unmet", "unknown": "unknown"}
SOME = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
days = st.integers(date(2015, 1, 1).toordinal(), date(2030, 1, 1).toordinal())


def status(onset, as_of):
    """The status that an onset means on a day, as the contract defines it."""
    exact = ["open" if day <= as_of else "closed" if day == NEVER else "not_yet" for day in onset]
    return exact[0] if exact[0] == exact[1] else "unknown"


class OneByOne:
    """A pathway decided by asking every condition for itself."""

    def __init__(self, pathway, situation) -> None:
        self.pathway, self.situation = pathway, situation

    def onset_of(self, reported):
        return latest([one.condition.onset(self.situation) for one in reported])

    @property
    def personal(self):
        own = [self.onset_of(self.pathway.conditions)]
        if self.pathway.branches:
            own.append(earliest([self.onset_of(branch) for branch in self.pathway.branches]))
        return latest(own)

    @property
    def onset(self):
        return latest([self.personal, self.onset_of(self.pathway.scope)])

    def terms(self, bound):
        def of(reported):
            return t.all_of([one.condition.terms(self.situation, bound) for one in reported])

        parts = [of(self.pathway.scope), of(self.pathway.conditions)]
        if self.pathway.branches:
            parts.append(t.any_of([of(branch) for branch in self.pathway.branches]))
        return t.all_of(parts)

    @property
    def missing(self):
        sums = [t.essential(self.terms(bound)) for bound in (self.situation.as_of, ANY_DAY)]
        return {unknown[0] for terms in sums for term in terms for unknown in term}


@SOME
@given(data=st.data(), facts=complete_facts, policy=st.sampled_from(POLICIES))
def test_a_pathway_is_what_its_conditions_are_one_by_one(data, facts, policy):
    """Status, first days, missing facts and the state of every reason, under several readings."""
    told = policy_rules.parse_facts(data.draw(blurred(facts)))
    decision = policy_rules.decide(policy, told, AS_OF)
    situation = Situation(told, policy.declarations, AS_OF.toordinal())
    for decided, pathway in zip(decision.pathways, policy.pathways, strict=True):
        alone = OneByOne(pathway, situation)
        assert decided.status == status(alone.onset, situation.as_of), pathway.id
        assert decided.personal_status == status(alone.personal, situation.as_of), pathway.id
        assert set(decided.missing) == (alone.missing if decided.status == "unknown" else set()), pathway.id
        if decided.status == "not_yet":
            assert (decided.earliest, decided.earliest_sure) == tuple(map(iso, alone.onset)), pathway.id
        if decided.personal_status == "not_yet":
            assert decided.personal_earliest == iso(alone.personal.best), pathway.id
        for reason, reported in zip(decided.reasons, pathway.reported, strict=True):
            onset = reported.condition.onset(situation)
            assert reason.state == STATES[status(onset, situation.as_of)], reported.text
            assert reason.text.startswith(reported.text)


@SOME
@given(data=st.data(), facts=complete_facts, policy=st.sampled_from(POLICIES))
def test_the_verdict_alone_is_that_of_the_decision(data, facts, policy):
    """The short path and the explained one give the same status for every pathway, in the same order."""
    told = policy_rules.parse_facts(data.draw(blurred(facts)))
    decision = policy_rules.decide(policy, told, AS_OF)
    expected = [(pathway.id, pathway.status) for pathway in decision.pathways]
    assert list(policy_rules.verdict(policy, told, AS_OF).items()) == expected


def test_there_is_no_verdict_before_the_policy_is_in_force():
    """As for a decision, the error names the first day."""
    with pytest.raises(policy_rules.PolicyError, match="2025-12-17"):
        policy_rules.verdict(POLICY, policy_rules.parse_facts({}), date(2025, 12, 16))


@SOME
@given(data=st.data(), facts=complete_facts)
def test_the_text_of_a_decision_as_json_is_its_dictionary_written_out(data, facts):
    """Byte for byte."""
    decision = policy_rules.decide(POLICY, policy_rules.parse_facts(data.draw(blurred(facts))), AS_OF)
    assert decision.as_json() == json.dumps(decision.as_dict(), ensure_ascii=False)


intervals = st.builds(lambda first, length: Interval(first, first + length), days, st.sampled_from([0, 0, 30, 400]))


@SOME
@given(data=st.data(), as_of=days, complete=st.booleans(), fact=st.sampled_from(["titles", "skill_levels"]))
def test_since_when_a_level_or_higher_is_held_follows_from_its_levels(data, as_of, complete, fact):
    """Also where one level stands for several, and where levels in between were not told."""
    declaration = POLICY.declarations.levels(fact)
    names = [*declaration.levels, *declaration.groups]
    held = data.draw(st.dictionaries(st.sampled_from(names), intervals, max_size=4))
    states = list(states_of(declaration, fact, held, as_of, complete=complete).values())
    expected = [(min(one.best for one in states[n:]), min(one.worst for one in states[n:])) for n in range(len(states))]
    assert starts_of(declaration, fact, held, as_of, complete=complete) == expected


@SOME
@example(day=date(2025, 2, 28).toordinal(), years=1)
@example(day=date(2028, 2, 29).toordinal(), years=1)
@example(day=date(2028, 2, 29).toordinal(), years=4)
@given(day=days, years=st.integers(1, 60))
def test_the_latest_start_is_the_last_day_from_which_the_years_are_full(day, years):
    """One day later they are not; leap days included."""
    start = latest_start(day, years)
    assert anniversary(start, years) <= day < anniversary(start + 1, years)


@pytest.mark.parametrize("best", [LONG_AGO, 99, 100, 101, NEVER])
@pytest.mark.parametrize("worst", [LONG_AGO, 99, 100, 101, NEVER])
def test_a_standing_means_the_status_of_its_onset(best, worst):
    """Unknown exactly where best and worst case disagree."""
    if best <= worst:
        assert status_of_standing(standing_of(Onset(best, worst), 100)) == status(Onset(best, worst), 100)


def test_a_memory_holds_no_more_than_it_may():
    """It begins again, and what is put in is there."""
    memory = Memory(2)
    for number in range(5):
        assert memory.keep(number, str(number)) == str(number)
        assert memory[number] == str(number)
        assert len(memory) <= 2


@SOME
@example(day=date(2096, 2, 29).toordinal(), years=4)
@example(day=date(1896, 2, 29).toordinal(), years=4)
@example(day=date(2039, 12, 31).toordinal(), years=61)
@given(day=st.integers(date(1890, 1, 1).toordinal(), date(2110, 1, 1).toordinal()), years=st.integers(0, 70))
def test_an_anniversary_is_the_day_of_the_calendar_so_many_years_later(day, years):
    """29 February falls back to 28 February; 1900 and 2100 are no leap years."""
    start = date.fromordinal(day)
    try:
        later = start.replace(year=start.year + years)
    except ValueError:
        later = start.replace(year=start.year + years, day=28)
    assert date.fromordinal(anniversary(day, years)) == later
