"""The population decides exactly what the single decision decides: every field, every pathway, every person."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import policy_rules
from policy_rules.facts.parsing import parse
from policy_rules.population.encoding import columns_of, encode
from policy_rules.population.screen import Screen
from policy_rules.population.verification import screened_fields, single_fields
from tests.policies.contents import with_plan, with_second_batch
from tests.policy_rules.people import blurred, complete_facts
from tests.population.crowds import AS_OF, crowd

POLICY = policy_rules.load_policy("gz-2025-442")
SOME = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
OTHER_READINGS = [
    (name, value) for name, reading in POLICY.readings.items() for value in reading.values if value != reading.default
]


def screened(policy, people, as_of=AS_OF, screen=None):
    """The screen and what it decides."""
    screen = screen or Screen(policy, as_of)
    declarations = screen.policy.declarations
    return screen, screen.decide(encode(columns_of(people, declarations), declarations, as_of.toordinal()))


def assert_equal(policy, raw, as_of=AS_OF, screen=None):
    """Every field of every pathway is what the single decision says."""
    people = [parse(facts, policy.declarations) for facts in raw]
    screen, decided = screened(policy, people, as_of, screen)
    for row, facts in enumerate(people):
        for pathway, expected in single_fields(screen, facts).items():
            assert screened_fields(screen, decided[pathway], row) == expected, (pathway, raw[row])


def test_five_thousand_people_are_decided_as_each_of_them_alone():
    """Partial facts, intervals, gaps, awards told in part, groups of levels, days to come: all mixed."""
    assert_equal(POLICY, crowd(5000))


def test_what_one_batch_taught_does_not_mislead_the_next():
    """The kinds of ignorance are remembered from batch to batch, also where a batch has columns the others lack."""
    screen = Screen(POLICY, AS_OF)
    people = crowd(600, seed=7)
    without = [{name: value for name, value in facts.items() if name != "titles"} for facts in people[:200]]
    assert_equal(POLICY, without, screen=screen)
    for start in range(0, 600, 150):
        assert_equal(POLICY, people[start : start + 150], screen=screen)
    assert_equal(POLICY, [{}], screen=screen)


@pytest.mark.parametrize(("reading", "value"), OTHER_READINGS, ids="=".join)
def test_under_every_other_reading_too(reading, value):
    """Each reading switched once."""
    assert_equal(policy_rules.load_policy("gz-2025-442", {reading: value}), crowd(120, seed=11))


@pytest.mark.parametrize("days", [0, 1, 99, 465, 466, 2000])
def test_on_every_day(days):
    """A day on which February has 29 days, the day before, and far ahead."""
    assert_equal(POLICY, crowd(150, seed=days), POLICY.first_day + timedelta(days=days))


@SOME
@given(data=st.data(), people=st.lists(complete_facts, min_size=1, max_size=6))
def test_whatever_hypothesis_thinks_of(data, people):
    """Whole people, and the same ones with parts forgotten or blurred."""
    assert_equal(POLICY, [*people, *(data.draw(blurred(facts)) for facts in people)])


def test_every_example_of_the_policy():
    """The reviewed examples, each on its own day."""
    for example in POLICY.examples:
        as_of = example.as_of if isinstance(getattr(example, "as_of", None), date) else AS_OF
        assert_equal(POLICY, [dict(example.facts)], as_of)


def test_nobody_is_nobody():
    """An empty batch is decided too."""
    _, decided = screened(POLICY, [])
    assert {len(one.status) for one in decided.values()} == {0}


def test_a_day_before_the_policy_is_refused():
    """As the single decision refuses it."""
    with pytest.raises(policy_rules.PolicyError, match="in force"):
        Screen(POLICY, POLICY.first_day - timedelta(days=1))


def test_the_people_of_an_enterprise_with_a_plan_are_decided_under_it(tmp_path):
    """Some of that enterprise, some of another, some who did not say: side by side in one batch."""
    content = with_plan(tmp_path)
    policy = policy_rules.load_policy("gz-2025-442", content=content)
    chance = random.Random(5)
    people = [
        {**facts, "enterprise": chance.choice(["yunshan", "yunshan", "gac", None])} for facts in crowd(400, seed=5)
    ]
    assert policy.on(date(2027, 6, 1)).plans
    assert_equal(policy, people, date(2027, 6, 1))


def test_a_list_that_grows_is_read_on_the_day_asked_about(tmp_path):
    """Before the second batch and after it."""
    policy = policy_rules.load_policy("gz-2025-442", content=with_second_batch(tmp_path))
    for day in (AS_OF, date(2027, 3, 1), date(2028, 3, 1)):
        assert_equal(policy, crowd(150, seed=3), day)
