"""The engine against the notice written out by hand, and against every way to complete what is not known."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import policy_rules
from tests.policy_rules import oracle
from tests.policy_rules.people import AS_OF, blurred, complete_facts

POLICY = policy_rules.load_policy("gz-2025-442")
MANY = settings(max_examples=400, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def decided(facts, as_of=AS_OF):
    """The decision by pathway."""
    decision = policy_rules.decide(POLICY, policy_rules.parse_facts(facts), as_of)
    return {pathway.id: pathway for pathway in decision.pathways}


def iso(day):
    return None if day in (oracle.NEVER, oracle.ALWAYS) else day.isoformat()


@MANY
@given(facts=complete_facts)
def test_someone_of_whom_everything_is_known_gets_what_the_notice_says(facts):
    """Status and first day of all pathways, with and without scope, equal the clauses applied by hand."""
    expected = oracle.onsets(facts)
    for name, pathway in decided(facts).items():
        onset, personal = expected[name]
        assert pathway.status == oracle.status(onset, AS_OF), name
        assert pathway.personal_status == oracle.status(personal, AS_OF), name
        if pathway.status == "not_yet":
            assert (pathway.earliest, pathway.earliest_sure) == (iso(onset), iso(onset)), name
        assert pathway.missing == ()


@MANY
@given(data=st.data(), facts=complete_facts)
def test_what_is_not_known_never_rules_out_the_truth(data, facts):
    """A status that is given although facts are missing is the status that the person really has."""
    told = data.draw(blurred(facts))
    truth = decided(facts)
    for name, pathway in decided(told).items():
        if pathway.status != "unknown":
            assert pathway.status == truth[name].status, name
        if pathway.status == "not_yet":
            assert pathway.earliest <= truth[name].earliest <= pathway.earliest_sure, name
        assert (pathway.status == "unknown") == bool(pathway.missing), name


LONG_AGO, LATELY = "2001-01-01", "2026-11-01"
COMPLETIONS = {
    "employer": ["pilot", "pilot_subsidiary", "municipal", "guangzhou_other"],
    "plan_covers_me": [True, False],
    "in_pilot_field": [True, False],
    "is_frontline": [True, False],
    "worked_since_skill": [True, False],
    "worked_since_title": [True, False],
    "title_matches_post": [True, False],
    "skill_matches_post": [True, False],
    "contest_awards": [
        [],
        [{"contest": "national", "prize": "gold"}],
        [{"contest": "national", "prize": "excellence"}],
        [{"contest": "national", "prize": "gold"}, {"contest": "worldskills", "prize": "excellence"}],
    ],
    "honours": [[], ["national_model_worker"]],
    "has_applied_for_title": [True, False],
    "guangzhou_enterprise_since": [LONG_AGO, LATELY],
    "plan_offers_dual_certification": [True, False],
    "plan_offers_enterprise_contest": [True, False],
}
LADDERS = {
    "skill_levels": ("senior_worker", "technician", "senior_technician", "special_technician", "chief_technician"),
    "titles": ("junior", "intermediate", "associate_senior", "full_senior"),
}


def ladders(levels):
    """Every way to hold some of the levels, each long ago, lately or not at all, the higher never the earlier."""
    found = []
    for days in itertools.product((None, LONG_AGO, LATELY), repeat=len(levels)):
        held = {level: day for level, day in zip(levels, days, strict=True) if day}
        if list(held.values()) == sorted(held.values()):
            found.append(held)
    return found


def completions(told):
    """Every completion of what was told that can make a difference."""
    names = [name for name in COMPLETIONS if name not in told]
    values = [COMPLETIONS[name] for name in names]
    for name, levels in LADDERS.items():
        if name not in told:
            names.append(name)
            values.append(ladders(levels))
    for chosen in itertools.product(*values):
        yield dict(zip(names, chosen, strict=True))


def whole(told, completion):
    facts = {**told, **completion, "skill_levels_complete": True, "titles_complete": True}
    if facts["titles"]:
        facts["has_applied_for_title"] = told.get("has_applied_for_title", True)
    return facts


WHAT_WAS_TOLD = {
    "a technician whose employer is not known": {
        "skill_levels": {"technician": "2024-01-01"},
        "skill_levels_complete": True,
        "titles": {},
        "contest_awards": [],
        "honours": [],
        "worked_since_skill": True,
        "worked_since_title": True,
        "title_matches_post": True,
        "skill_matches_post": True,
        "guangzhou_enterprise_since": LONG_AGO,
    },
    "somebody at a pilot enterprise with a young title": {
        "employer": "pilot",
        "in_pilot_field": True,
        "is_frontline": True,
        "titles": {"intermediate": LATELY},
        "titles_complete": True,
        "contest_awards": [],
        "honours": [],
        "guangzhou_enterprise_since": LONG_AGO,
        "plan_offers_dual_certification": True,
        "plan_offers_enterprise_contest": False,
        "plan_covers_me": False,
    },
    "a prize winner of whom little else is known": {
        "contest_awards": [{"contest": "national", "prize": "gold"}],
        "honours": [],
        "worked_since_skill": True,
        "worked_since_title": True,
        "title_matches_post": True,
        "skill_matches_post": True,
        "titles": {},
        "skill_levels": {"technician": LONG_AGO},
        "plan_offers_dual_certification": True,
        "plan_offers_enterprise_contest": False,
    },
    "somebody of whom only titles and certificates are not known": {
        "employer": "pilot",
        "in_pilot_field": True,
        "is_frontline": True,
        "plan_covers_me": False,
        "contest_awards": [],
        "worked_since_skill": True,
        "title_matches_post": True,
        "guangzhou_enterprise_since": LONG_AGO,
        "plan_offers_dual_certification": True,
        "plan_offers_enterprise_contest": False,
        "honours": ["national_model_worker"],
        "worked_since_title": True,
        "skill_matches_post": True,
    },
}


@pytest.mark.parametrize("told", WHAT_WAS_TOLD.values(), ids=WHAT_WAS_TOLD.keys())
def test_unknown_means_exactly_that_completions_disagree_and_missing_names_exactly_what_matters(told):
    """Brute force: all completions, their statuses, and which single fact can flip a status."""
    outcomes = {}
    names = None
    for completion in completions(told):
        names = tuple(completion)
        facts = whole(told, completion)
        statuses = {name: oracle.status(onset, AS_OF) for name, (onset, _) in oracle.onsets(facts).items()}
        outcomes[tuple(map(repr, completion.values()))] = (completion, statuses)
    for name, pathway in decided(told).items():
        possible = {statuses[name] for _, statuses in outcomes.values()}
        assert (pathway.status == "unknown") == (len(possible) > 1), (name, possible)
        if len(possible) == 1:
            assert pathway.status == possible.pop(), name
        assert set(pathway.missing) == flipping(name, names, outcomes), name


def flipping(pathway, names, outcomes):
    """The facts of which a change alone changes the status, in some completion."""
    found = set()
    for place, name in enumerate(names):
        groups = {}
        for key, (_, statuses) in outcomes.items():
            groups.setdefault(key[:place] + key[place + 1 :], set()).add(statuses[pathway])
        if any(len(group) > 1 for group in groups.values()):
            found.add(name)
    return found


@pytest.mark.parametrize("day", [date(2026, 11, 21), date(2026, 11, 22), date(2026, 11, 23)])
def test_an_interval_that_contains_the_day_ends_on_it(day):
    """Somebody who says "2026" holds the certificate now: it cannot be from later this year."""
    facts = {"employer": "pilot", "in_pilot_field": True, "skill_levels": {"technician": "2026"}, "titles": {}}
    pathway = decided({**facts, "worked_since_skill": True}, day)["title-intermediate"]
    assert pathway.earliest == "2029-01-01"
    assert pathway.earliest_sure == oracle.years_after(day, 3).isoformat()
    assert date.fromisoformat(pathway.earliest_sure) - timedelta(days=1) > day
