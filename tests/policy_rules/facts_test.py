"""Facts that break the contract are refused with the name of the key; nothing else is."""

from __future__ import annotations

import pytest

import policy_rules

WRONG = {
    "employer": ({"employer": "gov"}, "employer", "impossible_value"),
    "employer of a wrong type": ({"employer": 1}, "employer", "wrong_type"),
    "a key that does not exist": ({"age": 46}, "age", "unknown_key"),
    "a level that does not exist": ({"skill_levels": {"master": None}}, "skill_levels.master", "unknown_key"),
    "a level that only a sentence has": ({"titles": {"unspecified": None}}, "titles.unspecified", "unknown_key"),
    "a thirteenth month": ({"titles": {"junior": "2021-13"}}, "titles.junior", "impossible_value"),
    "30 February": ({"titles": {"junior": "2021-02-30"}}, "titles.junior", "impossible_value"),
    "the year 9999": ({"titles": {"junior": "9999"}}, "titles.junior", "impossible_value"),
    "the year 1900": ({"titles": {"junior": "1900"}}, "titles.junior", "impossible_value"),
    "a date as a number": ({"titles": {"junior": 2021}}, "titles.junior", "wrong_type"),
    "a date in another form": ({"titles": {"junior": "2021/03"}}, "titles.junior", "wrong_type"),
    "an interval that ends before it begins": (
        {"titles": {"junior": {"earliest": "2022-01-01", "latest": "2021-01-01"}}},
        "titles.junior",
        "impossible_value",
    ),
    "an interval with another key": ({"titles": {"junior": {"from": "2022"}}}, "titles.junior.from", "unknown_key"),
    "a bool as text": ({"is_frontline": "true"}, "is_frontline", "wrong_type"),
    "a bool as a number": ({"is_frontline": 1}, "is_frontline", "wrong_type"),
    "a negative gap": ({"worked_since_skill": {"gap_days": -1}}, "worked_since_skill.gap_days", "impossible_value"),
    "a gap of half a day": ({"worked_since_skill": {"gap_days": 0.5}}, "worked_since_skill.gap_days", "wrong_type"),
    "a gap that is a bool": ({"guangzhou_enterprise_gap_days": True}, "guangzhou_enterprise_gap_days", "wrong_type"),
    "work as text": ({"worked_since_title": "yes"}, "worked_since_title", "wrong_type"),
    "a contest that does not exist": (
        {"contest_awards": [{"contest": "olympics"}]},
        "contest_awards[0].contest",
        "impossible_value",
    ),
    "awards that are no list": ({"contest_awards": {"contest": "national"}}, "contest_awards", "wrong_type"),
    "an honour that does not exist": ({"honours": ["hero"]}, "honours[0]", "impossible_value"),
    "no object at all": ([], "facts", "wrong_type"),
}


@pytest.mark.parametrize(("raw", "key", "problem"), WRONG.values(), ids=WRONG.keys())
def test_impossible_facts_are_refused_by_name(raw, key, problem):
    """The error carries the key, the kind of problem, an English and a Chinese sentence; both name the key."""
    with pytest.raises(policy_rules.FactsError) as caught:
        policy_rules.parse_facts(raw)
    assert (caught.value.key, caught.value.problem) == (key, problem)
    assert key in str(caught.value)
    assert key in caught.value.chinese


def test_null_and_absent_both_mean_not_known():
    """``null`` is not ``false``, ``{}`` or ``[]``."""
    unknown = policy_rules.parse_facts({"employer": None, "titles": None, "is_frontline": None})
    assert unknown == policy_rules.parse_facts({})
    assert unknown != policy_rules.parse_facts({"titles": {}, "is_frontline": False})


def test_facts_are_written_out_as_they_were_told():
    """What comes out is what came in, without the nulls, in the declared order."""
    raw = {"titles": {"junior": "2021-06"}, "employer": "pilot", "honours": None}
    assert list(policy_rules.parse_facts(raw).as_json().items()) == [
        ("employer", "pilot"),
        ("titles", {"junior": "2021-06"}),
    ]


def test_every_value_of_the_contract_is_understood():
    """One of each: nothing that the contract names is refused."""
    policy_rules.parse_facts(
        {
            "employer": "joint_venture",
            "enterprise": "guangzhou_digital",
            "plan_covers_me": True,
            "in_pilot_field": True,
            "is_frontline": False,
            "skill_levels": {
                "apprentice": "2001",
                "chief_technician": {"earliest": "2020-01-01", "latest": "2020-06-30"},
            },
            "skill_levels_complete": True,
            "worked_since_skill": {"gap_days": 0},
            "titles": {"senior": None, "junior": "2010-05-04"},
            "titles_complete": False,
            "qualifications": {"intermediate": "2020-11"},
            "title_matches_post": True,
            "worked_since_title": False,
            "worked_since_skill_in_occupation": True,
            "skill_matches_post": True,
            "has_applied_for_title": True,
            "has_held_title": True,
            "contest_awards": [{"contest": None, "prize": "gold"}, {"contest": "other", "prize": None}, {}],
            "honours": ["china_skills_award", "model_worker", "may_day_medal", "below_provincial"],
            "guangzhou_enterprise_since": "2024-02-29",
            "guangzhou_enterprise_gap_days": 12,
            "guangzhou_enterprise_one_year": True,
            "plan_offers_dual_certification": True,
            "plan_offers_enterprise_contest": False,
        }
    )
